from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from carnet.cli.output import Output
from carnet.cli.self_test import report
from carnet.cli.self_test.report import line_of, run_self_test
from carnet.cli.self_test.sample_files import PDF_WORDS, write_pdf, write_picture
from carnet.cli.self_test.trial import Outcome, TrialError, TrialLibrary, attempt, expect
from carnet.cli.self_test.trials import Trials
from carnet.settings.paths import resolve_paths


def test_a_trial_that_raises_has_failed_and_says_why() -> None:
    def broken() -> str:
        raise ZeroDivisionError("by zero")

    outcome = attempt("index", broken)
    assert (outcome.passed, outcome.detail) == (False, "ZeroDivisionError: by zero")


def test_a_trial_that_finds_something_wrong_says_just_that() -> None:
    def wrong() -> str:
        expect(False, "no note was found")
        return "never said"

    assert attempt("index", wrong) == Outcome(
        "index", False, pytest.approx(0, abs=5), "no note was found"
    )


def test_a_row_says_what_was_tried_how_it_went_and_how_long_it_took() -> None:
    row = line_of(Outcome("pdf", False, 1.26, "two\nlines"))
    assert row.split() == ["pdf", "FAILED", "1.3", "s", "two", "lines"]


def test_what_a_command_says_on_failure_is_kept(tmp_path: Path) -> None:
    with pytest.raises(TrialError, match="folder-missing"):
        TrialLibrary(tmp_path).carnet("index", str(tmp_path / "nowhere"))


def test_the_pdf_is_one_that_others_can_read_too(tmp_path: Path) -> None:
    pages = pypdf.PdfReader(write_pdf(tmp_path / "a.pdf"), strict=True).pages
    assert [page.extract_text() for page in pages] == [PDF_WORDS]


def test_the_picture_is_a_picture(tmp_path: Path) -> None:
    assert write_picture(tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_without_models_it_fails_and_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARNET_MODELS_DIR", str(tmp_path / "none"))
    trials = Trials(TrialLibrary(tmp_path), tmp_path)
    outcome = attempt("models", trials._models)
    assert not outcome.passed
    assert "ready are only: none" in outcome.detail


def test_one_failure_makes_the_exit_code_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class OneFails:
        def __init__(self, *_: object) -> None: ...

        def run(self) -> list[Outcome]:
            return [Outcome("network", True, 0.1, "refused"), Outcome("index", False, 0.1, "no")]

    monkeypatch.setattr(report, "Trials", OneFails)
    code = run_self_test(resolve_paths(str(tmp_path)), Output(as_json=True))
    answer = json.loads(capsys.readouterr().out)
    assert (code, answer["passed"], answer["trials"][1]["name"]) == (3, False, "index")


@pytest.mark.models
def test_everything_a_person_does_works_from_source(models_dir: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "carnet", "--data-dir", str(tmp_path), "doctor", "--self-test"],
        env=os.environ | {"CARNET_MODELS_DIR": str(models_dir)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "9 passed, 0 failed"
