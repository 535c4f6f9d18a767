"""Tells a screen reader of an answer while it comes: a sentence at a time, never a token."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from carnet.domain.answers import Answer, AnswerEvent, Support
from carnet.domain.errors import ErrorInfo
from carnet.gui.conversation.asker import Asker
from carnet.gui.look.announcing import announce
from carnet.gui.words.error_text import explain

Say = Callable[[QWidget, str, bool], None]


class AnswerVoice(QObject):
    """Speaks for `widget`, which is where the person asked. Only a failure interrupts."""

    def __init__(self, asker: Asker, widget: QWidget, say: Say = announce) -> None:
        super().__init__(widget)
        self._widget = widget
        self._say = say
        self._told = 0  # sentences of the answer under way
        asker.started.connect(self._started)
        asker.advanced.connect(self._advanced)
        asker.finished.connect(self._finished)
        asker.failed.connect(self._failed)

    def _started(self, _question: str) -> None:
        self._told = 0
        self._speak(self.tr("Looking through your notes…"))

    def _advanced(self, event: AnswerEvent) -> None:
        if event.sentence is not None:
            self._told += 1
            self._speak(self._with_doubt(event.sentence.text, event.sentence.support))

    def _finished(self, answer: Answer) -> None:
        if answer.abstained:
            self._speak(self.tr("Your notes do not say."))
            return
        for sentence in answer.sentences[self._told :]:
            self._speak(self._with_doubt(sentence.text, sentence.support))
        sources = self.tr("%Ln source(s)", "", len(answer.citations))
        if answer.stopped:
            self._speak(self.tr("Stopped before the end. {sources}.").format(sources=sources))
        else:
            self._speak(self.tr("The answer is complete. {sources}.").format(sources=sources))

    def _failed(self, error: ErrorInfo) -> None:
        said = explain(error)
        self._say(self._widget, f"{said.message} {said.advice}".strip(), True)

    def _with_doubt(self, text: str, support: Support) -> str:
        """What eyes see as a dotted line and a label."""
        if support is Support.WEAK:
            return self.tr("{sentence} Only partly in your notes.").format(sentence=text)
        if support is Support.UNSUPPORTED:
            return self.tr("{sentence} Not in your notes.").format(sentence=text)
        return text

    def _speak(self, text: str) -> None:
        self._say(self._widget, text, False)
