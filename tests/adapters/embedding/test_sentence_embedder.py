"""The embedder on the real starter model."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from carnet.adapters.embedding.light_record import (
    read_light_record,
    usable_record,
    write_light_record,
)
from carnet.adapters.embedding.sentence_embedder import SentenceEmbedder, embedding_fingerprint
from carnet.adapters.embedding.text_windows import WindowTokenizer
from carnet.adapters.models.catalog import load_catalog
from carnet.adapters.models.files import hash_file
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled, KnownError
from carnet.domain.models import ModelFile, ModelRole, PromptForm

CATALOG = load_catalog(Path(__file__).parents[3] / "models" / "catalog.toml")
SPEC = next(spec for spec in CATALOG if spec.role is ModelRole.EMBEDDER)
LONG = "A recipe for apple pie with cinnamon. " * 80  # three windows
TEXTS = [
    "The boiler was serviced in October.",
    "",
    LONG,
    "La chaudière a été révisée en octobre.",
    "boats",
    "Trains leave for the coast at nine. " * 10,
]


@pytest.fixture(scope="module", params=["light", "reference"])
def embedder(
    request: pytest.FixtureRequest, light_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SentenceEmbedder]:
    folder = light_folder
    if request.param == "reference":
        folder = tmp_path_factory.mktemp("reference") / SPEC.name
        shutil.copytree(light_folder, folder, ignore=shutil.ignore_patterns("light"))
    embedder = SentenceEmbedder(SPEC, folder, 1)
    assert embedder.light == (request.param == "light")
    yield embedder
    embedder.close()


class StoppingToken(CancelToken):
    """Asks to stop at the third look, as a person would in the middle."""

    looks = 0

    def check(self) -> None:
        self.looks += 1
        if self.looks == 3:
            self.cancel()
        super().check()


class TellingToken(CancelToken):
    """Tells when batches are being computed."""

    def __init__(self) -> None:
        super().__init__()
        self.busy = threading.Event()

    def check(self) -> None:
        self.busy.set()
        super().check()


@pytest.mark.models
def test_vectors_equal_those_of_sentence_transformers_in_the_order_given(
    embedder: SentenceEmbedder, models_dir: Path
) -> None:
    from sentence_transformers import SentenceTransformer

    readable = [text for text in TEXTS if text != LONG]
    vectors = embedder.embed_documents(readable, CancelToken())
    model = SentenceTransformer(str(models_dir / SPEC.name), device="cpu", local_files_only=True)
    expected = model.encode(readable, normalize_embeddings=True, show_progress_bar=False)
    assert vectors.shape == (len(readable), SPEC.dimension)
    assert vectors.dtype == np.float32
    assert np.sum(vectors * expected, axis=1).min() > (0.9999 if embedder.light else 0.999999)


@pytest.mark.models
def test_a_text_longer_than_the_model_reads_is_the_mean_of_its_windows(
    embedder: SentenceEmbedder, light_folder: Path
) -> None:
    whole = embedder.embed_documents([LONG], CancelToken())[0]
    windows = WindowTokenizer(light_folder, SPEC.max_tokens).windows([LONG])[0]
    assert len(windows) > 1
    assert all(len(window.ids) <= SPEC.max_tokens for window in windows)
    beginning = LONG[: len(LONG) // 4]
    end = "The last line alone tells where the key of the boathouse is hidden."
    with_end = embedder.embed_documents([LONG + end], CancelToken())[0]
    assert float(whole @ embedder.embed_documents([beginning], CancelToken())[0]) > 0.9
    query = embedder.embed_query("key of the boathouse")
    assert float(with_end @ query) > float(whole @ query) + 0.02


@pytest.mark.models
def test_a_vector_depends_on_its_text_alone(light_folder: Path) -> None:
    embedder = SentenceEmbedder(SPEC, light_folder, 1)
    together = embedder.embed_documents(TEXTS, CancelToken())
    alone = [embedder.embed_documents([text], CancelToken())[0] for text in reversed(TEXTS)]
    embedder.close()
    assert np.array_equal(together, np.array(alone[::-1]))


@pytest.mark.models
@pytest.mark.parametrize("name", ["model.xml", "model.bin", "light.json"])
@pytest.mark.parametrize("content", [b"", b"not what was recorded"])
def test_a_damaged_light_form_is_not_used(
    light_folder: Path, plain_folder: Path, name: str, content: bytes
) -> None:
    shutil.copytree(light_folder / "light", plain_folder / "light")
    (plain_folder / "light" / name).write_bytes(content)
    assert usable_record(SPEC, plain_folder) is None


@pytest.mark.models
def test_a_light_form_that_openvino_refuses_leaves_the_reference_in_use(
    light_folder: Path, plain_folder: Path
) -> None:
    light = plain_folder / "light"
    shutil.copytree(light_folder / "light", light)
    (light / "model.xml").write_text("<net/>")
    record = read_light_record(plain_folder)
    assert record is not None
    files = tuple(ModelFile(f.path, hash_file(light / f.path)) for f in record.files)
    write_light_record(light, replace(record, files=files))
    embedder = SentenceEmbedder(SPEC, plain_folder, 1)
    assert not embedder.light
    assert embedder.embed_query("boats").shape == (SPEC.dimension,)
    embedder.close()


NO_TORCH = """
import sys
from pathlib import Path
from carnet.adapters.embedding.light_record import read_light_record, usable_record
from carnet.adapters.embedding.light_record import write_light_record
from carnet.adapters.models.catalog import load_catalog
from carnet.adapters.models.files import hash_file
from carnet.adapters.embedding.sentence_embedder import SentenceEmbedder
from carnet.domain.cancel import CancelToken
spec = next(s for s in load_catalog(Path(sys.argv[1])) if s.dimension)
embedder = SentenceEmbedder(spec, Path(sys.argv[2]), 1)
embedder.embed_query("boats")
embedder.embed_documents(["a boat", "a harbour"], CancelToken())
print(*sys.modules)
"""


@pytest.mark.models
def test_the_light_form_imports_no_torch_and_nothing_that_sends_figures(light_folder: Path) -> None:
    catalog = Path(__file__).parents[3] / "models" / "catalog.toml"
    done = subprocess.run(
        [sys.executable, "-c", NO_TORCH, str(catalog), str(light_folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "openvino" in loaded
    assert loaded.isdisjoint({"torch", "transformers", "sentence_transformers", "scipy"})
    assert not any("telemetry" in name for name in loaded)


@pytest.mark.models
def test_rows_have_unit_length(embedder: SentenceEmbedder) -> None:
    lengths = np.linalg.norm(embedder.embed_documents(TEXTS, CancelToken()), axis=1)
    assert np.allclose(lengths, 1, atol=1e-5)


@pytest.mark.models
def test_a_query_is_nearest_to_what_it_asks_for(embedder: SentenceEmbedder) -> None:
    query = embedder.embed_query("When was the heating checked?")
    assert query.shape == (SPEC.dimension,)
    scores = embedder.embed_documents(TEXTS, CancelToken()) @ query
    assert int(np.argmax(scores)) == 0


@pytest.mark.models
def test_no_texts_make_no_vectors(embedder: SentenceEmbedder) -> None:
    assert embedder.embed_documents([], CancelToken()).shape == (0, SPEC.dimension)


@pytest.mark.models
def test_cancel_is_looked_at_before_each_batch(embedder: SentenceEmbedder) -> None:
    token = StoppingToken()
    with pytest.raises(Cancelled):
        embedder.embed_documents(["long text " * 200] * 100, token)
    assert token.looks == 3


@pytest.mark.models
def test_a_query_does_not_wait_for_all_documents(embedder: SentenceEmbedder) -> None:
    token = TellingToken()
    outcome: list[str] = []

    def index() -> None:
        try:
            embedder.embed_documents(["long text " * 200] * 2000, token)
            outcome.append("finished")
        except Cancelled:
            outcome.append("cancelled")

    thread = threading.Thread(target=index)
    thread.start()
    assert token.busy.wait(60)
    assert embedder.embed_query("a question").shape == (SPEC.dimension,)
    token.cancel()
    thread.join()
    assert outcome == ["cancelled"]


@pytest.mark.models
def test_it_loads_again_after_close(embedder: SentenceEmbedder) -> None:
    before = embedder.embed_query("boats")
    embedder.close()
    assert np.array_equal(embedder.embed_query("boats"), before)


@pytest.mark.models
@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
def test_a_damaged_file_is_a_known_error(plain_folder: Path, name: str) -> None:
    data = (plain_folder / name).read_bytes()
    (plain_folder / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(KnownError) as caught:
        SentenceEmbedder(SPEC, plain_folder, 1).load()
    assert caught.value.code == "model-corrupt"
    assert caught.value.info.detail


def test_what_verification_says_is_raised_before_anything_is_opened(tmp_path: Path) -> None:
    def refuse() -> None:
        raise KnownError("model-missing", "Not there.")

    with pytest.raises(KnownError) as caught:
        SentenceEmbedder(SPEC, tmp_path, 1, verify=refuse).embed_query("a")
    assert caught.value.code == "model-missing"


def test_the_fingerprint_follows_weights_prompts_and_chunker() -> None:
    other_weights = replace(SPEC, files=(replace(SPEC.files[0], sha256="ab" * 32),))
    other_prompts = replace(SPEC, prompts=PromptForm(query="query: "))
    prints = {
        embedding_fingerprint(SPEC, 1),
        embedding_fingerprint(SPEC, 2),
        embedding_fingerprint(other_weights, 1),
        embedding_fingerprint(other_prompts, 1),
    }
    assert len(prints) == 4
    assert all(name.replace("_", "").isalnum() and name.islower() for name in prints)
    assert embedding_fingerprint(SPEC, 1) == embedding_fingerprint(replace(SPEC, title="x"), 1)
