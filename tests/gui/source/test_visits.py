from __future__ import annotations

from carnet.gui.source.visits import MOST, Visits


def visited(*names: str) -> Visits:
    visits = Visits()
    for name in names:
        visits.arrive(f"/{name}.md", name)
    return visits


def around(visits: Visits) -> tuple[str | None, str | None, str | None]:
    before, here, after = visits.beside(-1), visits.current, visits.beside(1)
    return before and before.title, here and here.title, after and after.title


def test_back_and_forward_go_through_what_was_visited() -> None:
    visits = visited("a", "b", "c")
    assert around(visits) == ("b", "c", None)
    visits.go(-1)
    visits.go(-1)
    assert around(visits) == (None, "a", "b")
    assert visits.go(-1) is None
    visits.go(1)
    assert around(visits) == ("a", "b", "c")


def test_going_somewhere_new_drops_what_lay_ahead() -> None:
    visits = visited("a", "b", "c")
    visits.go(-1)
    visits.arrive("/d.md", "d")
    assert around(visits) == ("b", "d", None)


def test_a_visit_keeps_the_place_that_was_left() -> None:
    visits = visited("a")
    visits.leave(120, None)
    visits.arrive("/b.pdf", "b")
    visits.leave(0, 7)
    visit = visits.go(-1)
    assert visit is not None
    assert (visit.line, visit.page) == (120, None)
    visit = visits.go(1)
    assert visit is not None
    assert (visit.line, visit.page) == (0, 7)


def test_forgotten_notes_were_never_visited() -> None:
    visits = visited("a", "b", "c", "b", "d")
    visits.go(-1)
    visits.go(-1)
    visits.forget(lambda path: path == "/b.md")
    assert around(visits) == ("a", "c", "d")
    visits.forget(lambda path: path in ("/a.md", "/c.md"))
    assert around(visits) == (None, "d", None)
    visits.forget(lambda _path: True)
    assert around(visits) == (None, None, None)


def test_it_does_not_grow_without_end() -> None:
    visits = visited(*(str(n) for n in range(MOST + 50)))
    steps = 0
    while visits.go(-1) is not None:
        steps += 1
    assert steps == MOST - 1
