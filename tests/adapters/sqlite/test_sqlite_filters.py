"""Filters in SQL mean what the plain functions below say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path, PurePath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carnet.adapters.sqlite.manifest import SqliteManifest
from carnet.domain.documents import Document
from carnet.domain.search import Filters
from carnet.text.named_days import day_of_name

NOTE = Document(
    id=0,
    folder_id=1,
    path="/home/lea/Notes/Maison/Chauffage/chaudiere.md",
    size_bytes=1,
    mtime_ns=0,
    content_hash="x",
    revision=1,
    format="markdown",
    language="fr",
    tags=("maison/chauffage", "Entretien"),
    date="2024-03-12",
)


def satisfies(document: Document, filters: Filters) -> bool:
    """What a filter means, written for reading and not for 40,000 notes."""
    return (
        in_folder(document, filters.folder)
        and has_tag(document, filters.tag)
        and filters.format in (None, document.format)
        and filters.language in (None, document.language)
        and in_dates(document, filters)
    )


def in_folder(document: Document, folder: str | None) -> bool:
    if folder is None:
        return True
    path, wanted = PurePath(document.path), PurePath(folder)
    if wanted.is_absolute():
        return wanted == path or wanted in path.parents
    names = [part.casefold() for part in path.parent.parts]
    parts = [part.casefold() for part in wanted.parts]
    return any(names[i : i + len(parts)] == parts for i in range(len(names)))


def has_tag(document: Document, tag: str | None) -> bool:
    if tag is None:
        return True
    wanted = tag.lstrip("#").casefold()
    own = [has.casefold() for has in document.tags]
    return any(has == wanted or has.startswith(f"{wanted}/") for has in own)


def in_dates(document: Document, filters: Filters) -> bool:
    if filters.after is None and filters.before is None:
        return True
    changed = date.fromtimestamp(document.mtime_ns / 1e9).isoformat()
    day = document.date or day_of_name(document.path) or changed
    return (filters.after or "") <= day <= (filters.before or "9999-12-31")


@pytest.fixture
def manifest(tmp_path: Path) -> SqliteManifest:
    manifest = SqliteManifest(tmp_path / "carnet.sqlite")
    manifest.add_folder("/home/lea/Notes")
    return manifest


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(folder="/home/lea/Notes"),
        Filters(folder="/home/lea/Notes/"),
        Filters(folder="/"),
        Filters(folder="."),
        Filters(folder="maison"),
        Filters(folder="Maison/Chauffage"),
        Filters(tag="maison"),
        Filters(tag="#entretien"),
        Filters(format="markdown"),
        Filters(language="fr"),
        Filters(after="2024-03-12", before="2024-03-12"),
        Filters(after="2024-01-01"),
        Filters(folder="maison", tag="maison/chauffage", language="fr"),
    ],
)
def test_a_note_passes_the_filters_it_satisfies(manifest, filters: Filters) -> None:
    manifest.save([NOTE])
    assert satisfies(NOTE, filters)
    assert manifest.matching_revisions(filters) == {1}


@pytest.mark.parametrize(
    "filters",
    [
        Filters(folder="/home/lea/Note"),
        Filters(folder="/home/LEA/Notes"),
        Filters(folder="Chauffage/Maison"),
        Filters(folder="chaudiere.md"),
        Filters(tag="mais"),
        Filters(format="text"),
        Filters(language="en"),
        Filters(after="2024-03-13"),
        Filters(before="2024-03-11"),
        Filters(tag="entretien", language="en"),
    ],
)
def test_a_note_is_held_back_by_a_filter_it_fails(manifest, filters: Filters) -> None:
    manifest.save([NOTE])
    assert not satisfies(NOTE, filters)
    assert manifest.matching_revisions(filters) == set()


@pytest.mark.parametrize(
    ("path", "own", "day"),
    [
        ("/n/2023-05-06.md", "2024-03-12", "2024-03-12"),
        ("/n/2023-05-06.md", None, "2023-05-06"),
        ("/n/journal/2023/05/06.md", None, "2023-05-06"),
        ("/n/chaudiere.md", None, "2022-01-02"),
        ("/n/2023-99-06.md", None, "2022-01-02"),
    ],
)
def test_a_note_is_of_the_day_it_says_else_its_name_else_its_last_change(
    manifest, path: str, own: str | None, day: str
) -> None:
    changed = int(datetime(2022, 1, 2, 12).timestamp()) * 10**9
    manifest.save([replace(NOTE, path=path, date=own, mtime_ns=changed)])
    assert manifest.matching_revisions(Filters(after=day, before=day)) == {1}


def test_a_note_that_could_not_be_read_is_in_no_answer(manifest) -> None:
    manifest.save([replace(NOTE, revision=None)])
    assert manifest.matching_revisions(Filters(folder="maison")) == set()


NAMES = st.sampled_from(
    ["a", "A", "b", "É", "é", "ß", "SS", "a b", "%", "_", "a.md", "x'y"]
) | st.sampled_from(
    ["2024-01-01.md", "2023_12_31 b.md", "20240630.md", "2024-13-01.md", "2024-0-1.md"]
)
TAGS = st.sampled_from(["a", "A", "a/b", "A/B/c", "b", "É", "é/a", 'q"', "aa"])
DATES = st.sampled_from(["2023-12-31", "2024-01-01", "2024-06-30"])
DOCUMENTS = st.builds(
    lambda names, tags, day, mtime_ns, form, language: replace(
        NOTE,
        path="/" + "/".join(names),
        tags=tuple(dict.fromkeys(tags)),
        date=day,
        mtime_ns=mtime_ns,
        format=form,
        language=language,
    ),
    st.lists(NAMES, min_size=1, max_size=4),
    st.lists(TAGS, max_size=3),
    st.none() | DATES,
    st.sampled_from([int(datetime(2024, 1, day, 12).timestamp()) * 10**9 for day in (1, 2)]),
    st.sampled_from(["markdown", "text"]),
    st.sampled_from(["fr", "en", ""]),
)
FOLDERS = st.builds(
    lambda start, names, end: start + "/".join(names) + end,
    st.sampled_from(["", "/"]),
    st.lists(NAMES | st.just(".."), max_size=3),
    st.sampled_from(["", "/"]),
).filter(lambda folder: folder != "//")  # a root of its own by POSIX, of which no path is made
FILTERS = st.builds(
    Filters,
    folder=st.none() | FOLDERS,
    tag=st.none() | st.builds(lambda mark, tag: mark + tag, st.sampled_from(["", "#"]), TAGS),
    format=st.none() | st.sampled_from(["markdown", "text", "org"]),
    language=st.none() | st.sampled_from(["fr", "en", ""]),
    after=st.none() | DATES,
    before=st.none() | DATES,
)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(DOCUMENTS, max_size=8, unique_by=lambda document: document.path), FILTERS)
def test_sql_and_the_plain_functions_agree(manifest, documents, filters: Filters) -> None:
    manifest.remove([document.id for document in manifest.documents()])
    numbered = [replace(document, revision=number) for number, document in enumerate(documents, 1)]
    manifest.save(numbered)
    expected = {document.revision for document in numbered if satisfies(document, filters)}
    assert manifest.matching_revisions(filters) == expected
