"""The command line without any model: everything is searchable by keyword and quoted."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Carnet = Callable[..., Any]


@pytest.fixture(scope="module")
def no_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "boiler.md").write_text(
        "# Boiler\n\nThe pressure stays between 1.2 and 1.5 bar.\nServiced by Rémi each May.\n"
    )
    (folder / "jardin.md").write_text("# Jardin\n\nLes pommiers se taillent en février.\n")
    (folder / "scan.md").write_bytes(bytes(range(256)) * 8)
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_index_reports_what_changed_and_what_failed(
    carnet: Carnet, notes: Path, data: Path, no_models: Path
) -> None:
    first = carnet("index", str(notes), "--json", models=no_models, data=data)
    assert first.code == 0, first.err
    assert first.document["documents"] == {
        "added": 2, "updated": 0, "moved": 0, "removed": 0, "unchanged": 0, "failed": 1,
    }  # fmt: skip
    again = carnet("index", "--json", models=no_models, data=data).document
    assert again["documents"]["unchanged"] == 3  # the unreadable one has not changed either
    assert again["chunks"]["written"] == 0
    status = carnet("status", "--json", models=no_models, data=data).document
    assert status["documents"] == 2
    assert [(Path(f["path"]).name, f["code"]) for f in status["failed"]] == [
        ("scan.md", "binary-file")
    ]
    (folder,) = status["folders"]
    assert folder == {
        "path": str(notes), "state": "current", "documents": 2, "queued": 0, "polled": False,
    }  # fmt: skip
    assert status["rebuild"] is None


def test_search_and_ask_work_without_a_model(
    carnet: Carnet, notes: Path, data: Path, no_models: Path
) -> None:
    carnet("index", str(notes), models=no_models, data=data)
    found = carnet("search", "pressure", "--json", models=no_models, data=data).document
    assert found["notes"] == ["no-embedder"]
    (row,) = found["results"]
    assert set(row) == {
        "path", "title", "heading", "start_line", "end_line", "page", "start_char", "end_char",
        "text", "score", "keyword_rank", "vector_rank", "offline", "also_in",
    }  # fmt: skip
    answer = carnet(
        "ask", "What pressure does the boiler need?", "--json", models=no_models, data=data
    ).document
    assert not answer["abstained"]
    assert "1.2 and 1.5 bar" in answer["answer"]
    (citation, *_) = answer["citations"]
    assert (Path(citation["path"]).name, citation["start_line"]) == ("boiler.md", 3)
    assert set(answer) >= {"answer", "abstained", "sentences", "citations", "coverage"}
    assert set(answer["timings_ms"]) == {"retrieve", "first_token", "total"}
    unknown = carnet("ask", "Qui a peint la Joconde ?", "--json", models=no_models, data=data)
    assert unknown.document["abstained"]
    assert unknown.document["answer"] == "Vos notes ne le disent pas."


def test_explain_says_which_shares_make_up_the_score_and_what_is_lacking(
    carnet: Carnet, notes: Path, data: Path, no_models: Path
) -> None:
    carnet("index", str(notes), models=no_models, data=data)
    typed = ("search", "boiler pressure zeppelin", "--explain")
    row = carnet(*typed, "--json", models=no_models, data=data).document["results"][0]
    why = row["explanation"]
    assert sum(why["parts"].values()) == pytest.approx(row["score"], abs=1e-4)
    assert (why["matched_terms"], why["missing_terms"]) == (["boiler", "pressure"], ["zeppelin"])
    said = carnet(*typed, models=no_models, data=data).out
    assert "lacks: zeppelin" in said
    assert f"keyword {why['parts']['keyword']:.2f}" in said


def test_people_read_lines_with_places(
    carnet: Carnet, notes: Path, data: Path, no_models: Path
) -> None:
    carnet("index", str(notes), models=no_models, data=data)
    asked = carnet("ask", "Quand se taillent les pommiers ?", models=no_models, data=data)
    assert "février" in asked.out
    assert f"{notes / 'jardin.md'}:3" in asked.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("index", "/no/such/folder"), "folder-missing"),
        (("ask", ""), "question-empty"),
        (("ask", "why " * 3_000), "question-too-long"),
        (("models", "verify", "no-such-model"), "model-unknown"),
        (("models", "install"), "model-unnamed"),
        (("gui", "/no/such/folder"), "folder-missing"),
        (("eval", "/no/such/set"), "dataset-missing"),
    ],
)
def test_a_known_failure_is_one_clear_line_and_exit_3(
    carnet: Carnet, data: Path, no_models: Path, arguments: tuple[str, ...], code: str
) -> None:
    ran = carnet(*arguments, "--json", models=no_models, data=data)
    assert ran.code == 3
    error = ran.document["error"]
    assert error["code"] == code
    assert error["advice"]
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err


def test_a_file_is_not_a_folder(carnet: Carnet, notes: Path, data: Path, no_models: Path) -> None:
    ran = carnet("index", str(notes / "boiler.md"), "--json", models=no_models, data=data)
    assert ran.document["error"]["code"] == "folder-not-a-directory"


def test_without_a_display_the_window_says_how_to_go_on(
    carnet: Carnet, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    ran = carnet(data=data)
    assert ran.code == 3
    assert "carnet index" in ran.err and "carnet ask" in ran.err


def test_doctor_proves_that_the_network_is_denied(
    carnet: Carnet, data: Path, no_models: Path
) -> None:
    ran = carnet("doctor", "--json", models=no_models, data=data)
    assert ran.code == 0, ran.err
    network = ran.document["network"]
    assert network["denied"]
    assert network["mechanisms"]
    assert all(probe["denied"] for probe in network["probes"])


def test_doctor_says_which_prompts_are_in_use_and_which_cannot_be(
    carnet: Carnet, data: Path, no_models: Path
) -> None:
    own = data / "prompts"
    own.mkdir(parents=True)
    (own / "answer.en.toml").write_text('system = "Mine"\nuser = "$notes $question"')
    (own / "answer.fr.toml").write_text('system = "A moi"\nuser = "$notes $queston"')
    prompts = carnet("doctor", "--json", models=no_models, data=data).document["prompts"]
    assert prompts["files"]["en"] == str(own / "answer.en.toml")
    assert prompts["files"]["fr"] != str(own / "answer.fr.toml")
    (problem,) = prompts["problems"]
    assert "$queston" in problem["message"]
    said = carnet("doctor", models=no_models, data=data).out
    assert f"en: yours, {own / 'answer.en.toml'}" in said
    assert "$queston" in said


def test_a_second_writer_is_told_and_readers_work(
    carnet: Carnet, notes: Path, data: Path, no_models: Path
) -> None:
    from carnet.adapters.writer_lock import WriterLock

    carnet("index", str(notes), models=no_models, data=data)
    with WriterLock(data):
        refused = carnet("index", "--json", models=no_models, data=data)
        assert refused.code == 3
        assert refused.document["error"]["code"] == "library-in-use"
        found = carnet("search", "pommiers", "--json", models=no_models, data=data)
        assert found.document["results"]


def test_the_version_costs_little() -> None:
    def cpu_seconds(*code: str) -> float:
        import resource

        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *code], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    bare = min(cpu_seconds("-c", "pass") for _ in range(3))
    version = min(cpu_seconds("-m", "carnet.cli", "--version") for _ in range(3))
    assert version - bare < 0.5


def test_what_is_on_a_disk_that_is_away_is_found_and_said_to_be_offline(
    carnet: Carnet, notes: Path, data: Path, no_models: Path
) -> None:
    carnet("index", str(notes), models=no_models, data=data)
    notes.rename(notes.with_name("away"))
    (row,) = carnet("search", "pressure", "--json", models=no_models, data=data).document["results"]
    assert row["offline"]
    assert "offline" in carnet("search", "pressure", models=no_models, data=data).out
    question = ("ask", "What pressure does the boiler need?")
    answer = carnet(*question, "--json", models=no_models, data=data).document
    assert [citation["offline"] for citation in answer["citations"]] == [True]
    assert "(offline)" in carnet(*question, models=no_models, data=data).out
    status = carnet("status", "--json", models=no_models, data=data).document
    assert status["folders"][0]["state"] == "offline"
    assert status["paused_by"] is None
