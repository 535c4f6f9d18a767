"""What was wrong with the settings at the start, in words."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from carnet.domain.errors import ErrorInfo
from carnet.gui.settings.choices import Choices
from carnet.gui.settings.setting_words import words_of
from carnet.gui.words.error_text import ErrorText, explain
from carnet.gui.words.translating import tr


def problems_of(choices: Choices) -> list[ErrorText]:
    """Each once; values that cannot be used together."""
    told: list[ErrorText] = []
    codes: set[str] = set()
    for problem in choices.problems:
        if problem.code not in codes:
            codes.add(problem.code)
            told.append(_said(problem, choices))
    return told


def _said(problem: ErrorInfo, choices: Choices) -> ErrorText:
    said = explain(problem)
    if problem.code == "settings-broken":
        message = tr("The settings file could not be read, so the defaults are used.")
        again = tr("Choose again what you had chosen.")
        kept = tr("The old file is kept as {file}.").format(file=choices.set_aside)
        return ErrorText(message, f"{kept} {again}" if choices.set_aside else again, said.detail)
    if problem.code == "setting-invalid":
        labels = QLocale().createSeparatedList([words_of(key).label for key in choices.invalid])
        message = tr("Some settings had a value that cannot be used, so their defaults are used.")
        details = [one.detail for one in choices.problems if one.code == problem.code]
        return ErrorText(message, labels, "\n".join(details))
    return said
