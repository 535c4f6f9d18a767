from __future__ import annotations

import pytest

from carnet.gui.notices.notice_policy import NoticePolicy, Occasion


@pytest.mark.parametrize("occasion", list(Occasion))
def test_nothing_is_told_while_a_window_is_in_front(occasion: Occasion) -> None:
    policy = NoticePolicy()
    assert not policy.wants(occasion, wanted=True, in_front=True)
    assert policy.wants(occasion, wanted=True, in_front=False)


def test_nothing_is_told_to_who_does_not_want_it() -> None:
    assert not NoticePolicy().wants(Occasion.DISK_FULL, wanted=False, in_front=False)


def test_the_same_is_told_once_until_the_person_has_looked() -> None:
    policy = NoticePolicy()
    assert policy.wants(Occasion.DISK_FULL, wanted=True, in_front=False)
    assert not policy.wants(Occasion.DISK_FULL, wanted=True, in_front=False)
    assert policy.wants(Occasion.LONG_ANSWER, wanted=True, in_front=False)
    policy.looked()
    assert policy.wants(Occasion.DISK_FULL, wanted=True, in_front=False)


@pytest.mark.parametrize(("seconds", "told"), [(0.5, False), (10.0, False), (10.5, True)])
def test_an_answer_is_worth_a_word_when_it_took_long(seconds: float, told: bool) -> None:
    assert NoticePolicy.answer_took_long(seconds) is told
