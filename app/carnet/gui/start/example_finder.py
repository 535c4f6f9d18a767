"""Example questions from the person's own notes: only such as the notes do answer.

A question is made from a title, asked quietly, and shown when its answer quotes that very note.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from carnet.domain.answers import Answer
from carnet.domain.documents import Document
from carnet.domain.errors import ErrorInfo
from carnet.domain.library import Activity, LibraryStatus
from carnet.engine.protocol import AskParams, DocumentPage, DocumentsParams, Method
from carnet.gui.engine.engine_client import EngineClient

WANTED = 3
QUIET_MS = 3_000  # after the start and after reading: a person's own doings go first
_LOOKED_AT = 200  # documents
_TRIED = 9  # questions
_SHORTEST, _LONGEST = 4, 32  # characters of a title


class ExampleFinder(QObject):
    """`found` carries the questions, once they are known; nothing while the person is busy."""

    found = Signal(object)  # list of str

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._documents = -1  # as many as there were when it was looked last
        self._request: int | None = None
        self._waiting: deque[Document] = deque()
        self._found: list[str] = []
        self._coming = 0  # documents there are now
        self.timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self.timer.timeout.connect(self._look)

    def know(self, status: LibraryStatus, wanted: bool) -> None:
        """How the library stands; `wanted`: somebody would see the questions."""
        resting = status.progress.activity is Activity.IDLE and not status.queued
        if not wanted or not resting:
            self.timer.stop()
        elif status.documents != self._documents and self._request is None:
            self._coming = status.documents
            if not self.timer.isActive():
                self.timer.start()

    def stop(self) -> None:
        """The person asks something themselves: make room."""
        self.timer.stop()
        self._waiting.clear()
        if self._request is not None:
            self._client.abandon(self._request)
            self._request = None

    def _look(self) -> None:
        self._documents = self._coming
        self._found = []
        self._request = self._client.request(
            Method.DOCUMENTS,
            DocumentsParams(limit=_LOOKED_AT),
            DocumentPage,
            self._choose,
            self._failed,
        )

    def _choose(self, page: DocumentPage) -> None:
        self._request = None
        self._waiting = deque(promising(page.documents)[:_TRIED])
        self._next()

    def _next(self) -> None:
        if len(self._found) >= WANTED or not self._waiting:
            self.found.emit(list(self._found))
            return
        document = self._waiting.popleft()
        question = self.tr("What do my notes say about “{title}”?").format(
            title=document.display_title
        )
        self._request = self._client.request(
            Method.ASK,
            AskParams(question, extractive=True),
            Answer,
            lambda answer: self._answered(question, document, answer),
            self._failed,
        )

    def _answered(self, question: str, document: Document, answer: Answer) -> None:
        self._request = None
        quoted = {citation.path for citation in answer.citations}
        if not answer.abstained and document.path in quoted:
            self._found.append(question)
        self._next()

    def _failed(self, _error: ErrorInfo) -> None:
        self._request = None
        self._waiting.clear()


def promising(documents: Sequence[Document]) -> list[Document]:
    """Notes with a title that reads like a subject; the person's language first, then the newest,
    and from different folders before two of one."""
    language = QLocale.languageToCode(QLocale().language())
    fit = [document for document in documents if _fits(document)]
    fit.sort(key=lambda one: (one.language != language, -one.mtime_ns))
    seen: dict[str, int] = {}
    ranked: list[tuple[int, int, Document]] = []
    for place, document in enumerate(fit):
        folder = document.path.rpartition("/")[0]
        ranked.append((seen.get(folder, 0), place, document))
        seen[folder] = seen.get(folder, 0) + 1
    return [document for _nth, _place, document in sorted(ranked, key=lambda one: one[:2])]


def _fits(document: Document) -> bool:
    title = document.display_title
    letters = sum(char.isalpha() for char in title)
    return (
        document.problem is None
        and not document.generated
        and _SHORTEST <= len(title) <= _LONGEST
        and letters >= 0.7 * len(title.replace(" ", ""))
        and "“" not in title
        and "/" not in title
    )
