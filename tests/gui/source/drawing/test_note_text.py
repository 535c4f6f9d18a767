"""The pure parts of showing notes: syntax, finding quotes, flat text, matching words."""

from __future__ import annotations

import pytest

from carnet.domain.flat_text import flat
from carnet.gui.search.snippet import snippet
from carnet.gui.source.drawing.front_matter import FrontMatter, read_front_matter
from carnet.gui.source.drawing.note_layout import NoteLayout
from carnet.gui.source.drawing.note_links import note_name
from carnet.gui.source.drawing.note_syntax import (
    NoteSyntax,
    hard_wrapped,
    shown_text,
    split_task,
)
from carnet.gui.source.finding.quote_finder import find_quote
from carnet.gui.words.matching import matching_words


@pytest.fixture(scope="module")
def syntax() -> NoteSyntax:
    return NoteSyntax()


def words(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_front_matter_is_read_as_names_and_values() -> None:
    front = read_front_matter("---\ntitle: 'A: b'\ntags: [b, \"c\"]\n# no\nby:\n- N\n---\n# Head\n")
    assert [(p.name, p.value, p.first_line, p.last_line) for p in front.properties] == [
        ("title", "A: b", 2, 2),
        ("tags", "b, c", 3, 3),
        ("by", "N", 5, 6),
    ]
    assert (front.lines, front.end) == (7, 50)


@pytest.mark.parametrize("text", ["---\ntext that goes on\n", "# A\n---\nb: c\n---\n", "", "---"])
def test_a_rule_at_the_top_is_no_front_matter_without_its_end(text: str) -> None:
    assert read_front_matter(text) == FrontMatter()


@pytest.mark.parametrize(
    ("source", "target", "shown"),
    [
        ("[[Radiators]]", "Radiators", "Radiators"),
        ("[[house/Radiators|the hot ones]]", "house/Radiators", "the hot ones"),
        ("[[Radiators#Study]]", "Radiators", "Radiators › Study"),
        ("![[Radiators]]", "Radiators", "Radiators"),
        ("[[Tarte à l'orange]]", "Tarte à l'orange", "Tarte à l'orange"),
    ],
)
def test_wikilinks_become_links_to_notes(
    syntax: NoteSyntax, source: str, target: str, shown: str
) -> None:
    tokens = syntax.inline(f"see {source}.")
    link = next(token for token in tokens if token.type == "link_open")
    assert note_name(str(link.attrs["href"])) == target
    assert shown_text(tokens) == f"see {shown}."


@pytest.mark.parametrize("source", ["[[]]", "[[ ]]", "[[broken", "\\[[escaped]]", "`[[code]]`"])
def test_what_only_looks_like_a_wikilink_stays_text(syntax: NoteSyntax, source: str) -> None:
    assert all(token.type != "link_open" for token in syntax.inline(source))


def test_dangerous_links_are_not_links(syntax: NoteSyntax) -> None:
    for address in ("javascript:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd"):
        assert all(t.type != "link_open" for t in syntax.inline(f"[x]({address})"))


def test_raw_html_is_text(syntax: NoteSyntax) -> None:
    assert all(token.type != "html_block" for token in syntax.blocks("<script>x</script>\n"))
    tokens = syntax.inline('a <img src="https://example.org/x.png"> b')
    assert {token.type for token in tokens} == {"text"}


def test_tasks_are_told_from_other_items() -> None:
    assert split_task("[x] done") is not None
    task = split_task("[ ] to do")
    assert task is not None
    assert (task.done, task.text) == (False, "to do")
    assert split_task("[link](x)") is None
    assert split_task("[y] no") is None


def test_lines_broken_by_an_editor_flow_and_lines_of_a_person_stay() -> None:
    assert hard_wrapped("This line is as long as an editor makes its lines, about\nso much.")
    assert not hard_wrapped("milk\nbread\nbutter")


def test_a_quote_is_found_although_its_marks_are_gone(syntax: NoteSyntax) -> None:
    shown = "Keep it between 1.2 and 1.5 bar when cold. Below 0.8 bar it stops."
    pieces = syntax.pieces("Keep it between **1.2 and\n1.5 bar** when cold.")
    spans = find_quote([(100, shown)], pieces)
    assert words(shown, [(a - 100, b - 100) for a, b in spans]) == [
        "Keep it between 1.2 and 1.5 bar when cold."
    ]


def test_a_quote_across_blocks_is_found_piece_by_piece(syntax: NoteSyntax) -> None:
    blocks = [(0, "One thing."), (11, "Another thing."), (26, "A third.")]
    spans = find_quote(blocks, syntax.pieces("One thing.\n\nAnother thing."))
    assert spans == [(0, 10), (11, 25)]


def test_cells_of_a_quoted_table_row_are_found(syntax: NoteSyntax) -> None:
    blocks = [(0, "2023-10-12"), (11, "Service, new electrode"), (34, "189 €")]
    spans = find_quote(blocks, syntax.pieces("| 2023-10-12 | Service, new electrode | 189 € |"))
    assert spans[:2] == [(0, 10), (11, 33)]


def test_a_quote_that_is_not_there_marks_nothing(syntax: NoteSyntax) -> None:
    assert find_quote([(0, "Something else.")], syntax.pieces("Not this.")) == []
    assert find_quote([(0, "Something")], syntax.pieces("***")) == []


def test_lines_are_found_and_between_them_the_block_above() -> None:
    layout = NoteLayout()
    for block, span in ((0, (1, 1)), (1, (3, 6)), (2, (9, 9))):
        layout.add(block, *span)
    assert layout.blocks_of(4, 4) == [1]
    assert layout.blocks_of(5, 9) == [1, 2]
    assert layout.blocks_of(7, 8) == [1]
    assert layout.blocks_of(40, 41) == [2]
    assert NoteLayout().blocks_of(1, 1) == []


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("Keep **1.2 bar**, `code` and [a link](x.md).", "Keep 1.2 bar, code and a link."),
        ("- milk\n- [x] bread\n", "milk · bread"),
        ("| a | b |\n|---|--:|\n| 1 | 2 |\n", "a · b · 1 · 2"),
        ("# Title\n\n## Part\n\ntext\n", "text"),
        ("# Title alone\n", "Title alone"),
        ("> quoted\n> on", "quoted on"),
        ("```python\nx = 1\n```", "x = 1"),
        ("2 * 3 and snake_case", "2 3 and snake_case"),
    ],
)
def test_markdown_becomes_one_plain_line(markdown: str, plain: str) -> None:
    assert flat(markdown) == plain


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("The boilers were serviced.", "boiler service", ["boilers", "serviced"]),
        ("L'été à Évora", "ete evora", ["été", "Évora"]),
        ("a boy and boilers", "bo", []),
        ("It is 12 bar", "12", ["12"]),
        ("nothing", "", []),
        ("mais la maison", "maison", ["maison"]),
        ("eau chaude, chaudières", "chaudière", ["chaudières"]),
        ("eau chaude", "chaudère", []),
        ("chevaux, services, préparée", "cheval service préparer",
         ["chevaux", "services", "préparée"]),
        ("un œuf au bœuf", "oeuf boeuf", ["œuf", "bœuf"]),
        ("national nation", "nation", ["national", "nation"]),
        ("format E-4021, 4021b", "E-4021", ["4021"]),
        ("the boiler is in the cellar", "where is the boiler", ["boiler"]),
        ("to be or not", "to be", ["to", "be"]),
        ("phase 2 of 20", "phase 2", ["phase", "2"]),
        ("دليل المرجل هنا", "المرجل", ["المرجل"]),
    ],
)  # fmt: skip
def test_matching_words_are_found(text: str, query: str, found: list[str]) -> None:
    assert words(text, matching_words(text, query)) == found


def test_the_last_word_may_go_on_while_it_is_typed() -> None:
    text = "a boiler boils above"
    assert words(text, matching_words(text, "above bo", typing=True)) == [
        "boiler", "boils", "above",
    ]  # fmt: skip
    assert matching_words(text, "bo ", typing=True) == []
    assert words(text, matching_words(text, "b", typing=True)) == []


def test_a_snippet_shows_where_most_words_stand_together() -> None:
    text = "the boiler " + "word " * 100 + "boiler pressure is low " + "word " * 100
    shown, spans = snippet(text, "boiler pressure")
    assert words(shown, spans) == ["boiler", "pressure"]


def test_a_snippet_begins_near_the_first_match_and_marks_it() -> None:
    text = "word " * 100 + "the boiler is here " + "word " * 100
    shown, spans = snippet(text, "boiler")
    assert shown.startswith("… ")
    assert shown.endswith("…")
    assert words(shown, spans) == ["boiler"]
    assert spans[0][0] < 70


def test_a_short_passage_is_its_own_snippet() -> None:
    assert snippet("Key in the drawer.", "drawer") == ("Key in the drawer.", [(11, 17)])


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "`" * 20_000, "*a " * 8_000, "[[" * 100_000, "![" * 900]
)
@pytest.mark.timeout(120)
def test_hostile_text_is_parsed_to_its_end(syntax: NoteSyntax, text: str) -> None:
    for token in syntax.blocks(text):
        if token.type == "inline":
            syntax.inline(token.content)
    assert flat(text) is not None
