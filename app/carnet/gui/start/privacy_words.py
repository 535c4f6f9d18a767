"""The privacy proof as one line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carnet.engine.protocol import IsolationReport
from carnet.gui.words import phrases

CONTEXT = "Privacy"


def privacy_line(report: IsolationReport | None) -> str:
    """`Network denied by the kernel (seccomp), tried just now`."""
    if report is None:
        return QCoreApplication.translate(CONTEXT, "Closing the network…")
    if not report.sealed:
        return QCoreApplication.translate(CONTEXT, "The network could not be closed on this system")
    said = QCoreApplication.translate(CONTEXT, "Network denied by {what}, tried just now")
    what = phrases.mechanism(report.mechanisms[0]) if report.mechanisms else "?"
    return said.format(what=what)
