"""Every word the window says goes through the translator."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

GUI = Path(__file__).resolve().parents[3] / "app" / "carnet" / "gui"
# What is shown or spoken when a text is given to it.
SHOWING = {
    "setText", "setToolTip", "setStatusTip", "setWhatsThis", "setAccessibleName", "setTitle",
    "setAccessibleDescription", "setPlaceholderText", "setWindowTitle", "setInformativeText",
    "setPlainText", "setLabelText", "setItemText", "addItem", "addAction", "addMenu", "addButton",
    "addTab", "addRow", "setSuffix", "setPrefix", "setSpecialValueText", "reword", "describe",
    "say", "set_whole", "insertPlainText", "showMessage", "announce", "setDetailedText",
    "setHtml", "setMarkdown", "drawText", "QLabel", "QPushButton", "QCheckBox", "QRadioButton",
    "QGroupBox", "QAction", "QMenu", "WordButton", "ElidedLabel", "RowList",
}  # fmt: skip
ARGUMENTS = {"text", "title", "label", "placeholderText", "toolTip", "windowTitle", "tip"}
# Texts that are names or signs, the same in every language.
NAMES = {"Carnet", "Markdown (*.md)"}
WORD = re.compile(r"[^\W\d_]{2,}")


def literals(node: ast.expr) -> Iterator[str]:
    """Texts that stand in an expression as they are; those in a call belong to that call."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
        yield "".join(str(part) for part in parts)
    elif isinstance(node, ast.BinOp):
        yield from literals(node.left)
        yield from literals(node.right)
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from literals(value)


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)


def shown_literals(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of words that are shown without having been translated."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or called(node) not in SHOWING:
            continue
        named = [word.value for word in node.keywords if word.arg in ARGUMENTS]
        first = [] if called(node) == "drawText" else node.args[:1]
        for argument in [*first, *named, *(node.args if called(node) == "drawText" else [])]:
            for text in literals(argument):
                if WORD.search(text) and text not in NAMES:
                    yield node.lineno, text


def files() -> list[Path]:
    return sorted(GUI.rglob("*.py"))


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.relative_to(GUI)))
def test_what_is_shown_was_translated(file: Path) -> None:
    found = [f"{line}: {text}" for line, text in shown_literals(file.read_text(encoding="utf-8"))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        'label.setText("Ready")',
        'QLabel("Ready", wordWrap=True)',
        'QLabel(text="Ready")',
        'button.setToolTip(f"{n} notes")',
        'self.menu.addAction("Open" if one else "Close")',
        'field.setPlaceholderText("Find " + name)',
    ],
)
def test_words_that_were_not_are_seen(source: str) -> None:
    assert list(shown_literals(source))


@pytest.mark.parametrize(
    "source",
    [
        'label.setText(self.tr("Ready"))',
        'label.setText(f"{title}: {text}")',
        'label.setText("·")',
        'painter.setPen("accent")',
    ],
)
def test_translated_words_and_signs_are_not(source: str) -> None:
    assert not list(shown_literals(source))


def test_what_is_translated_stands_there_as_it_is() -> None:
    """lupdate reads the source: a text that is put together cannot be found by it."""
    wrong = []
    for file in files():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or called(node) != "tr":
                continue
            text = node.args[0] if node.args else None
            if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
                wrong.append(f"{file.relative_to(GUI)}:{node.lineno} {ast.unparse(node)[:80]}")
    assert not wrong, "\n".join(wrong)
