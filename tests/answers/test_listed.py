from __future__ import annotations

from carnet.answers.listed import listed_answer
from carnet.domain.answers import AnswerKind, Coverage
from carnet.domain.search import Listing, Passage


def row(path: str, text: str, start: int) -> Passage:
    return Passage(path, path, "", 3, 3, None, start, start + len(text), text, 0.0, None, None)


def test_a_list_is_an_answer_of_citations_without_a_sentence() -> None:
    rows = (row("/a.md", "The boiler.", 10), row("/b.md", "A boiler " * 100, 5))
    listing = Listing("boiler", 9, 2, rows)
    coverage = Coverage(9, 2, 0, 0)
    answer = listed_answer("How many notes?", "how many notes", listing, coverage, {"total": 1.0})
    assert (answer.kind, answer.abstained, answer.sentences) == (AnswerKind.LISTED, False, ())
    assert answer.listing is listing
    assert answer.language == "en"
    first, second = answer.citations
    assert (first.n, first.path, first.start_char, first.end_char) == (1, "/a.md", 10, 21)
    assert first.quote == "The boiler."
    assert second.end_char - second.start_char == len(second.quote) < len(rows[1].text)
