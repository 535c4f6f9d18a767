from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument, QTextFormat
from pytestqt.qtbot import QtBot

from carnet.gui.look.inline_marks import KIND, Mark
from carnet.gui.look.theme import Theme
from carnet.gui.source.note_layout import Backdrop, Target
from carnet.gui.source.note_view import PLAIN_CHARS, NoteView

NOTE = """---
title: Boiler
---
# Boiler

First paragraph of *some* length.

## Pressure

Keep it between **1.2 and 1.5 bar** when cold.

- one
- [x] two
  1. inner
  2. other

> said
> twice

| Date | Paid |
|------|-----:|
| 2022 | 142 € |
| 2023 | 189 € |

```python
x = 1
y = 2
```

---

[[Radiators]] and [a site](https://example.org) and https://example.org/bare. #tag
"""


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> Iterator[NoteView]:
    made = NoteView(theme)
    qtbot.addWidget(made)
    made.resize(480, 640)
    made.show()
    yield made


Show = Callable[..., NoteView]


@pytest.fixture
def show(view: NoteView, qtbot: QtBot) -> Show:
    def show_text(text: str, kind: str = "markdown", path: str = "", root: str = "") -> NoteView:
        with qtbot.waitSignal(view.drawn, timeout=20_000):
            view.show_note(text, kind, path, (root,) if root else ())
        return view

    return show_text


def texts_of(view: NoteView, blocks: list[int]) -> list[str]:
    return [view.document().findBlockByNumber(number).text() for number in blocks]


def test_a_note_is_shown_without_its_front_matter(show: Show) -> None:
    text = show(NOTE).toPlainText()
    assert text.startswith("Boiler\nFirst paragraph of some length.\nPressure\n")
    assert "title:" not in text


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (4, ["Boiler"]),
        (6, ["First paragraph of some length."]),
        (10, ["Keep it between 1.2 and 1.5 bar when cold."]),
        (12, ["one"]),
        (15, ["other"]),
        (22, ["2022", "142 €"]),
        (27, ["y = 2"]),
    ],
)
def test_every_line_knows_where_it_is_shown(show: Show, line: int, shown: list[str]) -> None:
    view = show(NOTE)
    view.point_at(Target(line, line))
    assert texts_of(view, view.band) == shown


def test_the_quoted_words_are_marked_inside_the_cited_lines(show: Show) -> None:
    view = show(NOTE)
    view.point_at(Target(10, 10, "between **1.2 and 1.5 bar**"))
    (start, end), *more = view.marked
    assert view.document().toRawText()[start:end] == "between 1.2 and 1.5 bar"
    assert more == []


def test_words_that_were_searched_for_are_marked_instead(show: Show) -> None:
    view = show(NOTE)
    view.point_at(Target(6, 10, query="bar lengths"))
    raw = view.document().toRawText()
    assert [raw[start:end] for start, end in view.marked] == ["length", "bar"]


@pytest.mark.parametrize(
    "note",
    ["a jar here", "- a jar here", "1. one\n   - a jar here", "> a jar here", "> - a jar here",
     "```\na jar here\n```", "| a jar here | b |\n|---|---|\n| c | d |", "أ jar ب"],
)  # fmt: skip
def test_a_mark_stands_on_its_word_in_every_kind_of_block(
    show: Show, theme: Theme, note: str
) -> None:
    view = show(note)
    view.point_at(Target(1, 3, query="jar"))
    (start, end) = view.marked[0]
    cursor = QTextCursor(view.document())
    edges = []
    for position in (start, end):
        cursor.setPosition(position)
        edges.append(view.cursorRect(cursor))
    picture = view.viewport().grab().toImage()
    ratio, marker = picture.devicePixelRatio(), theme.color("marker").rgb()
    across = [
        x / ratio
        for x in range(picture.width())
        if any(picture.pixel(x, y) == marker for y in range(picture.height() // 3))
    ]
    edges.sort(key=lambda edge: edge.left())  # some scripts run the other way
    assert across[0] == pytest.approx(edges[0].left() - 2, abs=2)
    assert across[-1] == pytest.approx(edges[1].left() + 2, abs=2)


def test_cited_lines_far_down_are_scrolled_into_view(show: Show) -> None:
    view = show("\n\n".join(f"Paragraph number {n}." for n in range(400)))
    view.point_at(Target(601, 601, "Paragraph number 300."))
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.marked[0][0])
    assert view.viewport().rect().contains(view.cursorRect(cursor).center())


def test_lines_near_the_top_do_not_scroll_the_title_away(show: Show) -> None:
    view = show(NOTE)
    view.point_at(Target(10, 10))
    assert view.verticalScrollBar().value() == 0


def test_pointing_before_the_note_is_drawn_points_when_it_is(view: NoteView, qtbot: QtBot) -> None:
    long = "\n\n".join(f"Paragraph *number* {n}." for n in range(3_000))
    with qtbot.waitSignal(view.drawn, timeout=20_000):
        view.show_note(long, "markdown", "", ())
        view.point_at(Target(5_001, 5_001))
    assert texts_of(view, view.band) == ["Paragraph number 2500."]


def test_raw_html_is_inert_text(show: Show) -> None:
    view = show('<script>alert(1)</script>\n\n<img src="https://example.org/x.png">\n\n<b>b</b>')
    assert "<script>alert(1)</script>" in view.toPlainText()
    assert '<img src="https://example.org/x.png">' in view.toPlainText()
    assert "<b>b</b>" in view.toPlainText()
    assert image_names(view) == []


@pytest.mark.parametrize(
    "source",
    [
        "https://example.org/x.png",
        "//example.org/x.png",
        "http:/x.png",
        "HTTPS://example.org/x.png",
        "file:///etc/x.png",
        "data:image/png;base64,iVBORw0KGgo=",
        "qrc:/x.png",
        "\\\\server\\x.png",
        "../outside.png",
        "/etc/hostname",
        "notes.txt",
        "missing.png",
        "drawing.svg",
    ],
)
def test_pictures_from_anywhere_else_are_refused_and_said(
    show: Show, tmp_path: Path, source: str
) -> None:
    root = tmp_path / "library"
    root.mkdir()
    picture(tmp_path / "outside.png")
    sly = root / "https:" / "example.org"  # a folder that looks like an address
    sly.mkdir(parents=True)
    picture(sly / "x.png")
    for name in ("notes.txt", "drawing.svg"):
        (root / name).write_text("x", encoding="utf-8")
    view = show(f"![the stairs](<{source}>)", path=str(root / "a.md"), root=str(root))
    assert image_names(view) == []
    if "[picture" not in view.toPlainText():  # the parser itself took it for text
        assert "the stairs" in view.toPlainText()


def test_a_link_out_of_the_library_is_not_followed(show: Show, tmp_path: Path) -> None:
    root = tmp_path / "library"
    root.mkdir()
    picture(tmp_path / "outside.png")
    (root / "inside.png").symlink_to(tmp_path / "outside.png")
    view = show("![x](inside.png)", path=str(root / "a.md"), root=str(root))
    assert image_names(view) == []


def test_pictures_inside_the_library_are_shown(show: Show, tmp_path: Path) -> None:
    root = tmp_path / "library"
    (root / "house" / "pictures").mkdir(parents=True)
    picture(root / "house" / "pictures" / "the pump 100%.png")
    view = show(
        "![pump](<pictures/the pump 100%25.png>)",
        path=str(root / "house" / "a.md"),
        root=str(root),
    )
    (name,) = image_names(view)
    loaded = view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    assert isinstance(loaded, QImage)
    assert not loaded.isNull()


def test_nothing_else_is_ever_loaded(show: Show) -> None:
    view = show("text")
    kinds = QTextDocument.ResourceType
    for kind in (kinds.HtmlResource, kinds.ImageResource, kinds.StyleSheetResource):
        for address in ("https://example.org/x", "file:///etc/hostname", "picture:0"):
            assert view.loadResource(kind.value, QUrl(address)) is None


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
    assert texts_of(view, list(range(code.first, code.last + 1))) == ["x = 1", "y = 2"]


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


def test_a_click_on_a_link_opens_nothing_by_itself(show: Show, qtbot: QtBot) -> None:
    view = show("[a site](https://example.org)")
    cursor = view.document().find("a site")
    cursor.setPosition(cursor.selectionStart() + 3)  # in the middle of it
    with qtbot.waitSignal(view.link_clicked) as clicked:
        qtbot.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center()
        )
    assert clicked.args == ["https://example.org"]
    assert view.toPlainText() == "a site"


def test_plain_text_keeps_its_lines(show: Show) -> None:
    view = show("# no heading\n\n  indented *as is*\n", kind="text")
    assert view.toPlainText() == "# no heading\n\n  indented *as is*\n"
    view.point_at(Target(3, 3))
    assert texts_of(view, view.band) == ["  indented *as is*"]


def test_a_note_of_ten_thousand_characters_is_shown_whole(show: Show) -> None:
    view = show("A sentence of the note, forty characters.\n\n" * 240)
    assert view.toPlainText().count("A sentence") == 240


def test_a_huge_note_does_not_hold_the_window_up(view: NoteView, qtbot: QtBot, theme: Any) -> None:
    text = "Some *words* of a paragraph with [[links]].\n\n" * 8_000
    assert len(text) < PLAIN_CHARS
    view.show_note(text, "markdown", "", ())
    assert view.document().blockCount() < 8_000  # it came back before it was done
    with qtbot.waitSignal(view.drawn, timeout=60_000):
        pass
    assert view.document().blockCount() == 8_000


def test_another_note_replaces_one_that_is_still_drawn(view: NoteView, qtbot: QtBot) -> None:
    view.show_note("Some *words*.\n\n" * 5_000, "markdown", "", ())
    with qtbot.waitSignal(view.drawn):
        view.show_note("Short.", "markdown", "", ())
    assert view.toPlainText() == "Short."


def test_an_empty_note_is_no_trouble(show: Show) -> None:
    view = show("")
    view.point_at(Target(1, 1, "anything"))
    assert view.band == []
    assert view.grab().isNull() is False


def test_a_theme_change_keeps_the_place_and_the_marks(
    show: Show, theme: Theme, qtbot: QtBot
) -> None:
    view = show("\n\n".join(f"Paragraph number {n}." for n in range(300)))
    view.point_at(Target(401, 401, "Paragraph number 200."))
    before = view.verticalScrollBar().value()
    assert before > 0
    try:
        with qtbot.waitSignal(view.drawn):
            theme.fix(Qt.ColorScheme.Dark)
        qtbot.waitUntil(lambda: bool(view.marked))
        assert view.verticalScrollBar().value() == before
        ink = view.document().find("Paragraph").charFormat().foreground().color().name()
        assert ink == theme.tokens.text
    finally:
        theme.fix(Qt.ColorScheme.Light)
        qtbot.wait(0)


def test_every_kind_of_block_can_be_painted(show: Show) -> None:
    view = show(NOTE)
    view.point_at(Target(10, 10, "Keep it"))
    view.resize(400, 1_600)
    assert not view.grab().isNull()


def picture(path: Path) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(path))


def fragments(view: NoteView) -> Iterator[Any]:
    block = view.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            yield iterator.fragment()
            iterator += 1
        block = block.next()


def image_names(view: NoteView) -> list[str]:
    image = QTextFormat.ObjectTypes.ImageObject.value
    formats = [fragment.charFormat() for fragment in fragments(view)]
    return [f.toImageFormat().name() for f in formats if f.objectType() == image]


def kinds_of_marks(view: NoteView) -> list[Mark]:
    kinds = [fragment.charFormat().property(KIND) for fragment in fragments(view)]
    return [Mark(kind) for kind in kinds if kind]


PAINTS = """| Room | Where | Name | Code | Finish | Painted |
|---|---|---|---|---|---|
| Kitchen | window frames | Sauge d'Hiver | T-3117 | matt, washable | April 2023 |
| Lison's room | one wall | Bleu Charrette | T-4405 | gloss, exterior | her 10th birthday |
"""


def test_a_wide_table_is_set_smaller_before_its_words_are_broken(show: Show) -> None:
    view = show(PAINTS)
    view.resize(428, 640)  # the pane as it opens
    block = view.document().begin()
    broken = []
    while block.isValid():
        layout, text = block.layout(), block.text()
        for number in range(1, layout.lineCount()):
            start = layout.lineAt(number).textStart()
            if text[start - 1] not in " -":
                broken.append(text)
        block = block.next()
    assert broken == []
