"""The token that stops long work."""

from __future__ import annotations

import pytest

from carnet.domain.cancel import CancelToken
from carnet.domain.errors import Cancelled


def test_check_raises_only_after_cancel() -> None:
    token = CancelToken()
    token.check()
    token.cancel()
    with pytest.raises(Cancelled):
        token.check()


def test_an_action_is_called_once_however_often_it_is_cancelled() -> None:
    token = CancelToken()
    calls: list[str] = []
    with token.calling(lambda: calls.append("stop")):
        assert calls == []
        token.cancel()
        token.cancel()
    assert calls == ["stop"]


def test_an_action_of_a_finished_block_is_not_called() -> None:
    token = CancelToken()
    calls: list[str] = []
    with token.calling(lambda: calls.append("stop")):
        pass
    token.cancel()
    assert calls == []


def test_an_action_of_a_cancelled_token_is_called_at_once() -> None:
    token = CancelToken()
    token.cancel()
    calls: list[str] = []
    with token.calling(lambda: calls.append("stop")):
        assert calls == ["stop"]
    assert calls == ["stop"]
