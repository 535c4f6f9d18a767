from __future__ import annotations

import sys

import pytest

from carnet.gui.crash.shortening import shortened, told


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            'File "/home/ines/apps/carnet/app/carnet/gui/app.py", line 3',
            'File "carnet/gui/app.py", line 3',
        ),
        ('File "/opt/venv/lib/python3.11/site-packages/x/y.py"', 'File "site-packages/x/y.py"'),
        ('File "/usr/lib/python3.11/socket.py"', 'File "python3.11/socket.py"'),
        ('File "<frozen runpy>", line 88', 'File "<frozen runpy>", line 88'),
        ("cannot open /home/ines/Notes/Divorce.md: denied", "cannot open …: denied"),
        ('cannot open "/home/ines/My Notes/Divorce.md"', 'cannot open "…"'),
        ("and/or 3/4 stay", "and/or 3/4 stay"),
    ],
)
def test_paths_tell_of_the_program_alone(text: str, short: str) -> None:
    assert shortened(text) == short


def raised(error: Exception) -> str:
    try:
        raise error
    except Exception:
        kind, caught, trace = sys.exc_info()
        assert kind is not None
        assert caught is not None
        return told(kind, caught, trace)


def test_a_message_that_may_quote_a_note_is_left_out() -> None:
    text = raised(ValueError("Dear Ines, the biopsy"))
    assert "biopsy" not in text
    assert "ValueError" in text
    assert "in raised" in text


def test_a_message_that_names_parts_of_the_program_stays() -> None:
    assert "no attribute 'x'" in raised(AttributeError("'Pane' object has no attribute 'x'"))


def test_no_line_of_source_is_told() -> None:
    assert "raise error" not in raised(KeyError("a"))
