"""What an update does: as much as the change, and no more."""

from __future__ import annotations

import os
import shutil
from typing import Any

from carnet.domain.library import ChunkCounts, DocumentCounts

Workshop = Any  # the class of the fixture in conftest.py


def test_a_first_update_reads_and_embeds_everything(workshop: Workshop) -> None:
    workshop.write_many(3)
    report = workshop.library.update()
    status = workshop.library.status()
    assert report.documents == DocumentCounts(added=3)
    assert report.chunks.written == report.chunks.embedded == len(workshop.embedder.texts)
    assert (status.documents, status.queued, status.failed) == (3, 0, ())
    assert status.chunks == status.vectors == report.chunks.written
    assert workshop.find("note1word3") == ["note1.md"]


def test_a_second_update_does_nothing(workshop: Workshop) -> None:
    workshop.write_many(3)
    workshop.library.update()
    embedded = len(workshop.embedder.texts)
    for library in (workshop.library, workshop.reopen()):
        report = library.update()
        assert report.documents == DocumentCounts(unchanged=3)
        assert report.chunks == ChunkCounts()
        assert not report.changed
    assert len(workshop.embedder.texts) == embedded


def test_an_edited_paragraph_embeds_one_or_two_chunks(workshop: Workshop) -> None:
    paragraphs = [f"Paragraph {n} " + " ".join(f"p{n}w{k}" for k in range(40)) for n in range(30)]
    path = workshop.write("long.md", "# Long\n\n" + ".\n\n".join(paragraphs))
    workshop.library.update()
    before = len(workshop.embedder.texts)
    paragraphs[15] = paragraphs[15].replace("p15w7", "changedword")
    path.write_text("# Long\n\n" + ".\n\n".join(paragraphs))
    report = workshop.library.update()
    assert report.documents == DocumentCounts(updated=1)
    assert 1 <= len(workshop.embedder.texts) - before <= 2
    assert report.chunks.reused == report.chunks.written - report.chunks.embedded > 10
    assert workshop.find("changedword") == ["long.md"]
    assert workshop.find("p15w7") == []


def test_a_renamed_file_moves_and_is_found_by_its_new_name(workshop: Workshop) -> None:
    workshop.write("passport.md", "Number 12345 is in the blue box.")
    workshop.library.update()
    embedded = len(workshop.embedder.texts)
    assert workshop.find("passport") == ["passport.md"]
    (workshop.notes / "passport.md").rename(workshop.notes / "identity.md")
    report = workshop.library.update()
    assert report.documents == DocumentCounts(moved=1)
    assert len(workshop.embedder.texts) == embedded
    assert workshop.find("identity") == ["identity.md"]
    assert workshop.find("passport") == []
    assert workshop.find("12345") == ["identity.md"]


def test_a_moved_file_keeps_its_rows(workshop: Workshop) -> None:
    path = workshop.write("a/note.md")
    workshop.library.update()
    before = workshop.library.document(str(path))
    (workshop.notes / "b").mkdir()
    path.rename(workshop.notes / "b" / "note.md")
    report = workshop.library.update()
    after = workshop.library.document(str(workshop.notes / "b" / "note.md"))
    assert report.documents == DocumentCounts(moved=1)
    assert report.chunks == ChunkCounts()
    assert (after.id, after.revision) == (before.id, before.revision)
    assert workshop.library.document(str(path)) is None


def test_a_renamed_folder_moves_all_that_is_in_it(workshop: Workshop) -> None:
    workshop.write_many(6)
    workshop.library.update()
    embedded = len(workshop.embedder.texts)
    (workshop.notes / "folder1").rename(workshop.notes / "renamed")
    report = workshop.library.update()
    assert report.documents == DocumentCounts(moved=2, unchanged=4)
    assert report.chunks == ChunkCounts()
    assert len(workshop.embedder.texts) == embedded


def test_a_file_moved_from_one_watched_folder_to_another_only_moves(workshop: Workshop) -> None:
    path = workshop.write("note.md")
    other = workshop.place / "other"
    other.mkdir()
    workshop.library.add_folder(str(other))
    workshop.library.update()
    path.rename(other / "note.md")
    report = workshop.library.update()
    assert report.documents == DocumentCounts(moved=1)
    assert {folder.path: folder.documents for folder in workshop.library.folders()} == {
        str(workshop.notes): 0,
        str(other): 1,
    }


def test_a_copy_is_written_but_not_embedded(workshop: Workshop) -> None:
    path = workshop.write("note.md")
    workshop.library.update()
    embedded = len(workshop.embedder.texts)
    shutil.copy(path, workshop.notes / "copy.md")
    report = workshop.library.update()
    assert report.documents == DocumentCounts(added=1, unchanged=1)
    assert report.chunks.reused == report.chunks.written > 0
    assert len(workshop.embedder.texts) == embedded
    assert workshop.find("noteword1") == ["copy.md", "note.md"]


def test_a_touched_file_is_read_and_found_unchanged(workshop: Workshop) -> None:
    path = workshop.write("note.md")
    workshop.library.update()
    os.utime(path, ns=(1, 1_000_000_000))  # the clock may go back too
    report = workshop.library.update()
    assert report.documents == DocumentCounts(unchanged=1)
    assert report.chunks == ChunkCounts()
    assert workshop.library.document(str(path)).mtime_ns == 1_000_000_000


def test_a_deleted_file_is_forgotten(workshop: Workshop) -> None:
    path = workshop.write("note.md")
    workshop.write("kept.md")
    workshop.library.update()
    path.unlink()
    report = workshop.library.update()
    assert report.documents == DocumentCounts(removed=1, unchanged=1)
    assert report.chunks.removed > 0
    assert workshop.find("noteword1") == []
    assert workshop.library.status().documents == 1


def test_a_file_that_comes_back_embeds_nothing(workshop: Workshop) -> None:
    path = workshop.write("note.md")
    workshop.library.update()
    embedded = len(workshop.embedder.texts)
    text = path.read_text()
    path.unlink()
    workshop.library.update()
    path.write_text(text)
    report = workshop.library.update()
    assert report.documents == DocumentCounts(added=1)
    assert len(workshop.embedder.texts) == embedded


def test_two_files_that_change_places_are_both_right(workshop: Workshop) -> None:
    a, b = workshop.write("a.md", "alphaword here"), workshop.write("b.md", "betaword there")
    workshop.library.update()
    embedded = len(workshop.embedder.texts)
    a.rename(workshop.notes / "c.md")
    b.rename(a)
    (workshop.notes / "c.md").rename(b)
    workshop.library.update()
    assert workshop.find("alphaword") == ["b.md"]
    assert workshop.find("betaword") == ["a.md"]
    assert len(workshop.embedder.texts) == embedded


def test_the_same_text_in_many_notes_is_embedded_once(workshop: Workshop) -> None:
    for n in range(5):
        workshop.write(f"{n}.md", "The same footer everywhere.")
    report = workshop.library.update()
    assert report.chunks.written == 5
    assert workshop.embedder.texts == ["The same footer everywhere."]


def test_only_hinted_paths_are_looked_at(workshop: Workshop) -> None:
    workshop.write_many(4)
    workshop.library.update()
    hinted = workshop.write("folder0/note0.md", "hintedword")
    workshop.write("folder1/note1.md", "otherword")
    report = workshop.library.update(paths=[str(hinted)])
    assert report.documents == DocumentCounts(updated=1)
    assert workshop.find("hintedword") == ["note0.md"]
    assert workshop.find("otherword") == []


def test_a_hinted_file_is_read_even_if_its_size_and_time_are_as_before(workshop: Workshop) -> None:
    path = workshop.write("note.md", "firstword")
    workshop.library.update()
    stat = path.stat()
    path.write_text("otherword")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    report = workshop.library.update(paths=[str(path)])
    assert report.documents == DocumentCounts(updated=1)
    assert workshop.find("otherword") == ["note.md"]


def test_a_hinted_folder_is_looked_through(workshop: Workshop) -> None:
    workshop.write_many(3)
    workshop.library.update()
    (workshop.notes / "folder0").rename(workshop.notes / "moved")
    report = workshop.library.update(
        paths=[str(workshop.notes / "folder0"), str(workshop.notes / "moved")]
    )
    assert report.documents == DocumentCounts(moved=1)


def test_hints_outside_every_folder_or_at_ignored_files_do_nothing(workshop: Workshop) -> None:
    workshop.write("note.md")
    workshop.library.update()
    (workshop.notes / ".git").mkdir()
    ignored = workshop.notes / ".git" / "a.md"
    ignored.write_text("x")
    report = workshop.library.update(paths=["/somewhere/else.md", str(ignored)])
    assert report.documents == DocumentCounts()


def test_a_hint_at_the_folder_itself_is_a_scan(workshop: Workshop) -> None:
    workshop.write_many(2)
    report = workshop.library.update(paths=[str(workshop.notes)])
    assert report.documents == DocumentCounts(added=2)


def test_without_an_embedder_everything_is_findable_by_keyword(workshop: Workshop) -> None:
    workshop.write_many(2)
    library = workshop.reopen(embedder=None, vectors=None)
    report = library.update()
    assert report.chunks.embedded == 0
    assert workshop.find("note1word3") == ["note1.md"]
    assert (library.status().vectors, library.status().queued) == (0, 0)


def test_text_alone_leaves_the_vectors_queued_for_later(workshop: Workshop) -> None:
    workshop.write_many(3)
    report = workshop.library.update(embed=False)
    assert workshop.embedder.batches == []
    assert workshop.library.status().queued == report.chunks.written
    assert workshop.reopen().status().queued == report.chunks.written
    assert workshop.library.embed().chunks.embedded == report.chunks.written
    assert workshop.library.status().queued == 0


def test_changed_reading_reads_everything_again_and_embeds_only_what_differs(
    workshop: Workshop,
) -> None:
    from dataclasses import replace

    workshop.write_many(3)
    workshop.library.update()
    embedded = len(workshop.embedder.texts)
    library = workshop.reopen(reading=replace(workshop.parts.reading, version="test/2"))
    report = library.update()
    assert report.documents == DocumentCounts(updated=3)
    assert len(workshop.embedder.texts) == embedded
    assert library.update().documents == DocumentCounts(unchanged=3)


def test_a_model_installed_later_embeds_what_is_there(workshop: Workshop) -> None:
    from dataclasses import replace

    with_model = workshop.parts
    workshop.write_many(2)
    library = workshop.reopen(embedder=None, vectors=None)
    library.update()
    library.reconfigure(
        replace(workshop.parts, embedder=with_model.embedder, vectors=with_model.vectors)
    )
    assert library.status().queued > 0
    report = library.update()
    assert report.documents == DocumentCounts(unchanged=2)
    assert report.chunks.embedded == len(workshop.embedder.texts) > 0


def test_many_batches_give_the_same_as_one(workshop: Workshop, small_pace: Any) -> None:
    workshop.write_many(9)
    workshop.library.update()
    expected = workshop.state()
    shutil.rmtree(workshop.data)
    workshop.reopen(pace=small_pace).add_folder(str(workshop.notes))
    workshop.library.update()
    assert workshop.state() == expected
    assert len(workshop.embedder.batches[-1]) <= 2


def test_the_newest_notes_are_embedded_first(workshop: Workshop, small_pace: Any) -> None:
    for n in range(12):
        path = workshop.write(f"n{n}.md", f"Note number{n} only.")
        os.utime(path, ns=(1, 1_000_000_000 * (n if n % 2 else 100 - n)))
    ages = {f"Note number{n} only.": (n if n % 2 else 100 - n) for n in range(12)}
    workshop.reopen(pace=small_pace).update()
    window = small_pace.embed_window
    order = [ages[text] for text in workshop.embedder.texts]
    assert sorted(order[:window]) == sorted(ages.values())[-window:]


def test_short_and_long_texts_are_not_mixed_in_a_batch(workshop: Workshop, small_pace: Any) -> None:
    for n in range(8):
        workshop.write(f"{n}.md", f"n{n} " + "word " * (1 if n % 2 else 40))
    workshop.reopen(pace=small_pace).update()
    for batch in workshop.embedder.batches:
        lengths = [len(text) for text in batch]
        assert max(lengths) - min(lengths) < 50
