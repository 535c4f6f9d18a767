"""What the window asks of the desktop: open a file, show it in its folder, follow a link."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices


class Desktop:
    """The real one. Tests pass a double that remembers what was asked."""

    def open_file(self, path: str) -> None:
        """In the program the person chose for such files."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def reveal(self, path: str) -> None:
        """Show the file selected in the file manager; where that is unknown, its folder."""
        if sys.platform == "darwin":
            QProcess.startDetached("open", ["-R", path])
        elif sys.platform == "win32":
            QProcess.startDetached("explorer", [f"/select,{Path(path)}"])
        elif not _file_manager_shows(path):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))

    def open_link(self, address: str) -> None:
        """In the person's browser. Ask them first."""
        QDesktopServices.openUrl(QUrl(address))


def _file_manager_shows(path: str) -> bool:
    """Ask the desktop's file manager over D-Bus; False when there is none."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # noqa: PLC0415 - Linux alone

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    service = "org.freedesktop.FileManager1"
    call = QDBusMessage.createMethodCall(
        service, "/org/freedesktop/FileManager1", service, "ShowItems"
    )
    call.setArguments([[QUrl.fromLocalFile(path).toString()], ""])
    return bool(bus.send(call))
