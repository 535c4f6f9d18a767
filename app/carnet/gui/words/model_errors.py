"""Failures around models in the person's language, by their code."""

from __future__ import annotations

from carnet.gui.words.translating import tr


def model_errors() -> dict[str, tuple[str, str]]:
    """What to show and what to do, for each code."""
    again = tr("Install it again.")
    return {
        "model-failed": (
            tr("A model stopped working."),
            tr("Try again. If it happens again, install the model anew or choose another."),
        ),
        "model-corrupt": (tr("The files of a model are damaged."), again),
        "model-missing": (tr("A model is not installed."), again),
        "model-too-big": (
            tr("The language model needs more memory than is free."),
            tr("Close other programs, or choose a smaller model."),
        ),
        "model-unsupported": (
            tr("This model is of a kind this version cannot run."),
            tr("Choose another model, or update Carnet."),
        ),
        "adapter-unusable": (
            tr("This adapter does not go with the language model."),
            tr("Choose another adapter, or none."),
        ),
        "adapter-unknown": (
            tr("The language model has no adapter of that name."),
            tr("Choose another adapter, or none."),
        ),
        "model-download-failed": (
            tr("The model could not be downloaded."),
            tr("Check the connection and try again."),
        ),
        "model-hash-mismatch": (
            tr("The file that was fetched is not the one that is expected."),
            tr("Try again. If it happens again, do not use that file."),
        ),
        "models-not-writable": (
            tr("Carnet cannot write in the folder of the models."),
            tr("Give yourself the right to write there."),
        ),
        "model-install-running": (
            tr("Another installation of models is running."),
            tr("Wait until it has finished, then try again."),
        ),
        "install-failed": (tr("The models could not be installed."), tr("Try again.")),
        "model-server-failed": (
            tr("The other side cannot send the model at the moment."),
            tr("Try again later; what has arrived is kept."),
        ),
        "model-needs-full-edition": (
            tr("This edition of Carnet cannot make the model ready."),
            tr(
                "Choose another model, or install the full edition of Carnet; your library and your"
                " models stay as they are."
            ),
        ),
        "model-not-offered": (
            tr("The model is no longer offered at its address."),
            tr("Update Carnet, or get the file elsewhere and add it from there."),
        ),
        "model-access-denied": (
            tr("The other side does not give this model to everybody."),
            tr("Get the file with your account in a browser, and add it from there."),
        ),
        "model-address-refused": (
            tr("The download leads to a place that was not named before."),
            tr("Nothing was fetched from there. Get the file elsewhere and add it from there."),
        ),
        "model-changed-at-source": (
            tr("The file that is offered is not the one in the list of models."),
            tr("Nothing was kept of it. Update Carnet, or choose another model."),
        ),
        "model-host-not-trusted": (
            tr("The other side could not prove who it is."),
            tr("Nothing was fetched. Check the clock of this computer, or try another network."),
        ),
        "model-in-use": (
            tr("This model is in use."),
            tr("Use another model in its place first, then remove this one."),
        ),
        "model-unknown": (
            tr("There is no model of that name."),
            tr("Nothing to do: it may have been removed a moment ago."),
        ),
        "model-name-taken": (
            tr("There is already a model of that name."),
            tr("Rename what you bring, or remove the other one first."),
        ),
        "adapter-without-model": (
            tr("This file is an adapter, and the model that it belongs to is not installed."),
            tr("Install that model first, then add the adapter."),
        ),
        "embedder-unusable": (
            tr("The folder holds no model for finding that Carnet can use."),
            tr("It needs the files that sentence-transformers writes, with model.safetensors."),
        ),
        "reranker-unusable": (
            tr("The folder holds no model for ordering results that Carnet can use."),
            tr("It needs config.json, tokenizer.json and model.safetensors of a cross-encoder."),
        ),
    }
