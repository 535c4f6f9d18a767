"""Which block structure belongs to which format."""

from __future__ import annotations

from carnet.text.blocks import Block
from carnet.text.frontmatter import front_matter_end
from carnet.text.markdown_blocks import markdown_blocks
from carnet.text.plain_blocks import org_blocks, rst_blocks, text_blocks

# Formats whose readers write Markdown; there is no front matter in it.
_WRITTEN_AS_MARKDOWN = frozenset(
    "word slides sheet table book page mail archive notebook calendar evernote xml".split()
)


def document_blocks(text: str, format_name: str) -> list[Block]:
    """Blocks in order, front matter left out; they do not overlap and hold all that is written.

    `format_name` is `ParsedDocument.format`; an unknown one is read as plain text.
    """
    if format_name in _WRITTEN_AS_MARKDOWN:
        return markdown_blocks(text, 0)
    if format_name == "markdown":
        return markdown_blocks(text, front_matter_end(text))
    if format_name == "org":
        return org_blocks(text)
    if format_name == "rst":
        return rst_blocks(text)
    return text_blocks(text)
