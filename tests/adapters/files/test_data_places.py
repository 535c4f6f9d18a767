"""Counting what is kept, and who may read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from carnet.adapters.files import data_places
from carnet.adapters.files.data_places import Place
from carnet.domain.cancel import CancelToken
from carnet.domain.data import DataKind
from carnet.domain.errors import Cancelled


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    (data / "index" / "chunks.lance").mkdir(parents=True)
    (data / "index" / "vectors_1").mkdir()
    (data / "index" / "chunks.lance" / "a").write_bytes(b"12345")
    (data / "index" / "vectors_1" / "b").write_bytes(b"123")
    return data


def test_one_kind_leaves_out_what_belongs_to_another(data: Path) -> None:
    index = data / "index"
    text = Place(DataKind.TEXT, data, ("index",), index, left_out=("vectors_*",))
    vectors = Place(DataKind.VECTORS, index, ("vectors_*",), index)
    counted = [data_places.count(place, CancelToken()) for place in (text, vectors)]
    assert [(one.size_bytes, one.items) for one in counted] == [(5, 1), (3, 1)]


def test_what_a_link_leads_to_is_not_counted(data: Path, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "big").write_bytes(b"1" * 10_000)
    (data / "index" / "out").symlink_to(tmp_path / "notes")
    place = Place(DataKind.TEXT, data, ("index",), data)
    assert data_places.count(place, CancelToken()).size_bytes < 1_000


def test_what_is_not_there_counts_nothing(tmp_path: Path) -> None:
    place = Place(DataKind.LOGS, tmp_path / "no", ("logs",), tmp_path)
    assert data_places.count(place, CancelToken()).items == 0


def test_counting_stops_when_asked(data: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        data_places.count(Place(DataKind.TEXT, data, ("index",), data), token)


def test_what_others_may_read_is_found_and_closed(data: Path) -> None:
    file = data / "carnet.sqlite"
    file.touch()
    file.chmod(0o644)
    data.chmod(0o755)
    assert data_places.exposed(data, [data, file]) == (str(data), str(file))
    data_places.close_to_others([data, file])
    assert data_places.exposed(data, [data, file]) == ()
    assert file.stat().st_mode & 0o777 == 0o600


def test_behind_a_closed_door_nothing_is_exposed(data: Path) -> None:
    file = data / "carnet.sqlite"
    file.touch()
    file.chmod(0o644)
    data.chmod(0o700)
    assert data_places.exposed(data, [file]) == ()


def test_what_is_made_new_is_closed_and_what_is_there_is_left(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir(mode=0o755)
    there.chmod(0o755)
    data_places.make_private([there, tmp_path / "index"], [tmp_path / "file"])
    rights = [(tmp_path / name).stat().st_mode & 0o777 for name in ("there", "index", "file")]
    assert rights == [0o755, 0o700, 0o600]
