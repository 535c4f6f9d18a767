from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carnet.domain.documents import Document
from carnet.gui.library.page_merge import Change, merge

Rows = dict[int, int]  # path number -> state
ROWS = st.dictionaries(st.integers(0, 40), st.integers(0, 2), max_size=25)


def documents(rows: Rows) -> list[Document]:
    return [Document(n, 1, f"/{n:03}.md", 1, state, "h", 1) for n, state in sorted(rows.items())]


def apply(shown: list[Document], change: Change) -> None:
    if change.removed:
        del shown[change.first : change.first + change.removed]
    elif change.replace:
        shown[change.first : change.first + len(change.rows)] = change.rows
    else:
        shown[change.first : change.first] = change.rows


@given(ROWS, ROWS, st.integers(1, 30))
def test_pages_one_after_the_other_make_the_list_what_the_engine_has(
    before: Rows, after: Rows, size: int
) -> None:
    shown, wanted = documents(before), documents(after)
    for start in range(0, len(wanted), size):
        page = wanted[start : start + size]
        for change in merge(shown, start, page):
            apply(shown, change)
        assert shown[start : start + len(page)] == page
    assert shown[: len(wanted)] == wanted


@given(ROWS)
def test_a_page_that_says_nothing_new_changes_nothing(rows: Rows) -> None:
    shown = documents(rows)
    assert list(merge(shown, 0, documents(rows))) == []


@given(ROWS, ROWS)
def test_rows_that_stay_are_never_taken_out(before: Rows, after: Rows) -> None:
    shown = documents(before)
    stays = {row.path for row in documents(after)}
    for change in merge(shown, 0, documents(after)):
        gone = shown[change.first : change.first + change.removed]
        assert stays.isdisjoint(row.path for row in gone)
        apply(shown, change)
