"""Which light form may be used, and how it computes."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from carnet.adapters.embedding.light_record import (
    GRAPH,
    LIGHT_FOLDER,
    Check,
    LightRecord,
    choose_precision,
    read_light_record,
    source_of,
    usable_record,
    write_light_record,
)
from carnet.adapters.models.files import hash_file
from carnet.domain.models import ModelFile, ModelSpec


@pytest.fixture
def folder(tmp_path: Path, embedder_spec: ModelSpec) -> Path:
    light = tmp_path / LIGHT_FOLDER
    light.mkdir()
    (light / GRAPH).write_text("a graph")
    files = (ModelFile(GRAPH, hash_file(light / GRAPH)),)
    write_light_record(
        light, LightRecord(source_of(embedder_spec), "openvino 1", "this one", "bf16", files)
    )
    return tmp_path


def test_the_fastest_precision_that_gives_the_same_vectors_is_used() -> None:
    exact, half = Check("f32", 1.0, 100), Check("bf16", 0.99995, 300)
    assert choose_precision((exact, half)) == "bf16"
    assert choose_precision((exact, replace(half, lowest_cosine=0.9998))) == "f32"
    assert choose_precision((exact, replace(half, tokens_per_cpu_second=90))) == "f32"
    assert choose_precision((replace(exact, lowest_cosine=0.5),)) == ""


def test_another_processor_computes_exactly() -> None:
    record = LightRecord("hash", "openvino 1", "this one", "bf16")
    assert record.precision_on("this one") == "bf16"
    assert record.precision_on("another") == "f32"


def test_a_whole_light_form_of_this_model_is_usable(folder: Path, embedder_spec: ModelSpec) -> None:
    assert usable_record(embedder_spec, folder) == read_light_record(folder)


def test_one_of_other_weights_is_not(folder: Path, embedder_spec: ModelSpec) -> None:
    other = replace(embedder_spec, files=(ModelFile("model.safetensors", "ab" * 32),))
    assert usable_record(other, folder) is None


@pytest.mark.parametrize("content", ["another graph", ""])
def test_a_damaged_one_is_not(folder: Path, embedder_spec: ModelSpec, content: str) -> None:
    assert usable_record(embedder_spec, folder) is not None
    (folder / LIGHT_FOLDER / GRAPH).write_text(content)
    assert usable_record(embedder_spec, folder) is None


def test_a_missing_or_unreadable_one_is_not(folder: Path, embedder_spec: ModelSpec) -> None:
    (folder / LIGHT_FOLDER / "light.json").write_text('{"source": 3}')
    assert usable_record(embedder_spec, folder) is None
    assert usable_record(embedder_spec, folder.parent) is None


def test_a_full_check_finds_what_changed_behind_the_same_size_and_time(
    folder: Path, embedder_spec: ModelSpec
) -> None:
    assert usable_record(embedder_spec, folder) is not None
    graph = folder / LIGHT_FOLDER / GRAPH
    stat = graph.stat()
    graph.write_text("A GRAPH")
    os.utime(graph, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert usable_record(embedder_spec, folder) is not None
    assert usable_record(embedder_spec, folder, full=True) is None
    assert usable_record(embedder_spec, folder) is None
