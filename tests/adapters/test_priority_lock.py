"""A person's request goes before the background's next step."""

from __future__ import annotations

import threading

from carnet.adapters.priority_lock import PriorityLock


def test_an_urgent_waiter_goes_before_a_patient_one_that_came_first() -> None:
    lock = PriorityLock()
    order: list[str] = []

    def patient() -> None:
        with lock.patient():
            order.append("patient")

    def urgent() -> None:
        with lock.urgent():
            order.append("urgent")

    with lock.patient():
        waiting = [threading.Thread(target=patient), threading.Thread(target=urgent)]
        for thread in waiting:
            thread.start()
        while lock.waiting != (1, 1):
            threading.Event().wait(0.001)
    for thread in waiting:
        thread.join()
    assert order == ["urgent", "patient"]


def test_it_is_free_again_after_an_error() -> None:
    lock = PriorityLock()
    for enter in (lock.patient, lock.urgent):
        try:
            with enter():
                raise ValueError
        except ValueError:
            pass
    with lock.patient():
        pass


def test_only_one_thread_holds_it() -> None:
    lock = PriorityLock()
    inside = 0
    most = 0

    def work(urgent: bool) -> None:
        nonlocal inside, most
        for _ in range(200):
            with lock.urgent() if urgent else lock.patient():
                inside += 1
                most = max(most, inside)
                inside -= 1

    threads = [threading.Thread(target=work, args=(n % 2 == 0,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
