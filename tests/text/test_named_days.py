from __future__ import annotations

import pytest

from carnet.text.named_days import day_of_name


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/n/2024-03-12.md", "2024-03-12"),
        ("/n/2024_03_12.md", "2024-03-12"),
        ("/n/2024.03.12 Plombier.txt", "2024-03-12"),
        ("/n/Meeting 2024 03 12.md", "2024-03-12"),
        ("/n/20240312.md", "2024-03-12"),
        ("/n/202403121530 Idea.md", "2024-03-12"),
        ("/n/20240312153000.md", "2024-03-12"),
        ("/n/journal/2024/03/12.md", "2024-03-12"),
        ("/n/IMG_20240312.png", "2024-03-12"),
    ],
)
def test_a_file_named_after_a_day_has_that_day(path: str, day: str) -> None:
    assert day_of_name(path) == day


@pytest.mark.parametrize(
    "path",
    [
        "/n/note.md",
        "/n/2024.md",
        "/n/2024-03.md",
        "/n/2024-13-12.md",
        "/n/2024-02-31.md",
        "/n/2024-03_12.md",
        "/n/120240312.md",
        "/n/202403121.md",
        "/n/2024-03-123.md",
        "/2024-03-12/boiler.md",
        "",
    ],
)
def test_any_other_file_has_none(path: str) -> None:
    assert day_of_name(path) is None
