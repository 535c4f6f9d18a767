"""`carnet ask QUESTION`: an answer with citations."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from carnet.cli.output import Output
from carnet.cli.search_words import counted, listing_json, restricted_to
from carnet.cli.session import filters_of, open_for_question
from carnet.domain.answers import Answer, AnswerEvent, AnswerKind, AnswerSentence, Question, Support
from carnet.domain.models import ModelRole, ModelSpec, ModelState
from carnet.domain.search import Listing

if TYPE_CHECKING:
    from carnet.bootstrap.services import Services

_DO_NOT_SAY = {
    "fr": "Vos notes ne le disent pas.",
    "en": "Your notes do not say.",
}


def run(arguments: Namespace, output: Output) -> int:
    """Ask once; sentences appear as they are checked."""

    def show(event: AnswerEvent) -> None:
        if event.sentence is not None:
            marks = "".join(f"[{n}]" for n in event.sentence.citations)
            output.part(f"{event.sentence.text} {marks}{_doubt(event.sentence)}\n")

    question = Question(
        arguments.question, filters=filters_of(arguments), extractive=arguments.extractive
    )
    with open_for_question(arguments) as services:
        services.models.use_adapter(arguments.adapter)
        answer = services.answerer.ask(question, show)
        quoted = answer.kind is AnswerKind.EXTRACTIVE and not arguments.extractive
        damaged = _damaged_writers(services) if quoted else ()
    output.document(to_json(answer))
    if answer.abstained or answer.listing is not None:
        output.line(_text(answer))
    if answer.abstained:
        for passage in answer.nearest:
            output.line(f"  nearest: {passage.path}:{passage.start_line}  {passage.title}")
        if answer.gap is not None and answer.gap.looked_for:
            output.line(f"  looked for: {', '.join(answer.gap.looked_for)}")
    for citation in answer.citations:
        quote = " ".join(citation.quote.split())
        away = "  (offline)" if citation.offline else ""
        output.line(f"  [{citation.n}] {citation.path}:{citation.start_line}{away}  “{quote}”")
    for conflict in answer.conflicts:
        claims = (f"{_day(c.dated_at)}: {c.value} [{c.citation}]" for c in conflict.claims)
        output.line(f"  The notes differ, newest first. {'; '.join(claims)}")
    if answer.listing is not None:
        _say_more(answer.listing, output)
        return 0
    seen = answer.coverage
    note = f"  {seen.documents_with_evidence} of {seen.documents} documents looked relevant"
    queued = f"; {seen.queued} passages still queued" if seen.queued else ""
    unread = f"; {seen.failed} could not be read" if seen.failed else ""
    output.line(note + queued + unread)
    for model in damaged:
        output.line(
            f"  The files of {model.title} are damaged, so notes are quoted."
            f" Install it again: carnet models install {model.name}"
        )
    return 0


def _damaged_writers(services: Services) -> tuple[ModelSpec, ...]:
    """Language models whose files are not what they were: without them, notes are only quoted."""
    return tuple(
        model.spec
        for model in services.models.list()
        if model.spec.role is ModelRole.GENERATOR and model.state is ModelState.CORRUPT
    )


def _doubt(sentence: AnswerSentence) -> str:
    """Why a sentence is shown with a mark."""
    if sentence.support is Support.WEAK:
        return " (weakly supported)"
    if sentence.support is Support.UNSUPPORTED:
        lacking = f": {', '.join(sentence.missing)}" if sentence.missing else ""
        return f" (not in the notes{lacking})"
    return ""


def _day(dated_at: float) -> str:
    return date.fromtimestamp(dated_at).isoformat() if dated_at else "undated"


def _say_more(listing: Listing, output: Output) -> None:
    if listing.restrictions:
        output.line(f"  Only notes {restricted_to(listing.restrictions)}.")
    if listing.matched > len(listing.rows):
        output.line(f"  {listing.matched - len(listing.rows)} more: carnet search --all lists them")


def to_json(answer: Answer) -> dict[str, Any]:
    """`ask --json`: the field names are part of the contract."""
    return {
        "answer": _text(answer),
        "abstained": answer.abstained,
        "kind": answer.kind.value,
        "searched_for": answer.searched_for,
        "language": answer.language,
        "sentences": [
            {
                "text": s.text,
                "support": s.support.value,
                "citations": list(s.citations),
                "missing": list(s.missing),
            }
            for s in answer.sentences
        ],
        "citations": [asdict(citation) for citation in answer.citations],
        "nearest": [
            {
                "path": p.path,
                "start_line": p.start_line,
                "title": p.title,
                "offline": p.offline,
            }
            for p in answer.nearest
        ],
        "conflicts": [asdict(conflict) for conflict in answer.conflicts],
        "gap": None if answer.gap is None else asdict(answer.gap),
        "confidence": answer.confidence,
        "coverage": asdict(answer.coverage),
        "listing": None if answer.listing is None else listing_json(answer.listing),
        "timings_ms": answer.timings_ms,
    }


def _text(answer: Answer) -> str:
    if answer.abstained:
        return _DO_NOT_SAY.get(answer.language, _DO_NOT_SAY["en"])
    if answer.listing is not None:
        return counted(answer.listing, answer.language)
    return answer.answer
