"""The YAML header of a note: read when it is one, harmless when it is hostile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.text.frontmatter import FrontMatter, front_matter_end, iso_date, read_front_matter


def header(*lines: str) -> FrontMatter:
    return read_front_matter("\n".join(["---", *lines, "---", "body"]))


def test_title_date_tags_and_aliases_are_read() -> None:
    read = header("title: La maison", "date: 2024-03-05", "tags: [a, b/c]", "aliases:", "- Home")
    assert (read.title, read.date) == ("La maison", "2024-03-05")
    assert (read.tags, read.aliases) == (("a", "b/c"), ("Home",))


def test_the_body_starts_after_the_closing_line() -> None:
    text = "---\ntitle: x\n---\nbody\n"
    assert text[front_matter_end(text) :] == "body\n"


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("tags: maison, jardin", ("maison", "jardin")),
        ("tags: maison jardin", ("maison", "jardin")),
        ("tags: '#maison #jardin'", ("maison", "jardin")),
        ("tags: [maison, Maison, '#jardin']", ("maison", "jardin")),
        ("tags: [grand jardin]", ("grand jardin",)),
        ("keywords: grand jardin, maison", ("grand jardin", "maison")),
        ("tag: 2024", ("2024",)),
        ("Tags: a", ("a",)),
        ("tags:", ()),
        ("tags: null", ()),
        ("tags: [a, [b, c], {d: e}, f]", ("a", "f")),
    ],
)
def test_tags_are_read_in_every_way_people_write_them(line: str, tags: tuple[str, ...]) -> None:
    assert header(line).tags == tags


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-3-5", "2024-03-05"),
        ("2024/03/05 10:30", "2024-03-05"),
        ("2024-03-05T10:30:00Z", "2024-03-05"),
        ("25/04/2024", "2024-04-25"),
        ("03.04.2024", "2024-04-03"),
        ("04/25/2024", "2024-04-25"),
        ("03/04/2024", None),
        ("2024-02-30", None),
        ("hier", None),
        ("", None),
    ],
)
def test_a_date_is_normalised_only_when_it_reads_in_one_way(value: str, date: str | None) -> None:
    assert iso_date(value) == date


def test_a_thematic_break_at_the_top_is_no_header() -> None:
    text = "---\n\nOnce upon a time.\n\n---\n\nThe end.\n"
    assert read_front_matter(text) == FrontMatter()


@pytest.mark.parametrize("text", ["---\ntitle: never closed\n# Title\n", "text\n---\n", "---", ""])
def test_without_a_closed_header_everything_is_body(text: str) -> None:
    assert front_matter_end(text) == 0


def test_an_empty_header_is_a_header() -> None:
    assert front_matter_end("---\n---\nbody") == 8


def test_of_a_header_that_is_not_yaml_the_plain_lines_are_read() -> None:
    read = header("title: Paris: the trip", "tags: [a, b]", "date: 2024-01-02", "x: [unclosed")
    assert (read.title, read.tags, read.date) == ("Paris: the trip", ("a", "b"), "2024-01-02")
    assert read.end > 0


def test_values_nested_deeper_do_not_become_fields() -> None:
    read = header("author:", "  title: inner", "  tags: [x]", "? [a, b]", ": title", "title: outer")
    assert (read.title, read.tags) == ("outer", ())


@pytest.mark.timeout(60)  # resolved, it would never end
def test_an_alias_bomb_is_refused() -> None:
    lines = ['a: &a ["lol", "lol"]']
    lines += [
        f"{chr(97 + i)}: &{chr(97 + i)} [{','.join(['*' + chr(96 + i)] * 9)}]" for i in range(1, 9)
    ]
    assert header(*lines, "title: still read").title == "still read"


def test_a_python_tag_makes_no_object() -> None:
    read = header('title: !!python/object/apply:os.system ["exit 3"]', "tags: [a]")
    assert (read.title, read.tags) == ("exit 3", ("a",))


@pytest.mark.parametrize(
    "source",
    ["a: " + "[" * 30_000, "a: " + "[" * 30_000 + "]" * 30_000, "- " * 15_000, "? " * 15_000],
)
@pytest.mark.timeout(120)
def test_deep_nesting_ends_and_harms_nothing(source: str) -> None:
    found = read_front_matter(f"---\nx: y\n{source}\n---\nbody")
    assert found.tags == ()


@given(st.text("abc:-[]{}&*!|>'\"#%@, \n\t?", max_size=120))
def test_no_header_raises(source: str) -> None:
    text = f"---\n{source}\n---\nbody"
    assert read_front_matter(text).end == front_matter_end(text)
