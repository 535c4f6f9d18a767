"""Requests about the library: folders, forgetting, importing, its list and its pace."""

from __future__ import annotations

from collections.abc import Callable

from carnet.domain.library import ForgetReport, ImportReport, LibraryStatus
from carnet.engine.opened import Lanes, Opened
from carnet.engine.protocol import (
    DocumentPage,
    DocumentsParams,
    ImportParams,
    Method,
    Nothing,
    PathParams,
)
from carnet.engine.rpc.server import Call, Route

_LARGEST_PAGE = 1_000


class LibraryHandlers:
    """`opened` waits for the services and raises what kept them from opening."""

    def __init__(self, opened: Callable[[], Opened]) -> None:
        self._opened = opened

    def routes(self, lanes: Lanes) -> dict[str, Route]:
        """Every method about the library."""
        quick = lanes.library
        return {
            Method.STATUS: Route(Nothing, self._status, quick),
            Method.ADD_FOLDER: Route(PathParams, self._add_folder, quick),
            Method.REMOVE_FOLDER: Route(PathParams, self._remove_folder, quick),
            Method.DOCUMENTS: Route(DocumentsParams, self._documents, quick),
            Method.PAUSE: Route(Nothing, self._pause, quick),
            Method.RESUME: Route(Nothing, self._resume, quick),
            Method.IMPORT: Route(ImportParams, self._import, lanes.imports),
            Method.RESCAN: Route(Nothing, self._rescan, quick),
            # Takes seconds, so the lane that the window asks all the time stays free of it.
            Method.FORGET: Route(PathParams, self._forget, lanes.answers),
        }

    def _status(self, _params: Nothing, _call: Call) -> LibraryStatus:
        return self._opened().services.library.status()

    def _add_folder(self, params: PathParams, _call: Call) -> LibraryStatus:
        opened = self._opened()
        opened.services.library.add_folder(params.path)
        opened.keeper.rescan(retry=False)
        return opened.services.library.status()

    def _remove_folder(self, params: PathParams, _call: Call) -> LibraryStatus:
        opened = self._opened()
        opened.services.library.remove_folder(params.path)
        opened.keeper.rescan(retry=False)
        return opened.services.library.status()

    def _forget(self, params: PathParams, _call: Call) -> ForgetReport:
        opened = self._opened()
        try:
            return opened.services.library.forget(params.path)
        finally:
            opened.keeper.rescan(retry=False)  # it was stopped to make way

    def _documents(self, params: DocumentsParams, _call: Call) -> DocumentPage:
        limit = min(max(params.limit, 0), _LARGEST_PAGE)
        documents = self._opened().services.documents
        page = documents.page(max(params.offset, 0), limit, params.folder_id, params.text)
        return DocumentPage(tuple(page), documents.origins([document.path for document in page]))

    def _pause(self, _params: Nothing, _call: Call) -> Nothing:
        opened = self._opened()
        opened.keeper.pause()
        opened.feed.look()
        return Nothing()

    def _resume(self, _params: Nothing, _call: Call) -> Nothing:
        opened = self._opened()
        opened.keeper.resume()
        opened.feed.look()
        return Nothing()

    def _rescan(self, _params: Nothing, _call: Call) -> Nothing:
        self._opened().keeper.rescan()
        return Nothing()

    def _import(self, params: ImportParams, call: Call) -> ImportReport:
        opened = self._opened()
        importer = opened.services.importer
        if params.text:
            report = importer.take_text(params.text, params.title)
        elif params.data:
            report = importer.take_bytes(params.data, params.name)
        else:
            report = importer.take(
                params.paths, call.cancel, lambda _: opened.feed.look(), params.password
            )
        opened.keeper.rescan(retry=False)
        return report
