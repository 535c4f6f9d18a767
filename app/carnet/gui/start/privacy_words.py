"""The privacy proof as one line."""

from __future__ import annotations

from carnet.engine.protocol import IsolationReport
from carnet.gui.words import phrases
from carnet.gui.words.translating import tr


def privacy_line(report: IsolationReport | None) -> str:
    """`Network denied by the kernel (seccomp), tried just now`."""
    if report is None:
        return tr("Closing the network…")
    if not report.sealed:
        return tr("The network could not be closed on this system")
    said = tr("Network denied by {what}, tried just now")
    what = phrases.mechanism(report.mechanisms[0]) if report.mechanisms else "?"
    return said.format(what=what)
