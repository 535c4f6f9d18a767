"""Requests about one document: its text, its pages, and what stands around it."""

from __future__ import annotations

from collections.abc import Callable

from carnet.domain.documents import PageView
from carnet.domain.related import RelatedNotes
from carnet.engine.opened import Lanes, Opened
from carnet.engine.protocol import DocumentText, Method, PageParams, PathParams
from carnet.engine.rpc.server import Call, Route


class DocumentHandlers:
    """`opened` waits for the services and raises what kept them from opening."""

    def __init__(self, opened: Callable[[], Opened]) -> None:
        self._opened = opened

    def routes(self, lanes: Lanes) -> dict[str, Route]:
        """Every method about one document."""
        return {
            Method.OPEN: Route(PathParams, self._open, lanes.documents),
            Method.RELATED: Route(PathParams, self._related, lanes.documents),
            Method.PAGE: Route(PageParams, self._page, lanes.documents),
        }

    def _open(self, params: PathParams, _call: Call) -> DocumentText:
        services, keeper = self._opened().services, self._opened().keeper
        opened = services.documents.open(params.path)
        document = opened.document
        if document.revision is not None:
            keeper.prefer([document.revision])
        return DocumentText(
            path=document.path,
            title=document.display_title,
            format=document.format,
            text=opened.text,
            tags=document.tags,
            modified_at=document.mtime_ns / 1e9,
            stale=opened.stale,
            pages=opened.pages,
            notes=opened.notes,
            paged=opened.paged,
        )

    def _related(self, params: PathParams, _call: Call) -> RelatedNotes:
        return self._opened().services.related.find(params.path)

    def _page(self, params: PageParams, _call: Call) -> PageView:
        return self._opened().services.documents.show(
            params.path, params.page, params.width, params.quote
        )
