from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from carnet.answers.answerer import AnswerSettings
from carnet.domain.answers import (
    AnswerEvent,
    AnswerKind,
    Question,
    Support,
    Turn,
    Widening,
)
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.search import Filters, Passage

DENTIST = "The dentist, Dr Okafor, works in Leeds.\nAppointments cost 45 pounds."
Make = Callable[..., Any]


def test_a_supported_sentence_of_the_model_is_shown_with_its_citation(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    answerer, _ = make_answerer(
        [make_passage(DENTIST)], make_generator("Dr Okafor works in Leeds.")
    )
    answer = answerer.ask(Question("Where does the dentist work?"))
    assert answer.kind is AnswerKind.GENERATED
    assert [s.support for s in answer.sentences] == [Support.SUPPORTED]
    (citation,) = answer.citations
    assert citation.quote == "The dentist, Dr Okafor, works in Leeds."
    assert (citation.start_line, citation.start_char) == (3, 10)


def test_an_invented_place_is_never_shown(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    answerer, _ = make_answerer(
        [make_passage(DENTIST)], make_generator("Dr Okafor works in London.")
    )
    answer = answerer.ask(Question("Where does the dentist work?"))
    assert "London" not in answer.answer
    assert answer.kind is AnswerKind.EXTRACTIVE
    assert "Leeds" in answer.answer


def test_without_a_model_the_best_sentence_is_quoted(
    make_answerer: Make, make_passage: Make
) -> None:
    answerer, _ = make_answerer([make_passage(DENTIST)])
    answer = answerer.ask(Question("How much does an appointment cost?"))
    assert answer.kind is AnswerKind.EXTRACTIVE
    assert answer.answer.startswith("Appointments cost 45 pounds.")
    assert answer.citations[0].start_line == 4


def test_extractive_leaves_the_model_alone(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    generator = make_generator("Anything.")
    answerer, _ = make_answerer([make_passage(DENTIST)], generator)
    answerer.ask(Question("Where does the dentist work?", extractive=True))
    assert generator.prompts == []


def test_what_the_notes_do_not_say_is_not_said(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    generator = make_generator("The capital of Mongolia is Leeds.")
    found = make_passage(DENTIST, vector_score=0.08, score=0.4)
    answerer, _ = make_answerer([found], generator)
    answer = answerer.ask(Question("What is the capital of Mongolia?"))
    assert answer.abstained
    assert answer.sentences == () and answer.citations == ()
    assert answer.nearest == (found,)
    assert generator.prompts == []


def test_an_empty_library_says_nothing(make_answerer: Make) -> None:
    answerer, _ = make_answerer([])
    assert answerer.ask(Question("Anything at all?")).abstained


def test_steps_are_reported_in_order(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    events: list[AnswerEvent] = []
    answerer, _ = make_answerer(
        [make_passage(DENTIST)], make_generator("Dr Okafor works in Leeds.")
    )
    answerer.ask(Question("Where does the dentist work?"), events.append)
    stages = [event.stage for event in events]
    assert stages[0] == "retrieved"
    assert stages[1] == "writing"
    assert stages[-1] == "sentence"
    assert "".join(event.delta for event in events) == "Dr Okafor works in Leeds."


def test_stop_ends_the_model_and_keeps_what_was_said(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    generator = make_generator("Dr Okafor works in Leeds. " * 50)
    answerer, _ = make_answerer([make_passage(DENTIST)], generator)
    cancel = CancelToken()

    def stop_after_a_sentence(event: AnswerEvent) -> None:
        if event.stage == "sentence":
            cancel.cancel()

    answer = answerer.ask(Question("Where does the dentist work?"), stop_after_a_sentence, cancel)
    assert answer.stopped
    assert len(answer.sentences) == 1
    assert generator.said < 12


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "question-empty"), (" \n", "question-empty"), ("a" * 10_000, "question-too-long")],
)
def test_a_question_that_cannot_be_asked_is_refused_with_advice(
    make_answerer: Make, text: str, code: str
) -> None:
    answerer, source = make_answerer([])
    with pytest.raises(KnownError) as refused:
        answerer.ask(Question(text))
    assert refused.value.code == code
    assert refused.value.info.advice
    assert source.asked == []


def test_a_follow_up_is_searched_with_what_came_before(
    make_answerer: Make, make_passage: Make
) -> None:
    answerer, source = make_answerer([make_passage(DENTIST)])
    answer = answerer.ask(
        Question("And how much?", history=(Turn("Where does the dentist work?", "In Leeds."),))
    )
    assert "dentist" in answer.searched_for
    assert source.asked[0].query == answer.searched_for


def test_coverage_tells_what_was_seen_and_what_is_queued(
    make_answerer: Make, make_passage: Make
) -> None:
    answerer, _ = make_answerer([make_passage(DENTIST), make_passage(DENTIST, path="/notes/b.md")])
    coverage = answerer.ask(Question("Where does the dentist work?")).coverage
    assert (coverage.documents, coverage.documents_with_evidence, coverage.queued) == (12, 2, 3)


def test_two_sentences_from_one_place_share_one_number(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    script = "Dr Okafor works in Leeds. The dentist Dr Okafor works in Leeds."
    answerer, _ = make_answerer([make_passage(DENTIST)], make_generator(script))
    answer = answerer.ask(Question("Where does the dentist work?"))
    assert [s.citations for s in answer.sentences] == [(1,), (1,)]
    assert len(answer.citations) == 1


def test_evidence_reaches_the_model_under_its_title(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    generator = make_generator("Dr Okafor works in Leeds.")
    notes: list[Passage] = [make_passage(DENTIST, title="Health")]
    answerer, _ = make_answerer(notes, generator)
    answerer.ask(Question("Where does the dentist work?"))
    assert "## Health\n> The dentist, Dr Okafor, works in Leeds." in generator.prompts[0]


def test_a_weak_model_speaks_after_the_notes_and_only_what_they_carry(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    model = make_generator("The dentist works in Leeds. She loves skiing in Aspen.")
    answerer, _ = make_answerer([make_passage(DENTIST)], model, trusted=False)
    answer = answerer.ask(Question("Where does the dentist work?"))
    assert [s.text for s in answer.sentences] == [
        "The dentist, Dr Okafor, works in Leeds.",
        "The dentist works in Leeds.",
    ]


def test_a_weak_model_that_only_repeats_the_quote_is_not_heard(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    model = make_generator("Dr Okafor works in Leeds.")
    answerer, _ = make_answerer([make_passage(DENTIST)], model, trusted=False)
    answer = answerer.ask(Question("Where does the dentist work?"))
    assert answer.kind is AnswerKind.EXTRACTIVE
    assert [s.text for s in answer.sentences] == ["The dentist, Dr Okafor, works in Leeds."]


def test_a_weak_model_that_invents_is_not_heard(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    model = make_generator("Dr Okafor works in London.")
    answerer, _ = make_answerer([make_passage(DENTIST)], model, trusted=False)
    answer = answerer.ask(Question("Where does the dentist work?"))
    assert answer.kind is AnswerKind.EXTRACTIVE
    assert "London" not in answer.answer


def test_a_weak_model_is_not_asked_in_a_language_it_does_not_read(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    model = make_generator("Rien.")
    note = make_passage("La chaudière a été révisée le 12 mars.", language="fr")
    answerer, _ = make_answerer([note], model, trusted=False)
    answer = answerer.ask(Question("Quand la chaudière a-t-elle été révisée ?"))
    assert answer.answer == "La chaudière a été révisée le 12 mars."
    assert model.prompts == []


PAPERS = (
    "| Who | What | Expires |\n|---|---|---|\n"
    "| Nora | British passport | 3 November 2027 |\n"
    "| Nora | French identity card | 19 January 2031 |"
)


def test_a_row_about_less_of_the_question_is_not_quoted(
    make_answerer: Make, make_passage: Make
) -> None:
    answerer, _ = make_answerer([make_passage(PAPERS, title="Papers")])
    answer = answerer.ask(Question("When does Nora's British passport expire?"))
    assert answer.answer == "Who: Nora · What: British passport · Expires: 3 November 2027"


def test_a_weak_model_that_reads_the_wrong_line_is_not_heard(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    notes = "Nora's British passport expires on 3 November 2027. The French one in January 2031."
    model = make_generator("The answer is January 2031.")
    answerer, _ = make_answerer([make_passage(notes, title="Passports")], model, trusted=False)
    answer = answerer.ask(Question("When does Nora's British passport expire?"))
    assert "The answer is" not in answer.answer


class TooSmall:
    """A language model that can read no prompt at all."""

    name = "too small"
    context_tokens = 32

    def count_tokens(self, text: str) -> int:
        return len(text)

    def generate(self, *_prompt: object) -> Iterator[str]:
        raise KnownError("prompt-too-long", "Too long.")

    def close(self) -> None:
        return None


@pytest.mark.parametrize("trusted", [True, False])
def test_a_model_that_cannot_read_the_question_leaves_the_quotation(
    make_answerer: Make, make_passage: Make, trusted: bool
) -> None:
    answerer, _ = make_answerer([make_passage(DENTIST)], TooSmall(), trusted=trusted)
    answer = answerer.ask(Question("Where does the dentist work?"))
    assert answer.kind is AnswerKind.EXTRACTIVE
    assert "Leeds" in answer.answer


def test_a_sentence_said_twice_is_shown_once(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    script = "Dr Okafor works in Leeds. " * 3
    answerer, _ = make_answerer([make_passage(DENTIST)], make_generator(script))
    answer = answerer.ask(Question("Where does the dentist work?"))
    assert answer.answer == "Dr Okafor works in Leeds."


def test_a_question_in_a_third_language_is_answered_with_quotations(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    generator = make_generator("Dr Okafor works in Leeds.")
    answerer, _ = make_answerer([make_passage(DENTIST)], generator)
    answer = answerer.ask(Question("Wo arbeitet der Zahnarzt Dr Okafor aus Leeds heute?"))
    assert answer.language == "de"
    assert answer.kind in (AnswerKind.EXTRACTIVE, AnswerKind.ABSTAINED)
    assert generator.prompts == []


def test_an_abstention_says_what_was_looked_for_and_how_to_look_wider(
    make_answerer: Make, make_passage: Make
) -> None:
    found = make_passage(DENTIST, vector_score=0.08, score=0.4)
    answerer, _ = make_answerer([found])
    filters = Filters(folder="/notes/health")
    answer = answerer.ask(Question("What is the capital of Mongolia?", filters=filters))
    assert answer.gap is not None
    assert answer.gap.looked_for == ("capital", "Mongolia")
    assert answer.gap.missing == ("capital", "Mongolia")
    assert answer.gap.wider == (Widening.WITHOUT_FILTERS, Widening.NEAREST_TOO)


def test_the_nearest_is_quoted_when_a_person_insists(
    make_answerer: Make, make_passage: Make
) -> None:
    answerer, _ = make_answerer([make_passage(DENTIST, vector_score=0.08, score=0.4)])
    answer = answerer.ask(Question("What is the capital of Mongolia?", nearest_too=True))
    assert answer.kind is AnswerKind.EXTRACTIVE
    assert answer.gap is None
    assert answer.citations


def test_unsupported_sentences_are_shown_with_their_reason_when_wanted(
    make_answerer: Make, make_passage: Make, make_generator: Make
) -> None:
    model = make_generator("Dr Okafor works in Leeds. Dr Okafor lives in Paris.")
    answerer, _ = make_answerer(
        [make_passage(DENTIST)], model, settings=AnswerSettings(shows_unsupported=True)
    )
    answer = answerer.ask(Question("Where does the dentist work?"))
    assert [(s.support, s.missing) for s in answer.sentences] == [
        (Support.SUPPORTED, ()),
        (Support.UNSUPPORTED, ("Paris",)),
    ]


def test_two_notes_that_the_question_needs_are_both_quoted(
    make_answerer: Make, make_passage: Make
) -> None:
    notes = [
        make_passage(
            "The director Andrei was born in a village. See Solaris.", "/notes/b.md", "Andrei"
        ),
        make_passage(
            "Solaris is a film of 1972. Tea is served.", "/notes/a.md", "Solaris", score=0.7
        ),
        make_passage("Leeds is a town.", "/notes/c.md", "Leeds", score=0.2),
    ]
    answerer, _ = make_answerer(notes)
    answer = answerer.ask(Question("Where was the director of the 1972 film born?"))
    assert {"/notes/a.md", "/notes/b.md"} <= {citation.path for citation in answer.citations}


def test_sentences_are_compared_with_the_question_by_meaning(
    make_answerer: Make, make_passage: Make, make_embedder: Make
) -> None:
    embedder = make_embedder(["kitten", "feline", "cat"])
    text = "The sofa is red. A feline naps there. The sofa was cheap."
    answerer, _ = make_answerer([make_passage(text)], embedder=embedder)
    answer = answerer.ask(Question("Is a kitten on the sofa?"))
    assert "A feline naps there." in answer.answer
    assert embedder.embedded == 3
