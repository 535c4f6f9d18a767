"""Two notes of our own that disagree, and pairs that only seem to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from carnet.domain.answers import Answer, Question, ValueKind

Make = Callable[..., Any]

OLD = ("/notes/2022-01-12 lease.md", "Lease", "Rent of the workshop: 410 € a month.")
NEW = ("/notes/2025-02-01 lease.md", "Lease", "Rent of the workshop: 455 € a month.")
RENT = "What is the rent of the workshop?"


@pytest.fixture
def ask(make_answerer: Make, make_passage: Make) -> Callable[..., Answer]:
    def asked(question: str, *notes: tuple[str, str, str], **more: Any) -> Answer:
        found = [make_passage(text, path=path, title=title, **more) for path, title, text in notes]
        answer: Answer = make_answerer(found)[0].ask(Question(question))
        return answer

    return asked


def test_a_newer_note_that_differs_is_shown_first_with_its_date(ask: Callable[..., Answer]) -> None:
    answer = ask(RENT, OLD, NEW)
    (conflict,) = answer.conflicts
    assert conflict.kind is ValueKind.AMOUNT
    assert [claim.value for claim in conflict.claims] == ["455 €", "410 €"]
    days = [datetime.fromtimestamp(claim.dated_at).date().isoformat() for claim in conflict.claims]
    assert days == ["2025-02-01", "2022-01-12"]


def test_both_claims_are_quoted_and_cited(ask: Callable[..., Answer]) -> None:
    answer = ask(RENT, OLD, NEW)
    cited = [answer.citations[claim.citation - 1] for claim in answer.conflicts[0].claims]
    assert [citation.quote for citation in cited] == [NEW[2], OLD[2]]
    shown = {n for sentence in answer.sentences for n in sentence.citations}
    assert {claim.citation for claim in answer.conflicts[0].claims} <= shown
    assert [c.dated_at for c in cited] == [k.dated_at for k in answer.conflicts[0].claims]


def test_the_newest_note_is_quoted_first(ask: Callable[..., Answer]) -> None:
    assert ask(RENT, OLD, NEW).answer.startswith(NEW[2])


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("How long is the notice for the workshop?", "6 months", "3 months"),
        ("When does the workshop's lease end?", "12 May 2026", "30 June 2027"),
        ("How many keys does the workshop have?", "3 keys", "4 keys"),
    ],
)
def test_dates_durations_and_numbers_can_differ(
    ask: Callable[..., Answer], question: str, one: str, other: str
) -> None:
    text = "The lease of the workshop, its end, its notice and its keys: {}."
    answer = ask(
        question, ("/notes/a.md", "A", text.format(one)), ("/notes/b.md", "B", text.format(other))
    )
    assert {claim.value for claim in answer.conflicts[0].claims} == {one, other}


@pytest.mark.parametrize(
    "other",
    [
        ("/notes/b.md", "B", "Rent of the workshop: 410 euros a month."),
        ("/notes/b.md", "B", "Rent of the garage: 90 € a month."),
        ("/notes/b.md", "B", "The workshop was rented in 2019."),
        ("/notes/b.md", "B", "Rent of the workshop: 455 € or 480 € a month, not decided."),
        ("/notes/b.md", "B", "In the workshop there are tools worth 455 € in total."),
    ],
)
def test_the_same_value_or_another_subject_is_no_conflict(
    ask: Callable[..., Answer], other: tuple[str, str, str]
) -> None:
    assert ask(RENT, OLD, other).conflicts == ()


def test_a_question_about_one_year_is_not_answered_by_another(ask: Callable[..., Answer]) -> None:
    notes = (
        ("/notes/a.md", "A", "Rent of the workshop in 2022: 410 € a month."),
        ("/notes/b.md", "B", "Rent of the workshop in 2025: 455 € a month."),
    )
    assert ask("What was the rent of the workshop in 2022?", *notes).conflicts == ()


def test_two_values_in_one_note_are_no_conflict(ask: Callable[..., Answer]) -> None:
    assert ask(RENT, OLD, (OLD[0], OLD[1], NEW[2])).conflicts == ()


def test_a_row_of_another_person_is_no_conflict(ask: Callable[..., Answer]) -> None:
    table = "| Who | Expires |\n|---|---|\n| {} | {} |"
    answer = ask(
        "When does Nora's passport expire?",
        ("/notes/a.md", "Passport", table.format("Nora", "3 November 2027")),
        ("/notes/b.md", "Passport", table.format("Odile", "8 May 2029")),
    )
    assert answer.conflicts == ()


def test_years_beside_the_names_asked_for_are_no_conflict(ask: Callable[..., Answer]) -> None:
    answer = ask(
        "Which band from Leeds plays the harp?",
        ("/notes/a.md", "A", "The Reeds are a band from Leeds that plays the harp since 2001."),
        ("/notes/b.md", "B", "The Weeds are a band from Leeds that plays the harp since 1981."),
    )
    assert answer.conflicts == ()
