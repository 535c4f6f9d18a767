"""`carnet search QUERY`: find passages."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from carnet.cli.output import Output
from carnet.cli.search_words import (
    corrections_json,
    counted,
    listing_json,
    restricted_to,
    restrictions_json,
    said_of,
)
from carnet.cli.session import filters_of, open_for_question
from carnet.domain.search import Explanation, ListRequest, Passage, SearchMode, SearchRequest

_SNIPPET_CHARACTERS = 240


def run(arguments: Namespace, output: Output) -> int:
    """Search once and print what was found, best first."""
    return _list_all(arguments, output) if arguments.all else _search(arguments, output)


def _search(arguments: Namespace, output: Output) -> int:
    request = SearchRequest(
        arguments.query,
        SearchMode(arguments.mode),
        arguments.limit,
        filters_of(arguments),
        arguments.explain,
    )
    words_only = request.mode is SearchMode.KEYWORD
    with open_for_question(arguments, language=not words_only) as services:
        result = services.searcher.search(request)
    output.document(
        {
            "results": [_row(passage, explain=arguments.explain) for passage in result.passages],
            "timings_ms": result.timings_ms,
            "notes": list(result.notes),
            "restrictions": restrictions_json(result.restrictions),
            "corrections": corrections_json(result.corrections),
        }
    )
    if not result.passages:
        output.line("Nothing found.")
    for line in said_of(result):
        output.line(line)
    for number, passage in enumerate(result.passages, 1):
        _print(passage, number, f"  ({passage.score:.2f})", output)
        if passage.explanation:
            output.line(f"   {_why(passage)}")
            output.line(f"   {_shares(passage.explanation)}")
        output.line()
    return 0


def _list_all(arguments: Namespace, output: Output) -> int:
    """Every note that meets the criterion, by page."""
    request = ListRequest(arguments.query, filters_of(arguments), arguments.offset, arguments.limit)
    with open_for_question(arguments, language=False) as services:
        listing = services.lister.find(request)
    rows = [_row(passage, explain=False) for passage in listing.rows]
    output.document(listing_json(listing) | {"offset": request.offset, "results": rows})
    if listing.restrictions:
        output.line(f"Only notes {restricted_to(listing.restrictions)}.")
    output.line(counted(listing, "en"))
    for number, passage in enumerate(listing.rows, request.offset + 1):
        _print(passage, number, "", output)
        output.line()
    left = listing.matched - request.offset - len(listing.rows)
    if left > 0 and listing.rows:
        output.line(f"{left} more: --offset {request.offset + len(listing.rows)}")
    return 0


def _print(passage: Passage, number: int, score: str, output: Output) -> None:
    heading = f" › {passage.heading}" if passage.heading else ""
    output.line(f"{number}. {passage.title}{heading}")
    away = "  offline: its folder is not there now" if passage.offline else ""
    output.line(f"   {passage.path}:{passage.start_line}{score}{away}")
    snippet = " ".join(passage.text.split())
    cut = "…" if len(snippet) > _SNIPPET_CHARACTERS else ""
    output.line(f"   {snippet[:_SNIPPET_CHARACTERS]}{cut}")
    for path in passage.also_in:
        output.line(f"   the same in {path}")


def _row(passage: Passage, *, explain: bool) -> dict[str, Any]:
    names = (
        "path title heading start_line end_line page start_char end_char text score "
        "keyword_rank vector_rank offline also_in"
    ).split()
    row = {name: getattr(passage, name) for name in names}
    if explain and passage.explanation:
        why = passage.explanation
        row["explanation"] = {
            "keyword_score": why.keyword_score,
            "vector_score": why.vector_score,
            "keyword_weight": why.keyword_weight,
            "vector_weight": why.vector_weight,
            "matched_terms": list(why.matched_terms),
            "missing_terms": list(why.missing_terms),
            "parts": {part.name: part.value for part in why.parts},
        }
    return row


def _why(passage: Passage) -> str:
    why = passage.explanation
    if why is None:
        return ""
    keyword = (
        f"keyword #{passage.keyword_rank} (BM25 {why.keyword_score:.2f}, "
        f"words: {', '.join(why.matched_terms)})"
        if why.keyword_score is not None
        else "no keyword match"
    )
    vector = (
        f"vector #{passage.vector_rank} (cosine {why.vector_score:.2f})"
        if why.vector_score is not None
        else "no vector"
    )
    weights = f"words weigh {why.keyword_weight:.2f}, vectors {why.vector_weight:.2f}"
    return f"{keyword}, {vector}; {weights}"


def _shares(why: Explanation) -> str:
    """What the score is the sum of, the largest first, and the words that are not there."""
    parts = sorted(why.parts, key=lambda part: -part.value)
    shares = " + ".join(f"{part.name} {part.value:.2f}" for part in parts)
    lacking = f"; lacks: {', '.join(why.missing_terms)}" if why.missing_terms else ""
    return f"{shares}{lacking}"
