"""Saved web pages: the article, without menus, scripts and what is hidden."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from typing import Any

from carnet.adapters.parsing.readers.office import extract, unescaped
from carnet.adapters.parsing.reading import Source, Text, plain_text

_NOT_READ = ("script", "style", "noscript", "template", "svg", "iframe", "object", "form")
_AROUND = ("nav", "aside", "footer")  # of a page that has an article of its own
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?!\.)",
    re.IGNORECASE,
)
_ARCHIVES = (".mhtml", ".mht")


def read(source: Source, text: Text) -> None:
    """The page's article as Markdown. Raises `Unreadable`."""
    data = _inside(source.data) if source.name.lower().endswith(_ARCHIVES) else source.data
    add_page(plain_text(data), text)


def add_page(html: str, text: Text) -> None:
    """Add what a person sees of an HTML page."""
    soup, hidden = visible(html)
    if hidden:
        text.notes.add("hidden-left-out")
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    text.title = text.title or title
    if soup.head is not None:
        soup.head.decompose()
    article = soup.find("article") or soup.find("main") or soup.body or soup
    found = extract(Source("page.html", f"<html><body>{article}</body></html>".encode()))
    # A page nested deeper than the library looks still has its words.
    text.add(unescaped(str(found.content)) or article.get_text("\n", strip=True))


def visible(html: str) -> tuple[Any, bool]:
    """The parsed page without what is not shown, and whether anything was hidden."""
    from bs4 import BeautifulSoup, Comment

    soup = BeautifulSoup(html, "html.parser")
    for comment in soup.find_all(string=lambda string: isinstance(string, Comment)):
        comment.extract()
    for element in soup(_NOT_READ):
        element.decompose()
    if soup.find(("article", "main")) is not None or soup.find("p") is not None:
        for element in soup(_AROUND):
            element.decompose()
    hidden = [element for element in soup.find_all(True) if _is_hidden(element)]
    for element in hidden:
        if not element.decomposed:
            element.decompose()
    return soup, bool(hidden)


def _is_hidden(element: Any) -> bool:
    if element.attrs is None:
        return False
    return (
        "hidden" in element.attrs
        or str(element.get("aria-hidden", "")).lower() == "true"
        or bool(_HIDDEN_STYLE.search(str(element.get("style", ""))))
    )


def _inside(archive: bytes) -> bytes:
    """The page of a web archive (MHTML), which is a mail with one."""
    for part in message_from_bytes(archive, policy=policy.default).walk():
        if part.get_content_type() == "text/html":
            return bytes(part.get_payload(decode=True) or b"")
    return archive
