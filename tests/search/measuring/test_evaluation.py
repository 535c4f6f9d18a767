"""Per-query scores of a search that is known by heart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from carnet.domain.search import Passage, SearchMode, SearchRequest, SearchResult
from carnet.search.measuring.evaluation import QueryScore, averages, evaluate, latency

FOUND = {"boiler": ["a", "a", "b"], "roof": ["b", "c", "a"], "nothing": []}


def passage(name: str, number: int) -> Passage:
    return Passage(f"/n/{name}.md", name, "", 1, 1, None, 0, 4, f"text {number}", 1.0, 1, None)


def search(request: SearchRequest) -> SearchResult:
    found = FOUND[request.query]
    return SearchResult(tuple(passage(name, n) for n, name in enumerate(found)), {})


def scores(judgements: dict[str, dict[str, int]]) -> list[QueryScore]:
    queries = {query: query for query in FOUND}
    return evaluate(search, queries, judgements, lambda path: Path(path).stem, SearchMode.HYBRID)


def test_a_document_stands_where_its_first_passage_stands() -> None:
    [score] = scores({"boiler": {"b": 1}})
    assert score.ranked == ("a", "b")
    assert score.scores["hit@1"] == 0.0
    assert score.scores["mrr@10"] == 0.5
    assert [shown.text for shown in score.first] == ["text 0", "text 2"]


def test_a_document_whose_copy_is_shown_was_found() -> None:
    shown = replace(passage("a", 0), also_in=("/n/copy.md",))
    [score] = evaluate(
        lambda _: SearchResult((shown, passage("b", 1)), {}), {"q": "q"}, {"q": {"copy": 1}},
        lambda path: Path(path).stem, SearchMode.HYBRID,
    )  # fmt: skip
    assert score.ranked == ("a", "copy", "b")


def test_each_measure_is_taken_of_each_query() -> None:
    first, lost = scores({"roof": {"b": 1}, "nothing": {"b": 1}})
    assert dict(first.scores) == {"ndcg@10": 1.0, "hit@1": 1.0, "hit@5": 1.0, "mrr@10": 1.0}
    assert set(lost.scores.values()) == {0.0}
    assert lost.ranked == ()


def test_averages_are_over_the_queries() -> None:
    scored = scores({"roof": {"b": 1}, "nothing": {"b": 1}})
    assert averages(scored) == dict.fromkeys(("ndcg@10", "hit@1", "hit@5", "mrr@10"), 0.5)


def test_it_counts_while_it_asks() -> None:
    done: list[int] = []
    evaluate(search, {"a": "roof", "b": "boiler"}, {"a": {}, "b": {}}, str, SearchMode.VECTOR,
             done.append)  # fmt: skip
    assert done == [1, 2]


def test_latency_is_told_in_percentiles() -> None:
    taken = latency([QueryScore(str(n), {}, float(n)) for n in range(1, 101)])
    assert (taken.p50_ms, taken.p95_ms) == pytest.approx((50.0, 95.0))
