"""Loading what a search needs side by side, for a process that answers one question and ends."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from carnet.adapters.lance.support import load_lancedb
from carnet.text.language import detect_language


@contextmanager
def loading_search(*, language: bool = True) -> Iterator[None]:
    """Afterwards LanceDB, and the language model where asked, are in memory; the block is for the
    rest.

    Unpacking the one takes half a second of one core and importing the other as much of another:
    together they take hardly longer than one. Raises what importing LanceDB raises.
    """
    thread = Thread(target=_unpack_language_model, name="carnet-language", daemon=True)
    if language:
        thread.start()
    gc.disable()  # what is imported stays; looking for rubbish in it costs a tenth of the time
    try:
        yield
        load_lancedb()
    finally:
        if language:
            thread.join()
        gc.freeze()
        gc.enable()


def _unpack_language_model() -> None:
    with suppress(Exception):  # whoever needs it next meets the same error and can tell it
        detect_language("notes")
