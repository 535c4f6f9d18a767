"""A menu of what a search can be narrowed to. Choosing writes it into the field as words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import PurePath

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from carnet.domain.documents import Document
from carnet.domain.search import RestrictionKind
from carnet.gui.library.document_model import DOCUMENT, DocumentModel
from carnet.gui.library.known_folders import KnownFolders
from carnet.gui.search.search_history import SearchHistory
from carnet.gui.words import phrases, search_text
from carnet.gui.words.phrases import ImportedRoot

MOST = 20  # of one kind; more can be typed
KINDS = ("markdown", "text", "pdf", "word", "slides", "sheet", "mail", "image")
LANGUAGES = ("en", "fr")


class FilterMenu(QMenu):
    """Filled when it opens, from the folders and from the notes that the list has fetched."""

    chosen = Signal(object, str)  # RestrictionKind, value; an empty value is to be typed

    def __init__(
        self,
        known: KnownFolders,
        documents: DocumentModel,
        history: SearchHistory,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._known = known
        self._documents = documents
        self._history = history
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what there is now."""
        self.clear()
        kinds = RestrictionKind
        notes = list(self._notes())
        folders = self._add(self.tr("Folder"))
        for name, value in self._folders(notes):
            self._offer(folders, name, kinds.FOLDER, value)
        types = self._add(self.tr("Type"))
        for code in _common((note.format for note in notes), self._more(KINDS)):
            self._offer(types, search_text.kind(code), kinds.TYPE, code)
        languages = self._add(self.tr("Language"))
        for code in _common((note.language for note in notes), self._more(LANGUAGES)):
            name = search_text.language(code)
            self._offer(languages, f"{name[:1].upper()}{name[1:]}", kinds.LANGUAGE, code)
        tags = self._add(self.tr("Tag"))
        for tag in _common(tag for note in notes for tag in note.tags):
            self._offer(tags, f"#{tag}", kinds.TAG, tag)
        self._offer(tags, self.tr("Another tag…"), kinds.TAG, "")
        dates = self._add(self.tr("Date"))
        for name, day in self._days():
            self._offer(dates, name, kinds.AFTER, day)
        self._offer(dates, self.tr("From a day on…"), kinds.AFTER, "")
        self._offer(dates, self.tr("Until a day…"), kinds.BEFORE, "")
        self.addSeparator()
        keep = self.addAction(self.tr("Keep recent searches"))
        keep.setCheckable(True)
        keep.setChecked(self._history.keeps)
        keep.toggled.connect(self._history.keep)
        forget = self.addAction(self.tr("Clear recent searches"))
        forget.setEnabled(bool(self._history.queries))
        forget.triggered.connect(self._history.clear)

    def _add(self, title: str) -> QMenu:
        menu = QMenu(title, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.addMenu(menu)
        return menu

    def _offer(self, menu: QMenu, name: str, kind: RestrictionKind, value: str) -> None:
        action = menu.addAction(name.replace("&", "&&"))
        action.triggered.connect(self._choice(kind, value))

    def _choice(self, kind: RestrictionKind, value: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(kind, value)

    def _notes(self) -> Iterable[Document]:
        for row in range(self._documents.rowCount()):
            note = self._documents.index(row).data(DOCUMENT)
            if isinstance(note, Document):
                yield note

    def _more(self, offered: tuple[str, ...]) -> tuple[str, ...]:
        """What may be among notes that were not fetched."""
        more = self._documents.canFetchMore(self._documents.index(-1))
        return offered if more or not self._documents.rowCount() else ()

    def _folders(self, notes: list[Document]) -> Iterable[tuple[str, str]]:
        """The library's folders with those right inside them, and how the field says them."""
        inside: dict[str, set[str]] = {root: set() for root in self._known.paths}
        for note in notes:
            for root in self._known.paths:
                path = PurePath(note.path)
                if path.is_relative_to(root) and len(path.relative_to(root).parts) > 1:
                    inside[root].add(path.relative_to(root).parts[0])
        for root, names in inside.items():
            imported = isinstance(root, ImportedRoot)
            name = phrases.root_name(root)
            yield name, str(root) if imported else name
            if imported:
                continue
            for below in sorted(names, key=str.casefold)[:MOST]:
                if not below.startswith("."):
                    yield f"{name} › {below}", f"{name}/{below}"

    def _days(self) -> Iterable[tuple[str, str]]:
        today = QDate.currentDate()
        for name, day in (
            (self.tr("The last seven days"), today.addDays(-7)),
            (self.tr("The last month"), today.addMonths(-1)),
            (self.tr("The last three months"), today.addMonths(-3)),
            (self.tr("The last year"), today.addYears(-1)),
        ):
            yield name, day.toString(Qt.DateFormat.ISODate)


def _common(values: Iterable[str], always: Iterable[str] = ()) -> list[str]:
    """The most frequent first, then those that are offered in any case."""
    counted = Counter(value for value in values if value)
    return list(dict.fromkeys([*(value for value, _ in counted.most_common(MOST)), *always]))
