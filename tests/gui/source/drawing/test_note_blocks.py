"""How each kind of block is drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.source.drawn import NOTE, Show, image_names, kinds_of_marks, texts_of

from carnet.gui.look.inline_marks import Mark
from carnet.gui.look.theme import Theme
from carnet.gui.source.drawing.note_layout import Backdrop, Target
from carnet.gui.source.note_view import NoteView


def test_raw_html_is_inert_text(show: Show) -> None:
    view = show('<script>alert(1)</script>\n\n<img src="https://example.org/x.png">\n\n<b>b</b>')
    assert "<script>alert(1)</script>" in view.toPlainText()
    assert '<img src="https://example.org/x.png">' in view.toPlainText()
    assert "<b>b</b>" in view.toPlainText()
    assert image_names(view) == []


def test_front_matter_is_a_quiet_list_of_properties(show: Show) -> None:
    view = show(
        '---\ntitle: B\nmade: "2019"\nuse: [a, b]\nseen:\n  - Noor\n  - Tom\n---\n# Boiler\n'
    )
    view.point_at(Target(4, 4))
    assert texts_of(view, [0, 1, 2, 3]) == [
        "made\u20022019", "use\u2002a, b", "seen\u2002Noor, Tom", "Boiler",
    ]  # fmt: skip
    assert view.band == [1]


def test_tasks_have_boxes_and_done_ones_a_tick(show: Show) -> None:
    view = show("- [ ] open\n- [x] done\n- plain")
    assert kinds_of_marks(view) == [Mark.TO_DO, Mark.DONE]
    items = [d for d in view.layout_map.decorations if d.kind is Backdrop.ITEM]
    assert [item.label for item in items] == ["•"]


def test_list_items_are_labelled_and_nested(show: Show) -> None:
    view = show("3. three\n4. four\n   - inner\n")
    items = [d for d in view.layout_map.decorations if d.kind is Backdrop.ITEM]
    assert [item.label for item in items] == ["3.", "4.", "◦"]
    assert items[0].indent_px < items[2].indent_px


def test_code_keeps_its_lines_and_has_a_ground(show: Show) -> None:
    view = show(NOTE)
    (code,) = [d for d in view.layout_map.decorations if d.kind is Backdrop.CODE]
    shown = texts_of(view, list(range(code.first, code.last + 1)))
    assert shown == ["python · Copy", "x = 1", "y = 2"]


def test_a_block_of_code_is_copied_by_its_link(show: Show, qtbot: QtBot) -> None:
    view = show("    plain\n\n```\na\n  b\n```\n")
    with qtbot.waitSignal(view.copy_wanted) as copied:
        view.anchorClicked.emit(QUrl("copy:0"))
    assert copied.args == ["a\n  b"]
    assert view.toPlainText().count("Copy") == 1  # what is only indented has no fence


def test_what_is_there_to_be_pressed_is_not_copied_with_the_words(show: Show) -> None:
    view = show("- [x] done\n\n```python\nx = 1\n```\n")
    view.selectAll()
    assert view.createMimeDataFromSelection().text() == "[x] done\nx = 1"


def test_a_table_is_a_table(show: Show) -> None:
    view = show(NOTE)
    cursor = view.document().find("189")
    table = cursor.currentTable()
    assert table is not None
    assert (table.rows(), table.columns()) == (3, 2)
    assert cursor.blockFormat().alignment() & Qt.AlignmentFlag.AlignRight


def test_ragged_tables_are_shown(show: Show) -> None:
    view = show("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n")
    assert "1" in view.toPlainText()


def test_links_are_underlined_and_carry_their_target(show: Show) -> None:
    view = show(NOTE)
    for shown, target in (
        ("Radiators", "note:Radiators"),
        ("a site", "https://example.org"),
        ("https://example.org/bare", "https://example.org/bare"),
    ):
        style = view.document().find(shown).charFormat()
        assert style.anchorHref() == target
        assert style.underlineStyle() != 0
    assert not view.document().find("#tag").charFormat().isAnchor()


PAINTS = """| Room | Where | Name | Code | Finish | Painted |
|---|---|---|---|---|---|
| Kitchen | window frames | Sauge d'Hiver | T-3117 | matt, washable | April 2023 |
| Lison's room | one wall | Bleu Charrette | T-4405 | gloss, exterior | her 10th birthday |
"""


def broken_words(view: NoteView) -> list[str]:
    """Blocks in which a line ends in the middle of a word."""
    block = view.document().begin()
    broken = []
    while block.isValid():
        layout, text = block.layout(), block.text()
        for number in range(1, layout.lineCount()):
            start = layout.lineAt(number).textStart()
            if text[start - 1] not in " -":
                broken.append(text)
        block = block.next()
    return broken


@pytest.mark.parametrize("width", [640, 428])
def test_a_wide_table_is_set_smaller_before_its_words_are_broken(
    show: Show, qtbot: QtBot, width: int
) -> None:
    view = show(PAINTS)
    view.resize(width, 640)
    qtbot.waitUntil(lambda: broken_words(view) == [])


def test_short_words_of_a_table_stay_whole_where_long_ones_cannot(show: Show, qtbot: QtBot) -> None:
    long = "Donaudampfschifffahrtsgesellschaft"
    view = show(f"| Code | {long} | {long} | Days |\n|---|---|---|---|\n| RAL | x | y | 14 |\n")
    view.resize(320, 640)
    broken = [long, long]  # it is that narrow
    qtbot.waitUntil(lambda: list(dict.fromkeys(broken_words(view))) == broken[:1])


RAIN = """| Month | Days | Most in a day | Remarks |
|---|--:|--:|---|
| January | 14 | 22.1 mm | frost, taken in twice |
| February | 9 | 8.4 mm | |
"""


@pytest.mark.parametrize("width", [318, 330, 342, 366, 390])
def test_large_text_in_a_narrow_pane_leaves_short_words_of_tables_whole(
    qapp: QApplication, show: Show, theme: Theme, qtbot: QtBot, width: int
) -> None:
    before = qapp.font()
    qapp.setFont(QFont("DejaVu Sans", 10))  # a wide one
    theme.scale_text(150)
    try:
        view = show(RAIN)
        with qtbot.waitSignal(view.drawn):
            view.resize(width, 640)
        qtbot.wait(0)
        assert {"Days", "Month", "14", "9"}.isdisjoint(broken_words(view))
    finally:
        theme.scale_text(100)
        qapp.setFont(before)


def style_of(view: NoteView, words: str) -> QTextCharFormat:
    return view.document().find(words).charFormat()


def test_mathematics_is_kept_as_it_is_written(show: Show) -> None:
    view = show("Of $a_1 * b_2 * c$ and $$x^2$$.\n\n$$\n\\frac{a}{b}\n$$\n\nFor $5 and $6.")
    text = view.toPlainText()
    assert "$a_1 * b_2 * c$" in text
    assert "$$x^2$$" in text
    assert "$$\n\\frac{a}{b}\n$$" in text
    assert style_of(view, "b_2").fontItalic()
    assert not style_of(view, "and $6").fontItalic()
    view.point_at(Target(4, 4))
    assert texts_of(view, view.band) == ["\\frac{a}{b}"]


def test_marked_words_have_a_ground_and_keep_their_emphasis(show: Show) -> None:
    view = show("A ==very **bold** word== and a == b == c.")
    assert view.toPlainText() == "A very bold word and a == b == c."
    assert style_of(view, "very").background().style() is not Qt.BrushStyle.NoBrush
    assert style_of(view, "bold").fontWeight() == 700


def test_a_callout_has_its_title_and_its_ground(show: Show) -> None:
    view = show("> [!warning] Frost\n> Take it in.\n\n> [!tip]\n> - Dry it.\n\n> said\n")
    assert view.toPlainText().split("\n") == ["Frost", "Take it in.", "Tip", "Dry it.", "said"]
    kinds = [d.kind for d in view.layout_map.decorations if d.kind is not Backdrop.ITEM]
    assert kinds == [Backdrop.WARNING, Backdrop.NOTICE, Backdrop.QUOTE]
    view.point_at(Target(2, 2))
    assert texts_of(view, view.band) == ["Take it in."]


def test_a_footnote_leads_to_its_words(show: Show) -> None:
    view = show("Ten years.[^mean]\n\nmore\n\n[^mean]: By hand.\n")
    assert style_of(view, "mean").anchorHref() == "#fn:mean"
    view.point_at(Target(heading="fn:mean"))
    assert texts_of(view, view.band) == ["mean\u2002By hand."]


def test_links_by_reference_lead_where_the_note_says(show: Show) -> None:
    view = show("See [the log][l].\n\n[l]: log.md 'Log'\n")
    assert style_of(view, "the log").anchorHref() == "log.md"
    assert view.toPlainText() == "See the log."


@pytest.mark.parametrize("place", ["Late Frost", "late-frost", "A#Late frost", "^ice", "frost-id"])
def test_a_heading_or_a_blocks_id_is_found(show: Show, place: str) -> None:
    view = show("# A\n\nx\n\n## *Late* frost {#frost-id}\n\nThick. ^ice\n")
    view.point_at(Target(heading=place))
    wanted = "Thick." if place == "^ice" else "Late frost"
    assert texts_of(view, view.band) == [wanted]
    assert "^ice" not in view.toPlainText()


def test_a_heading_that_is_not_there_is_told(show: Show, qtbot: QtBot) -> None:
    view = show("# A\n")
    with qtbot.waitSignal(view.place_missing) as missing:
        view.point_at(Target(heading="B"))
    assert missing.args == ["B"]
    assert view.band == []


def test_the_outline_names_headings_and_their_lines(show: Show) -> None:
    view = show("# A `b`\n\nx\n\n## [[C]] *d*\n")
    assert [(h.level, h.text, h.line) for h in view.layout_map.headings] == [
        (1, "A b", 1),
        (2, "C d", 5),
    ]


def test_links_that_lead_nowhere_look_otherwise_and_say_so(show: Show, qtbot: QtBot) -> None:
    view = show("[[Gone]], [[Here]] and [it](deep/gone.md#x).")
    view.mark_dead(["Gone", "deep/gone.md"])
    dotted = QTextCharFormat.UnderlineStyle.DotLine
    for words, dead in (("Gone", True), ("Here", False), ("it", True)):
        assert (style_of(view, words).underlineStyle() == dotted) is dead
    assert "Gone" in style_of(view, "Gone").toolTip()
    with qtbot.waitSignal(view.drawn):
        view.redraw()
    assert style_of(view, "Gone").underlineStyle() == dotted
    assert style_of(view, "Gone").anchorHref() == "note:Gone"


def test_a_long_table_is_drawn_in_pieces_that_keep_their_lines(show: Show) -> None:
    rows = "\n".join(f"| {n} | row {n} |" for n in range(200))
    view = show(f"| a | b |\n|---|---|\n{rows}\n\nafter\n")
    view.point_at(Target(152, 152))
    assert texts_of(view, view.band) == ["149", "row 149"]
    assert view.toPlainText().endswith("after")


def test_a_very_long_line_is_shown_in_pieces(show: Show) -> None:
    view = show("word " * 30_000)
    assert view.document().blockCount() > 20
    assert view.toPlainText().count("word") == 30_000


def test_the_rows_of_a_very_long_table_keep_their_lines(show: Show) -> None:
    rows = "\n".join(f"| {n} | a row with some words |" for n in range(2_000))
    view = show(f"| a | b |\n|---|---|\n{rows}\n")
    view.point_at(Target(1_502, 1_502))
    assert texts_of(view, view.band) == ["1499", "a row with some words"]
