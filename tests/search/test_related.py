"""What stands around a note, over real stores."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from tests.search.conftest import NotesOnDisk

from carnet.adapters.lance.vectors import LanceVectors
from carnet.domain.documents import GENERATED, Document, StoredChunk
from carnet.domain.errors import KnownError
from carnet.domain.related import RelatedNotes
from carnet.search.related import MOST_NEAR, MOST_OF_ONE, RelatedFinder
from carnet.text.analysis import index_terms
from carnet.text.hashing import hash_chunk
from carnet.text.links import markdown_links


class Linked:
    """Notes of one chunk a paragraph; `like` gives each of them a vector in a plane of subjects."""

    def __init__(self, place: Path) -> None:
        self.notes = NotesOnDisk(place)
        self.vectors = LanceVectors(self.notes.directory, "plane", 3)
        self.count = 0

    def add(
        self,
        name: str,
        text: str,
        like: Sequence[float] = (),
        *,
        title: str | None = None,
        generated: bool = False,
    ) -> None:
        (revision,) = self.notes.manifest.new_revisions(1)
        self.count += 1
        rows, start, line = [], 0, 1
        for ordinal, part in enumerate(text.split("\n\n")):
            rows.append(
                StoredChunk(
                    revision, ordinal, hash_chunk("", part), part, "", "", start,
                    start + len(part), line, line + part.count("\n"), None,
                    index_terms(part, "en"), index_terms(Path(name).stem, "en"),
                )
            )  # fmt: skip
            start, line = start + len(part) + 2, line + part.count("\n") + 2
        self.notes.chunks.add(rows)
        if like:
            vector = np.array(like, np.float32)
            vector /= np.linalg.norm(vector)
            self.vectors.add([row.content_hash for row in rows], np.stack([vector] * len(rows)))
        self.notes.manifest.save(
            [
                Document(
                    0, self.notes.folder.id, f"/notes/{name}", len(text), self.count,
                    hash_chunk("", text), revision, "markdown", title, "en",
                    links=markdown_links(text, 0, lambda _at: False), chunks=len(rows),
                    notes=(GENERATED,) if generated else (),
                )
            ]
        )  # fmt: skip

    def around(self, name: str, *, by_words: bool = False) -> RelatedNotes:
        vectors = None if by_words else self.vectors
        finder = RelatedFinder(self.notes.manifest, self.notes.chunks, vectors)
        return finder.find(f"/notes/{name}")


@pytest.fixture
def linked(tmp_path: Path) -> Linked:
    return Linked(tmp_path)


def near(found: RelatedNotes) -> list[str]:
    return [note.path.removeprefix("/notes/") for note in found.near]


def test_a_backlink_is_the_sentence_around_the_link_and_its_line(linked: Linked) -> None:
    linked.add("Boiler.md", "# Boiler")
    linked.add("Log.md", "# Log\n\nCold night.\nLooked at the [[Boiler]] twice. Then slept.")
    (link,) = linked.around("Boiler.md").backlinks
    assert (link.path, link.text) == ("/notes/Log.md", "Looked at the [[Boiler]] twice.")
    assert (link.start_line, link.end_line) == (4, 4)


def test_links_by_path_alias_heading_and_title_are_backlinks(linked: Linked) -> None:
    linked.add("house/Boiler.md", "# x", title="The old boiler")
    for number, link in enumerate(
        ("[it](house/Boiler.md)", "[[boiler|it]]", "[[Boiler#Pressure]]", "[[the old boiler]]",
         "![[Boiler]]"),
    ):  # fmt: skip
        linked.add(f"n{number}.md", f"See {link}.")
    found = linked.around("house/Boiler.md")
    assert found.backlink_notes == 5
    assert {link.path for link in found.backlinks} == {f"/notes/n{n}.md" for n in range(5)}


def test_a_link_that_means_another_note_of_the_name_is_none(linked: Linked) -> None:
    linked.add("a/Plan.md", "one")
    linked.add("b/Plan.md", "two")
    linked.add("b/x.md", "See [[Plan]].")
    assert linked.around("a/Plan.md").backlinks == ()
    assert linked.around("b/Plan.md").backlink_notes == 1


def test_a_note_says_no_more_than_a_few_sentences(linked: Linked) -> None:
    linked.add("Boiler.md", "# Boiler")
    linked.add("Log.md", "\n\n".join(f"Day {n} with [[Boiler]]." for n in range(9)))
    found = linked.around("Boiler.md")
    assert len(found.backlinks) == MOST_OF_ONE
    assert found.backlink_notes == 1


def test_a_link_that_stands_in_no_text_leads_to_the_note(linked: Linked) -> None:
    linked.add("Boiler.md", "# Boiler")
    linked.add("Log.md", "See [[Boiler]].")
    document = linked.notes.manifest.by_path("/notes/Log.md")
    assert document is not None
    linked.notes.chunks.remove_revisions([document.revision or 0])
    (link,) = linked.around("Boiler.md").backlinks
    assert (link.path, link.text, link.start_line) == ("/notes/Log.md", "", 1)


def test_a_note_that_links_to_itself_does_not_count(linked: Linked) -> None:
    linked.add("Boiler.md", "See [[Boiler]] below.")
    found = linked.around("Boiler.md")
    assert found.backlinks == found.outgoing == ()


def test_links_out_say_where_they_lead_and_which_lead_nowhere(linked: Linked) -> None:
    linked.add("Log.md", "[[Boiler#Top]], [x](../gone.md) and [[Boiler]].")
    linked.add("Boiler.md", "# B", title="The boiler")
    found = linked.around("Log.md").outgoing
    assert [(link.target, link.path, link.title) for link in found] == [
        ("Boiler", "/notes/Boiler.md", "The boiler"),
        ("../gone.md", "", ""),
    ]


def test_notes_about_the_same_come_nearest_first(linked: Linked) -> None:
    linked.add("boiler.md", "heat", (1, 0, 0))
    linked.add("stove.md", "wood", (0.9, 0.4, 0))
    linked.add("radiator.md", "iron", (1, 0.1, 0))
    linked.add("lisbon.md", "tram", (0, 0, 1))
    found = linked.around("boiler.md")
    assert near(found) == ["radiator.md", "stove.md"]
    assert found.near[0].text == "iron"
    assert found.near[0].score > found.near[1].score


def test_copies_of_it_and_notes_it_is_linked_with_are_not_near(linked: Linked) -> None:
    linked.add("boiler.md", "heat [[stove]]", (1, 0, 0))
    linked.add("copy of boiler.md", "heat [[stove]]")
    linked.add("stove.md", "wood", (1, 0.1, 0))
    linked.add("log.md", "saw [[boiler]]", (1, 0.2, 0))
    linked.add("kiln.md", "clay", (1, 0.3, 0))
    linked.add("copy of kiln.md", "clay")
    assert near(linked.around("boiler.md")) == ["copy of kiln.md"]


def test_what_carnet_wrote_is_marked(linked: Linked) -> None:
    linked.add("boiler.md", "heat", (1, 0, 0))
    linked.add("saved.md", "said [[boiler]]", generated=True)
    linked.add("made.md", "warm", (1, 0.1, 0), generated=True)
    found = linked.around("boiler.md")
    assert found.backlinks[0].generated
    assert found.near[0].generated


def test_a_long_note_is_near_by_any_of_its_places_and_lists_a_few(linked: Linked) -> None:
    linked.add("all.md", "heat", (1, 0, 0))
    for number in range(12):
        linked.add(f"n{number}.md", f"note {number}", (1, number / 50, 0))
    found = linked.around("all.md")
    assert len(found.near) == MOST_NEAR
    assert near(found)[0] == "n0.md"


@pytest.mark.parametrize("by_words", [True, False])
def test_without_vectors_notes_are_near_by_their_words(linked: Linked, by_words: bool) -> None:
    linked.add("boiler.md", "The boiler pressure gauge fell below one bar.")
    linked.add("gauge.md", "A pressure gauge for the boiler, new.")
    linked.add("lisbon.md", "Trams and tiles in Lisbon.")
    assert near(linked.around("boiler.md", by_words=by_words)) == ["gauge.md"]


def test_a_language_that_the_model_does_not_read_is_compared_by_words(linked: Linked) -> None:
    linked.add("boiler.md", "The boiler pressure gauge fell below one bar.", (1, 0, 0))
    linked.add("gauge.md", "A pressure gauge for the boiler, new.", (0, 1, 0))
    linked.add("lisbon.md", "Trams and tiles in Lisbon.", (1, 0.01, 0))
    finder = RelatedFinder(linked.notes.manifest, linked.notes.chunks, linked.vectors, {"fr"})
    assert near(finder.find("/notes/boiler.md")) == ["gauge.md"]
    finder = RelatedFinder(linked.notes.manifest, linked.notes.chunks, linked.vectors, {"en"})
    assert near(finder.find("/notes/boiler.md")) == ["lisbon.md"]


def test_one_word_in_common_makes_no_neighbour(linked: Linked) -> None:
    linked.add("boiler.md", "The boiler pressure gauge fell below one bar.")
    linked.add("tyres.md", "Check the pressure of every tyre in spring.")
    assert linked.around("boiler.md", by_words=True).near == ()


def test_an_empty_note_has_nothing_around_it(linked: Linked) -> None:
    linked.add("empty.md", "")
    assert linked.around("empty.md") == RelatedNotes("/notes/empty.md")


def test_a_path_that_is_not_in_the_library_is_refused(linked: Linked) -> None:
    with pytest.raises(KnownError) as refused:
        linked.around("gone.md")
    assert refused.value.info.code == "document-unknown"
