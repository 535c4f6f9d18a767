"""How good answers are: quoted from the right place, supported, and given only where the notes say.

Each set with `answers.jsonl` is asked its own questions, and the questions of every other set,
which its notes cannot answer. The starter models answer as they would in the window.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.quality.entailment import checked
from tests.quality.kept import Kept
from tests.quality.library import open_library

from carnet.answers.abstention import LEVELS
from carnet.answers.measuring.evaluation import JudgedQuestion, ask_all, score_answers
from carnet.bootstrap.services import Services
from carnet.cli.dataset import Dataset, document_id, sample
from carnet.domain.answers import Answer, Question

_SAMPLE, _SEED = 300, 0
_FOREIGN = 60  # questions of each other set
_NEAR_MISSES = "clapnq-dev-en.dev"  # half of its questions come with a passage that does not answer
# Contains the expected answer, cites the gold passage: at least.
_GOALS = {"xquad-en": (0.75, 0.90), "piaf-fr.dev": (0.70, 0.85)}
_SUPPORTED, _REFUSED, _REJECTED, _FIRST_WORDS_MS = 0.98, 0.03, 0.95, 2_000
_CODE = Path(__file__).resolve().parents[2]


def tables(data: Path, work: Path) -> list[str]:
    """Markdown for the section on answers; what was measured with this code is not done again."""
    folders = _sets(data)
    kept = Kept(work / "results")
    results = {
        folder.name: kept.get(
            f"answers-{folder.name}",
            lambda folder=folder: _measure(folder, folders, work),
            (str(folder), [other.name for other in folders], _code()),
        )
        for folder in folders
    }
    own = {name: result for name, result in results.items() if result["own"]["n"]}
    return [
        *_own_table(own),
        "",
        *_foreign_table(results, [folder.name for folder in folders]),
        "",
        *_near_table(own),
    ]


def _sets(data: Path) -> list[Path]:
    found = {path.parent for path in data.rglob("queries.jsonl")}
    whole = (folder for folder in found if (folder / "corpus.jsonl").is_file())
    return sorted(whole, key=lambda folder: folder.name)


def _code() -> str:
    digest = hashlib.sha256()
    for pattern in ("app/carnet/answers/**/*.py", "resources/prompts/*", "tests/quality/*.py"):
        for path in sorted(_CODE.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _measure(folder: Path, folders: Sequence[Path], work: Path) -> dict[str, Any]:
    mark = hashlib.sha256(str(folder).encode()).hexdigest()[:8]  # as `carnet eval` names it
    place = work / "eval" / f"{folder.name}-{mark}"
    dataset = Dataset(folder)
    dataset.write_notes(place / "notes")
    with open_library(place / "library", place / "notes") as services:
        own = _own(services, folder, dataset)
        foreign = {
            other.name: _foreign(services, other) for other in folders if other.name != folder.name
        }
    return {"own": own, "foreign": foreign}


def _own(services: Services, folder: Path, dataset: Dataset) -> dict[str, Any]:
    if not (folder / "answers.jsonl").is_file():
        return {"n": 0}
    questions = sample(dataset.questions(), _SAMPLE, _SEED)
    quoted = folder.name not in _GOALS  # the model's wording is measured where there is a goal
    _ask(services, questions[0].text, quoted=quoted)  # what is loaded at first use is not timed
    pairs = ask_all(lambda text: _ask(services, text, quoted=quoted), questions, lambda _done: None)
    verdicts = [holds for _, answer in pairs for holds in checked(answer)]
    return {
        **asdict(score_answers(pairs, document_id)),
        "supported": len(verdicts),
        "supported_holds": sum(verdicts) / max(1, len(verdicts)),
        "chances": [(answer.confidence, question.answerable) for question, answer in pairs],
    }


def _foreign(services: Services, other: Path) -> float:
    """The share of another set's questions that is rejected."""
    queries = sample(list(Dataset(other).queries().values()), _FOREIGN, _SEED)
    questions = [JudgedQuestion(text, (), frozenset(), answerable=False) for text in queries]
    pairs = ask_all(lambda text: _ask(services, text, quoted=True), questions, lambda _done: None)
    return sum(answer.abstained for _, answer in pairs) / len(pairs)


def _ask(services: Services, text: str, *, quoted: bool) -> Answer:
    return services.answerer.ask(Question(text, extractive=quoted))


def _own_table(results: dict[str, Any]) -> Iterator[str]:
    yield (
        f"Its own questions ({_SAMPLE}, seed {_SEED}; all where there are fewer). *Contains*: the "
        "expected answer stands in what is shown, a refusal counts as not. *Cites*: a cited span "
        "lies in the gold passage, of the questions answered. *Holds*: sentences marked supported "
        "that stand in what they cite, by another script. Goals in brackets."
    )
    yield ""
    yield (
        "| set | questions | contains | cites | refused | marked supported | holds "
        "| first words, ms | sentences | contradictions told |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for name, result in results.items():
        own = result["own"]
        contains, cites = _GOALS.get(name, (None, None))
        cells = [
            name,
            str(own["n"]),
            _least(own["contains"], contains),
            _least(own["citation_hit"], cites),
            _most(own["refused_answerable"], _REFUSED),
            str(own["supported"]),
            _least(own["supported_holds"], _SUPPORTED),
            f"{own['first_token_ms']:.0f} {_said(own['first_token_ms'] < _FIRST_WORDS_MS)}",
            f"{own['sentences']:.1f}",
            f"{own['conflicts']:.3f}",
        ]
        yield f"| {' | '.join(cells)} |"
    if not results:
        return
    mean = sum(result["own"]["refused_answerable"] for result in results.values()) / len(results)
    yield ""
    yield f"Good questions refused, mean of the sets: {_most(mean, _REFUSED)}."


def _foreign_table(results: dict[str, Any], names: Sequence[str]) -> Iterator[str]:
    yield f"Rejected of {_FOREIGN} questions of another set (columns), by the notes asked (rows)."
    yield ""
    yield f"| notes | {' | '.join(names)} |"
    yield f"|---{'|---' * len(names)}|"
    for name, result in results.items():
        cells = [
            f"{result['foreign'][other]:.2f}" if other in result["foreign"] else ""
            for other in names
        ]
        yield f"| {name} | {' | '.join(cells)} |"
    every = [share for result in results.values() for share in result["foreign"].values()]
    if not every:
        return
    mean = sum(every) / len(every)
    yield ""
    yield f"Mean of the {len(every)} pairs: {_least(mean, _REJECTED)}; least: {min(every):.2f}."


def _near_table(results: dict[str, Any]) -> Iterator[str]:
    if _NEAR_MISSES not in results:
        return
    chances = results[_NEAR_MISSES]["own"]["chances"]
    yield f"Near misses ({_NEAR_MISSES}): half of the questions come with a passage that does not"
    yield "answer them. By how sure Carnet has to be; the three levels can be chosen."
    yield ""
    yield "| sure | good answered | near misses rejected | balanced accuracy |"
    yield "|---|---|---|---|"
    points = sorted({*LEVELS.values(), 0.1, 0.4, 0.65, 0.75, 0.95})
    names = {threshold: f" ({name})" for name, threshold in LEVELS.items()}
    for threshold in points:
        good = [chance >= threshold for chance, answerable in chances if answerable]
        bad = [chance < threshold for chance, answerable in chances if not answerable]
        answered, rejected = sum(good) / len(good), sum(bad) / len(bad)
        row = f"{answered:.2f} | {rejected:.2f} | {(answered + rejected) / 2:.3f}"
        yield f"| {threshold}{names.get(threshold, '')} | {row} |"


def _least(value: float, goal: float | None) -> str:
    return f"{value:.3f}" if goal is None else f"{value:.3f} (≥ {goal}, {_word(value >= goal)})"


def _most(value: float, goal: float) -> str:
    return f"{value:.3f} (≤ {goal}, {_word(value <= goal)})"


def _said(holds: bool) -> str:
    return f"({_word(holds)})"


def _word(holds: bool) -> str:
    return "holds" if holds else "missed"
