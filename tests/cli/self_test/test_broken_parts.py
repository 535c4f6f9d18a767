"""Each trial of the self-test fails when its part is broken, and fails the whole."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from carnet.cli.output import Output
from carnet.cli.self_test import report
from carnet.cli.self_test.report import run_self_test
from carnet.cli.self_test.trial import TrialError, TrialLibrary, attempt
from carnet.cli.self_test.trials import Trials
from carnet.settings.paths import resolve_paths

Break = Callable[[dict[str, Any]], None]
KITCHEN = "notes/paint-colours.md"


def healthy() -> dict[str, Any]:
    """What each command answers when everything is in order."""
    probe = {"name": "ipv4", "denied": True, "detail": "refused"}
    found = {"path": KITCHEN, "page": None}
    return {
        "doctor": {
            "network": {"denied": True, "mechanisms": ["seccomp"], "probes": [probe]},
            "models": [
                {"name": name, "role": role, "state": "ready"}
                for name, role in (("mini", "embedder"), ("smol", "generator"))
            ],
        },
        "index": {},
        "status": {"documents": 2, "chunks": 3, "vectors": 3, "queued": 0, "failed": []},
        "hybrid": {"results": [found]},
        "keyword": {"results": [found]},
        "vector": {"results": [found]},
        "kitchen": {"abstained": False, "citations": [{"path": KITCHEN}]},
        "mongolia": {"abstained": True, "answer": ""},
        "import": {},
        "pdf": {"results": [{"path": "imports/phare.pdf", "page": 1}]},
        "picture": {"results": [{"path": "imports/receipt.png", "page": None}]},
        "window": {
            "shown": True,
            "problem": "",
            "ready_ms": 900,
            "shown_ms": 400,
            "shown_cpu_ms": 300,
            "engine": "running",
        },
    }


class ScriptedLibrary(TrialLibrary):
    """Answers from a script where the real one starts processes; an answer that is None fails."""

    answers: dict[str, Any]

    def carnet(self, *arguments: str) -> dict[str, Any]:
        return self._said(self._name_of(arguments))

    def window(self) -> dict[str, Any]:
        return self._said("window")

    def _said(self, name: str) -> dict[str, Any]:
        answer: dict[str, Any] | None = self.answers[name]
        if answer is None:
            raise TrialError(f"{name} ended with exit code 1")
        return answer

    @staticmethod
    def _name_of(arguments: tuple[str, ...]) -> str:
        command = arguments[0]
        if command == "ask":
            return "kitchen" if "kitchen" in arguments[1] else "mongolia"
        if command == "search":
            quoted = {"lantern": "pdf", "RECEIPT": "picture"}
            of_file = next((name for word, name in quoted.items() if word in arguments[1]), None)
            return of_file or arguments[-1]
        return command


def outcomes_with(
    broken: Break, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, dict[str, str]]:
    """The exit code, and what the failed trials said."""
    ScriptedLibrary.answers = healthy()
    broken(ScriptedLibrary.answers)
    monkeypatch.setattr(report, "TrialLibrary", ScriptedLibrary)
    code = run_self_test(resolve_paths(str(place)), Output(as_json=True))
    trials = json.loads(capsys.readouterr().out)["trials"]
    return code, {trial["name"]: trial["detail"] for trial in trials if not trial["passed"]}


def put(name: str, **values: object) -> Break:
    """An answer with other values."""
    return lambda answers: answers[name].update(values)


def fails(name: str) -> Break:
    """A command that ends with a failure."""
    return lambda answers: answers.update({name: None})


def open_network(answers: dict[str, Any]) -> None:
    network = answers["doctor"]["network"]
    network["denied"] = network["probes"][0]["denied"] = False


def without(role: str) -> Break:
    def damage(answers: dict[str, Any]) -> None:
        for model in answers["doctor"]["models"]:
            model["state"] = "corrupt" if model["role"] == role else "ready"

    return damage


def test_when_everything_is_in_order_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcomes_with(lambda _answers: None, tmp_path, monkeypatch, capsys) == (0, {})


@pytest.mark.parametrize(
    ("trial", "broken", "said"),
    [
        ("network", open_network, "not refused: ipv4"),
        ("models", without("embedder"), "ready are only: smol"),
        ("models", without("generator"), "ready are only: mini"),
        ("index", fails("index"), "index ended"),
        ("index", put("status", failed=["a.md"]), "not read"),
        ("index", put("status", documents=0), "no note was found"),
        ("index", put("status", vectors=0), "0 vectors"),
        ("index", put("status", queued=2), "2 wait"),
        ("search", put("hybrid", results=[]), "hybrid: paint-colours.md is not among"),
        ("search", put("keyword", results=[]), "keyword: paint-colours.md is not among"),
        ("search", put("vector", results=[]), "vector: paint-colours.md is not among"),
        ("answer", put("kitchen", abstained=True), "nothing was answered"),
        ("answer", put("kitchen", citations=[]), "is not among the cited"),
        ("abstain", put("mongolia", abstained=False, answer="Paris"), "answered what no note"),
        ("pdf", put("pdf", results=[]), "phare.pdf is not found"),
        ("pdf", put("pdf", results=[{"path": "phare.pdf", "page": 2}]), "page 2 instead of 1"),
        ("picture", put("picture", results=[]), "receipt.png is not found"),
        ("window", put("window", shown=False), "it was not shown"),
        ("window", put("window", problem="no engine"), "no engine"),
        ("window", put("window", ready_ms=None, engine="ended"), "were not loaded; engine ended"),
        ("window", fails("window"), "window ended"),
    ],
)
def test_a_broken_part_fails_its_trial_alone_and_the_exit_code(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    trial: str,
    broken: Break,
    said: str,
) -> None:
    code, failed = outcomes_with(broken, tmp_path, monkeypatch, capsys)
    assert code == 3
    assert list(failed) == [trial]
    assert said in failed[trial]


def test_a_command_that_fails_for_all_fails_what_needs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, failed = outcomes_with(fails("import"), tmp_path, monkeypatch, capsys)
    assert (code, list(failed)) == (3, ["pdf", "picture"])


@pytest.mark.models
def test_a_model_whose_bytes_were_changed_fails_it(
    tmp_path: Path, models_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "models"
    shutil.copytree(models_dir / "all-minilm-l6-v2", own / "all-minilm-l6-v2")
    name = "smollm2-135m-instruct/SmolLM2-135M-Instruct.Q4_1.gguf"
    (own / name).parent.mkdir()
    data = bytearray((models_dir / name).read_bytes())
    data[len(data) // 2] ^= 0xFF
    (own / name).write_bytes(data)
    monkeypatch.setenv("CARNET_MODELS_DIR", str(own))
    outcome = attempt("models", Trials(TrialLibrary(tmp_path), tmp_path)._models)
    assert not outcome.passed
    assert outcome.detail == "ready are only: all-minilm-l6-v2"
