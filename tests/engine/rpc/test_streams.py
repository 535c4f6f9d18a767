"""Lines in, lines out."""

from __future__ import annotations

import io
import os
import threading

import pytest

from carnet.engine.rpc.streams import LineReader, LineWriter


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", []),
        (b"a\nb\n", [b"a", b"b"]),
        (b"a\r\n\n  \nb", [b"a", b"b"]),
        (b"12345678\nb\n", [b"12345678", b"b"]),
        (b"123456789\nb\n", [None, b"b"]),
        (b"1" * 100 + b"\nb\n", [None, b"b"]),
        (b"1" * 100, [None]),
    ],
)
def test_a_line_that_is_too_long_is_skipped_alone(data: bytes, lines: list[bytes | None]) -> None:
    assert list(LineReader(io.BytesIO(data), longest_bytes=8)) == lines


def test_lines_of_several_threads_do_not_mix() -> None:
    stream = io.BytesIO()
    writer = LineWriter(stream)

    def write(letter: bytes) -> None:
        for _ in range(200):
            writer.send(letter * 50 + b"\n")

    threads = [threading.Thread(target=write, args=(letter,)) for letter in (b"a", b"b", b"c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = stream.getvalue().splitlines()
    assert len(lines) == 600
    assert all(len(line) == 50 and len(set(line)) == 1 for line in lines)


def test_writing_to_nobody_is_quiet() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    stream = os.fdopen(writing, "wb", buffering=0)
    writer = LineWriter(stream)
    writer.send(b"one\n")
    stream.close()
    writer.send(b"two\n")
