"""Notes that give different values for the same thing, side by side with their dates."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from carnet.domain.answers import Answer, Conflict
from carnet.gui.conversation.source_rows import Place, SourceRows
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.look.icons import Icons
from carnet.gui.look.theme import Theme
from carnet.gui.words import phrases


class ConflictView(QWidget):
    """A notice with one row for each value; a row leads to its note."""

    chosen = Signal(object)  # Place

    def __init__(self, theme: Theme, icons: Icons, known: KnownFolders) -> None:
        super().__init__()
        self._known = known
        self.setProperty("role", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = QLabel(self.tr("Your notes do not agree"))
        self.heading.setProperty("role", "strong")
        self.remark = QLabel(wordWrap=True)
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.claims = SourceRows(theme, icons, known)
        self.claims.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for part in (self.heading, self.remark, self.claims):
            column.addWidget(part)

    def show_conflicts(self, answer: Answer) -> None:
        """Show every value of `answer.conflicts`, newest note first; be away without any."""
        self.setVisible(bool(answer.conflicts))
        places = [
            place for conflict in answer.conflicts for place in self._places(answer, conflict)
        ]
        self.claims.show_places(places)
        newer = _newer_than_shown(answer)
        self.remark.setText(
            self.tr("A newer note, of {day}, says {value}.").format(day=newer[1], value=newer[0])
            if newer
            else ""
        )
        self.remark.setVisible(newer is not None)

    def _places(self, answer: Answer, conflict: Conflict) -> list[Place]:
        cited = {citation.n: citation for citation in answer.citations}
        found = []
        for claim in conflict.claims:
            if (citation := cited.get(claim.citation)) is None:
                continue
            place = Place.of_citation(citation, self._known.paths)
            day = phrases.day(claim.dated_at)
            where = f"{day} · {citation.title}" if day else citation.title
            found.append(replace(place, title=claim.value, where=where))
        return found


def _newer_than_shown(answer: Answer) -> tuple[str, str] | None:
    """The newest value and its day, when what was quoted first is older."""
    first = set(answer.sentences[0].citations) if answer.sentences else set()
    for conflict in answer.conflicts:
        newest = conflict.claims[0]
        shown = [claim for claim in conflict.claims if claim.citation in first]
        if shown and newest.citation not in first and newest.dated_at > shown[0].dated_at:
            return newest.value, phrases.day(newest.dated_at)
    return None
