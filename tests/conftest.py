"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.tiny_reranker import train_reranker

from carnet.adapters.embedding.light_maker import LightMaker
from carnet.adapters.embedding.light_record import LIGHT_FOLDER, usable_record
from carnet.adapters.models.catalog import load_catalog
from carnet.domain.cancel import CancelToken
from carnet.domain.models import ModelRole, ModelSpec
from carnet.settings.paths import resolve_paths

# A busy machine is no failure; where a run has to be repeatable, so are the examples.
settings.register_profile("carnet", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("carnet")

STARTER_FILES = (
    "all-minilm-l6-v2/model.safetensors",
    "all-minilm-l6-v2/tokenizer.json",
    "smollm2-135m-instruct/SmolLM2-135M-Instruct.Q4_1.gguf",
)


@pytest.fixture(scope="session", autouse=True)
def temporary_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The place of temporary files, of this run alone; a test that leaves some there fails it.

    pytest's own folders stand elsewhere and are cleared by it. Windows meet in a place of this
    run too, not in that of the person whose session it is.
    """
    tmp_path_factory.getbasetemp()  # is found before the place changes
    home = Path(tempfile.mkdtemp(prefix="carnet-tests-"))
    place, session = home / "files", home / "session"
    home.chmod(0o755)  # a test looks at its files as another user
    place.mkdir(mode=0o755)
    session.mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(place))
        patch.setenv("TMPDIR", str(place))
        patch.setenv("XDG_RUNTIME_DIR", str(session))
        patch.setenv("TORCHINDUCTOR_CACHE_DIR", str(home / "torch"))  # it never clears it
        yield place
    left = [path.name for path in place.iterdir()]
    shutil.rmtree(home, ignore_errors=True)
    assert not left, f"{len(left)} temporary files are left behind: {sorted(left)[:10]}"


@pytest.fixture(scope="session")
def models_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the starter models: CARNET_MODELS_DIR, else the system's place.

    Tests that use it are marked `models`.
    """
    folder = resolve_paths(str(tmp_path_factory.mktemp("data"))).models_dir
    missing = [name for name in STARTER_FILES if not (folder / name).is_file()]
    if missing:
        pytest.fail(
            f"The starter models are not in {folder} ({', '.join(missing)}). "
            "`make test` installs them; `carnet models install starter` does it alone.",
            pytrace=False,
        )
    return folder


@pytest.fixture(scope="session")
def embedder_spec() -> ModelSpec:
    """The starter embedder's entry in the catalogue."""
    catalog = load_catalog(Path(__file__).parents[1] / "models" / "catalog.toml")
    return next(spec for spec in catalog if spec.role is ModelRole.EMBEDDER)


@pytest.fixture(scope="session")
def light_folder(
    models_dir: Path, embedder_spec: ModelSpec, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A copy of the starter embedder with its light form: the installed one, else made here."""
    folder = tmp_path_factory.mktemp("models") / embedder_spec.name
    shutil.copytree(models_dir / embedder_spec.name, folder)
    if LightMaker().needed(embedder_spec, folder):
        LightMaker().tune(embedder_spec, folder, lambda *_step: None, CancelToken())
    assert usable_record(embedder_spec, folder) is not None
    return folder


@pytest.fixture(scope="session")
def reranker_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real cross-encoder, trained here in seconds to see which words are shared."""
    folder = tmp_path_factory.mktemp("reranker")
    train_reranker(folder)
    return folder


@pytest.fixture
def plain_folder(light_folder: Path, tmp_path: Path) -> Path:
    """The starter embedder without a light form."""
    folder = tmp_path / light_folder.name
    shutil.copytree(light_folder, folder, ignore=shutil.ignore_patterns(LIGHT_FOLDER))
    return folder
