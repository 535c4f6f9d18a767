"""Why a passage stands where it stands: its words, its ranks, and the shares of its score."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from carnet.domain.search import Explanation, Passage, ScorePart
from carnet.gui.look.theme import Theme
from carnet.gui.search.score_bar import ScoreBar
from carnet.gui.words import phrases, search_text

SIDE_PX = 16


class WhyPanel(QScrollArea):
    """Everything is said in words; the bars only make the shares easy to compare."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(widgetResizable=True)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Why this result"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._said: list[str] = []
        self._page = QWidget()
        self.setWidget(self._page)
        self.clear()

    @property
    def said(self) -> str:
        """All of it as text, a line each."""
        return "\n".join(self._said)

    def clear(self) -> None:
        """Nothing is explained."""
        self._begin()
        self._end()

    def show_passage(self, place: int, passage: Passage) -> None:
        """Explain the result at `place`, from 1."""
        column = self._begin()
        title = self.tr("Why this is result {place}").format(place=phrases.number(place))
        self._line(column, title, "strong")
        self._line(column, passage.title, "small")
        explanation = passage.explanation
        if explanation is None:
            self._line(column, self.tr("Looking…"), "muted")
        else:
            self._words(column, explanation)
            self._halves(column, passage, explanation)
            if explanation.parts:
                self._parts(column, explanation.parts, passage.score)
        self._end()

    def _words(self, column: QVBoxLayout, explanation: Explanation) -> None:
        self._line(column, self.tr("Your words"), "caption")
        if explanation.matched_terms:
            there = self.tr("In it: {words}").format(words=", ".join(explanation.matched_terms))
            self._line(column, there)
        else:
            self._line(column, self.tr("None of your words is in it."))
        if explanation.missing_terms:
            missing = ", ".join(explanation.missing_terms)
            self._line(column, self.tr("Not in it: {words}").format(words=missing))

    def _halves(self, column: QVBoxLayout, passage: Passage, explanation: Explanation) -> None:
        self._line(column, self.tr("How it was found"), "caption")
        if passage.keyword_rank is None:
            by_words = self.tr("By words: not found")
        else:
            by_words = self.tr("By words: place {rank}, score {score}").format(
                rank=phrases.number(passage.keyword_rank),
                score=_number(explanation.keyword_score, 1),
            )
        if passage.vector_rank is None and explanation.vector_score is None:
            by_meaning = self.tr("By meaning: not compared")
        elif passage.vector_rank is None:
            by_meaning = self.tr("By meaning: not among the first, similarity {score} of 1").format(
                score=_number(explanation.vector_score, 2)
            )
        else:
            by_meaning = self.tr("By meaning: place {rank}, similarity {score} of 1").format(
                rank=phrases.number(passage.vector_rank),
                score=_number(explanation.vector_score, 2),
            )
        weight = self.tr("{found}; weighs {percent}")
        for found, share in (
            (by_words, explanation.keyword_weight),
            (by_meaning, explanation.vector_weight),
        ):
            self._line(column, weight.format(found=found, percent=_percent(share)))

    def _parts(self, column: QVBoxLayout, parts: Sequence[ScorePart], score: float) -> None:
        self._line(column, self.tr("What its score is made of"), "caption")
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 5)
        largest = max(abs(part.value) for part in parts) or 1.0
        for row, part in enumerate(parts):
            name, value = search_text.part(part.name), _number(part.value, 2)
            words = QLabel(name, wordWrap=True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            bar = ScoreBar(self._theme, part.value / largest)
            bar.setAccessibleName(f"{name}: {value}")
            figure = QLabel(value)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for at, widget in enumerate((words, bar, figure)):
                grid.addWidget(widget, row, at)
            self._said.append(f"{name}: {value}")
        column.addLayout(grid)
        together = self.tr("Together: {score} of 1").format(score=_number(score, 2))
        self._line(column, together, "small-strong")

    def _begin(self) -> QVBoxLayout:
        self._said = []
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(SIDE_PX, 8, SIDE_PX, 12)
        column.setSpacing(4)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        return column

    def _end(self) -> None:
        self.setWidget(self._page)
        self.setAccessibleDescription(self.said)

    def _line(self, column: QVBoxLayout, text: str, role: str = "") -> None:
        label = QLabel(text, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setIndent(0)
        column.addWidget(label)
        self._said.append(text)


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else QLocale().toString(value, "f", digits)


def _percent(share: float) -> str:
    return f"{QLocale().toString(round(share * 100))}\u00a0%"
