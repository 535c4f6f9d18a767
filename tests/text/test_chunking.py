"""Chunks: exact slices that cover a document, fit the embedder and survive edits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnet.domain.documents import Chunk, ParsedDocument
from carnet.text.chunking import chunk_document
from carnet.text.frontmatter import front_matter_end
from carnet.text.tokens import estimate_tokens

SENTENCES = [
    f"The {thing} of the {place} was {verb} on day {number}."
    for number, (thing, place, verb) in enumerate(
        (t, p, v)
        for t in ("roof", "door", "boiler", "garden", "meter")
        for p in ("house", "cabin", "barn", "office")
        for v in ("painted", "sold", "mended", "measured", "seen")
    )
]


def paragraph(first: int, count: int) -> str:
    return " ".join(SENTENCES[(first + i) % len(SENTENCES)] for i in range(count))


def essay(paragraphs: int) -> list[str]:
    return [f"Paragraph {i}. " + paragraph(i * 7, 2 + i % 3) for i in range(paragraphs)]


def changed(before: list[Chunk], after: list[Chunk]) -> int:
    known = {chunk.content_hash for chunk in before}
    return sum(chunk.content_hash not in known for chunk in after)


def test_an_empty_document_has_no_chunks(chunked) -> None:
    assert chunked("") == chunked(" \n\t\n") == chunked("---\ntitle: x\n---\n") == []


def test_a_short_note_is_one_chunk_with_its_heading_in_the_text(chunked) -> None:
    (chunk,) = chunked("---\ntags: a\n---\n\n# Roof\n\nThe quote is high.\n", title="Roof")
    assert chunk.text == "# Roof\n\nThe quote is high."
    assert (chunk.heading_path, chunk.context) == (("Roof",), "")
    assert (chunk.span.start_line, chunk.span.end_line) == (5, 7)


def test_the_context_says_what_the_text_does_not(chunked) -> None:
    text = f"# House\n\n## Roof\n\n{paragraph(0, 6)}\n\n## Door\n\n{paragraph(9, 6)}\n"
    roof, door = chunked(text, title="Works")
    assert roof.context == "Works"
    assert roof.heading_path == ("House", "Roof")
    assert door.context == "Works > House"
    assert door.heading_path == ("House", "Door")
    assert door.text.startswith("## Door")


def test_a_section_that_goes_on_names_its_heading_in_the_context(chunked) -> None:
    chunks = chunked("# House\n\n## Roof\n\n" + "\n\n".join(essay(12)), title="House")
    assert len(chunks) > 2
    assert {chunk.context for chunk in chunks[1:]} == {"House > Roof"}
    assert {chunk.heading_path for chunk in chunks} == {("House", "Roof")}


def test_tiny_sections_share_a_chunk_and_its_heading_path_is_what_they_share(chunked) -> None:
    text = "# House\n\n" + "\n\n".join(f"## Day {i}\n\nShort." for i in range(4))
    (chunk,) = chunked(text)
    assert chunk.heading_path == ("House",)


def test_sections_big_enough_stay_apart(chunked) -> None:
    text = "\n\n".join(f"## Part {i}\n\n{paragraph(i, 4)}" for i in range(5))
    assert [chunk.heading_path for chunk in chunked(text)] == [(f"Part {i}",) for i in range(5)]


def test_a_chunk_does_not_reach_into_another_chapter(chunked) -> None:
    text = f"# A\n\n{paragraph(0, 5)}\n\n## A1\n\n{paragraph(5, 5)}\n\n# B\n\n{paragraph(10, 5)}"
    for chunk in chunked(text):
        assert not ("A1" in chunk.text and "# B" in chunk.text)


def test_a_heading_is_never_the_end_of_a_chunk(chunked) -> None:
    text = "\n\n".join(f"## Part {i}\n\n{paragraph(i, 1 + i % 9)}" for i in range(60))
    for chunk in chunked(text):
        assert not chunk.text.splitlines()[-1].startswith("#")


def test_a_long_paragraph_is_cut_between_sentences(chunked) -> None:
    chunks = chunked(paragraph(0, 40), form="text")
    assert len(chunks) > 3
    assert all(re.fullmatch(r"The .*\.", chunk.text) for chunk in chunks)


def test_an_abbreviation_does_not_end_a_sentence(chunked) -> None:
    text = " ".join(f"On day {i} we met M. Dupont, av. Foch, for the quote." for i in range(40))
    for chunk in chunked(text, form="text"):
        assert chunk.text.startswith("On day")


def test_a_long_table_repeats_its_header_in_the_context(chunked) -> None:
    rows = "\n".join(f"| {i} | {i * 10} euros |" for i in range(60))
    first, *others = chunked(f"# Bills\n\n| Day | Price |\n|---|---|\n{rows}\n", title="Bills")
    assert others
    assert "| Day | Price |" not in first.context
    assert {chunk.context for chunk in others} == {"Bills\n| Day | Price |"}
    assert all(line.count("|") == 3 for chunk in others for line in chunk.text.splitlines())


def test_long_code_is_cut_between_lines_and_rather_at_blank_ones(chunked) -> None:
    code = "\n\n".join(f"def f{i}(x):\n    y = x + {i}\n    return y" for i in range(30))
    _, *others = chunked(f"```python\n{code}\n```")
    assert others
    assert all(chunk.text.startswith("def") for chunk in others)


def test_a_word_longer_than_a_chunk_is_cut(chunked) -> None:
    chunks = chunked("x" * 20_000)
    assert "".join(chunk.text for chunk in chunks) == "x" * 20_000
    assert max(len(chunk.text) for chunk in chunks) <= 128 * 8


def test_a_long_title_is_shortened_in_the_context(chunked) -> None:
    title = "word " * 60
    chunks = chunked("\n\n".join(essay(10)), form="text", title=title)
    assert all(chunk.context.endswith("…") for chunk in chunks)
    assert estimate_tokens(chunks[0].context, "en") <= 13


def test_deep_headings_give_way_in_the_middle_of_the_context(chunked) -> None:
    heads = "\n\n".join(f"{'#' * i} {f'level{i} ' * 5}" for i in range(1, 7))
    last = chunked(f"{heads}\n\n" + "\n\n".join(essay(8)), title="Top")[-1]
    assert last.context.startswith("Top > … > ")
    assert last.context.endswith("level6 level6 level6")
    assert len(last.heading_path) == 6


def test_a_heading_without_words_is_no_trouble(chunked) -> None:
    (chunk,) = chunked("#\n\ntext\n\n##\n\nmore")
    assert chunk.heading_path == ()


def test_equal_text_in_equal_context_has_an_equal_hash_wherever_it_stands(chunked) -> None:
    part = "## Roof\n\n" + paragraph(0, 6)
    here = chunked(f"# House\n\n{paragraph(9, 6)}\n\n{part}")[-1]
    there = chunked(f"# House\n\n## Door\n\n{paragraph(30, 8)}\n\n{part}")[-1]
    assert here.content_hash == there.content_hash
    assert here.span != there.span


def test_the_hash_covers_the_context(chunked) -> None:
    one, other = (chunked("Same text.", form="text", title=title)[0] for title in ("A", "B"))
    assert one.content_hash != other.content_hash


def test_chunks_of_nearly_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="too small"):
        chunk_document(ParsedDocument("a", "text", None, "en"), 8)


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_editing_one_paragraph_changes_one_or_two_chunks(chunked, form: str) -> None:
    paragraphs = essay(80)
    before = chunked("\n\n".join(paragraphs), form=form)
    counts = []
    for i in range(0, 80, 2):
        edited = [*paragraphs]
        edited[i] = edited[i].replace("was", "had never been")
        counts.append(changed(before, chunked("\n\n".join(edited), form=form)))
    assert min(counts) >= 1
    assert sum(count <= 2 for count in counts) >= 0.9 * len(counts)
    assert max(counts) <= 5


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_after_an_insertion_chunks_soon_are_the_same_again(chunked, form: str) -> None:
    paragraphs = essay(120)
    before = chunked("\n\n".join(paragraphs), form=form)
    counts = []
    for i in range(0, 120, 4):
        edited = [*paragraphs[:i], "A new paragraph. " + paragraph(i, 3), *paragraphs[i:]]
        counts.append(changed(before, chunked("\n\n".join(edited), form=form)))
    assert sum(counts) <= 2.5 * len(counts)
    assert max(counts) <= 9


WORDS = st.sampled_from(
    ["a", "roof.", "Étude", "l'eau", "3,5", "supercalifragilistic", "https://example.org/x/y",
     "漢字漢字", "👩‍👧", "e\u0301", "x" * 90, "…", "»", "\u00a0", "M."]
)  # fmt: skip
LINES = st.tuples(
    st.sampled_from(["", "", "", "# ", "## ", "#### ", "- ", "  - ", "> ", "| ", "```", "    "]),
    st.lists(WORDS, max_size=25).map(" ".join),
).map("".join)
TEXTS = st.lists(LINES | st.just(""), max_size=40).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, form=st.sampled_from(["markdown", "text", "org", "rst"]), data=st.data())
def test_chunks_are_exact_slices_in_order_that_leave_nothing_out(
    text: str, form: str, data: st.DataObject
) -> None:
    max_tokens = data.draw(st.integers(48, 256))
    title = data.draw(st.none() | st.just("A title") | st.just("very long " * 30))
    language = data.draw(st.sampled_from(["en", "fr"]))
    chunks = chunk_document(ParsedDocument(text, form, title, language), max_tokens)
    position = front_matter_end(text) if form == "markdown" else 0
    for ordinal, chunk in enumerate(chunks):
        span = chunk.span
        assert chunk.ordinal == ordinal
        assert chunk.text == text[span.start_char : span.end_char]
        assert chunk.text.strip()
        assert span.start_char >= position
        assert not text[position : span.start_char].strip()
        assert span.start_line == text.count("\n", 0, span.start_char) + 1
        assert span.end_line == text.count("\n", 0, span.end_char) + 1
        assert estimate_tokens(chunk.embedded_text, language) + 2 <= max_tokens
        position = span.end_char
    assert not text[position:].strip()


def test_a_chunk_lies_on_one_page_and_names_it() -> None:
    pages = [paragraph(page * 5, 1 + 6 * (page % 3)) for page in range(6)]
    text = "\n\n".join(pages)
    starts = tuple(text.index(page) for page in pages)

    chunks = chunk_document(ParsedDocument(text, "pdf", None, "en", pages=starts), 64)

    ends = [*starts[1:], len(text)]
    for chunk in chunks:
        number = chunk.span.page
        assert number is not None
        assert starts[number - 1] <= chunk.span.start_char < chunk.span.end_char <= ends[number - 1]
    assert {chunk.span.page for chunk in chunks} == set(range(1, 7))


def test_a_document_without_pages_has_chunks_without() -> None:
    chunks = chunk_document(ParsedDocument(paragraph(0, 30), "text", None, "en"), 64)
    assert {chunk.span.page for chunk in chunks} == {None}
