"""What stands around a note of the scripted engine: its links are real, nearness is scripted."""

from __future__ import annotations

from pathlib import Path

from fake_notes import NOTES, ROOT

from carnet.domain.documents import Document
from carnet.domain.related import Backlink, NearNote, OutgoingLink, RelatedNotes
from carnet.search.link_targets import choose_target
from carnet.text.links import markdown_links

BOILER = f"{ROOT}/House/Boiler.md"
RADIATORS = f"{ROOT}/House/Radiators.md"
BACKLINKS = {
    BOILER: (
        Backlink(
            RADIATORS, "Radiators",
            "After bleeding, the boiler pressure fell to 0.9 bar, so I topped it up the same "
            "evening.", 6, 6,
        ),
        Backlink(f"{ROOT}/Journal/2025-03-14.md", "14 mars 2025",
                 "Le soir, soupe et fin du roman de Delphine.", 6, 6, generated=True),
    ),
    RADIATORS: (
        Backlink(BOILER, "Boiler", "See also [[Radiators]] and the [manual](https://example.org)",
                 49, 49),
    ),
}  # fmt: skip
NEAR = {
    BOILER: (
        NearNote(f"{ROOT}/Santé/Vaccins.md", "Vaccins", "Carnet rangé dans la boîte bleue, avec "
                 "les passeports.", 10, 10, score=0.52),
        NearNote(f"{ROOT}/Work/Spring release.md", "Review of the spring release",
                 "We shipped two weeks late.", 3, 3, score=0.41, generated=True),
    ),
}  # fmt: skip


def related_to(path: str) -> RelatedNotes:
    if path not in NOTES and (not Path(path).is_file() or not path.endswith((".md", ".txt"))):
        return RelatedNotes(path)
    text = NOTES[path][1] if path in NOTES else Path(path).read_text(encoding="utf-8")
    beside = [] if path in NOTES else [str(file) for file in Path(path).parent.glob("*.md")]
    known = [
        Document(n, 1, other, 1, 1, "", n, title=NOTES.get(other, (None,))[0])
        for n, other in enumerate([*NOTES, *beside], 1)
    ]
    outgoing = []
    for target in markdown_links(text, 0, lambda _at: False):
        found = choose_target(target, path, known)
        outgoing.append(
            OutgoingLink(target, found.path if found else "", found.display_title if found else "")
        )
    links = BACKLINKS.get(path, ())
    return RelatedNotes(path, links, len(links), tuple(outgoing), NEAR.get(path, ()))
