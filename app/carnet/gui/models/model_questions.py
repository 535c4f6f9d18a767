"""What is asked before something is fetched, exchanged or deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from carnet.domain.errors import ErrorInfo
from carnet.domain.library import LibraryStatus
from carnet.domain.models import InstalledModel, ModelState, Room
from carnet.gui.window.dialogs import confirm
from carnet.gui.words import model_text, times
from carnet.gui.words.error_text import explain
from carnet.gui.words.translating import tr


def ask_to_connect(
    parent: QWidget, model: InstalledModel, room: Room, agreed: Callable[[], None]
) -> QMessageBox:
    """Name the network before it is used."""
    spec = model.spec
    host = model_text.first_host(spec)
    others = [name.removeprefix("*.") for name in spec.hosts[1:]]
    text = tr(
        "{title} ({size}) is fetched by a process of its own, checked, and kept on this computer. "
        "{host} learns your internet address and which file you want. Nothing about you or your "
        "notes is sent, and the engine stays cut off."
    ).format(title=spec.title, size=model_text.amount(spec.size_bytes), host=host)
    parts = [text]
    if others:
        said = tr("It may send you on to {hosts}, and nowhere else.")
        parts.append(said.format(hosts=", ".join(dict.fromkeys(others))))
    parts.append(tr("Licence: {licence}.").format(licence=model_text.licence(spec.licence)))
    parts.append(model_text.fit_reason(room.fit(spec.memory_bytes)))
    return confirm(
        parent,
        tr("Carnet will connect to {host}").format(host=host),
        "\n\n".join(filter(None, parts)),
        tr("Connect and download"),
        agreed,
    )


def ask_to_rebuild(
    parent: QWidget, model: InstalledModel, status: LibraryStatus | None, agreed: Callable[[], None]
) -> QMessageBox:
    """Another embedder means that every passage is prepared anew, beside what is there."""
    passages = status.chunks if status is not None else 0
    text = tr(
        "Your notes are prepared for it beside what is there: %Ln passage(s). Search and answers "
        "go on with the present model until all are done, and you can keep it at any time.",
        "",
        passages,
    )
    if passages and model.speed.texts:
        left = times.left(passages / model.speed.texts)
        text += f"\n\n{left[:1].upper()}{left[1:]}." if left else ""
    return confirm(
        parent,
        tr("Change to {model}?").format(model=model.spec.title),
        text,
        tr("Change to it"),
        agreed,
    )


def ask_to_remove(
    parent: QWidget, model: InstalledModel, agreed: Callable[[], None]
) -> QMessageBox:
    """How much it frees, and how it would come back."""
    size = model_text.amount(model.disk_bytes + model.fetched_bytes)
    title = model.spec.title
    if model.state is ModelState.MISSING:
        return confirm(
            parent,
            tr("Discard what has arrived of {model}?").format(model=title),
            tr("This frees {size}. A later download begins again.").format(size=size),
            tr("Discard"),
            agreed,
        )
    back = (
        tr("It came from a file of yours, which stays where it is.")
        if model.brought
        else tr("You can download it again at any time.")
    )
    return confirm(
        parent,
        tr("Remove {model}?").format(model=title),
        tr("This frees {size}.").format(size=size) + f" {back}",
        tr("Remove"),
        agreed,
    )


def ask_for_files(parent: QWidget, chosen: Callable[[list[str]], None]) -> QFileDialog:
    """The system's chooser; weights that lie in a folder of a model mean the folder."""
    dialog = QFileDialog(parent, tr("Add a model from a file"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    patterns = "*.gguf *.whl *.safetensors"
    models = tr("Models ({patterns})").format(patterns=patterns)
    dialog.setNameFilters([models, tr("All files (*)")])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda paths: chosen(models_of(paths)))
    dialog.open()
    return dialog


def models_of(paths: Sequence[str]) -> list[str]:
    """Files that are models, and the folders of those that are a part of one."""
    parts = [path for path in paths if path.endswith(".safetensors")]
    folders = dict.fromkeys(str(Path(path).parent) for path in parts)
    return [*(path for path in paths if path not in parts), *folders]


def tell_file_failed(parent: QWidget, path: Path, error: ErrorInfo) -> QMessageBox:
    """A file that is no model, or not a whole one."""
    said = explain(error)
    box = QMessageBox(parent)
    box.setWindowTitle(path.name)
    box.setText(said.message)
    box.setInformativeText("\n\n".join(filter(None, (path.name, said.advice))))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setDetailedText(said.detail)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
