"""What a live worker says, heard as the game hears it."""

import time

from dancegame.core.live import LiveFailure

# On a busy computer whose kernels are not compiled yet the first poses take most of a minute.
TIMEOUT_S = 120.0


def events_until(worker, is_last, timeout_s=TIMEOUT_S):
    """Poll as the game does until an event is the last one wanted; return all of them."""
    events = []
    deadline_s = time.perf_counter() + timeout_s
    while time.perf_counter() < deadline_s:
        for event in worker.poll():
            events.append(event)
            if is_last(event):
                return events
        time.sleep(0.005)
    raise AssertionError(f"not heard in {timeout_s} s; heard {[type(event).__name__ for event in events]}")


def failure_of(worker):
    (failure,) = [e for e in events_until(worker, lambda e: isinstance(e, LiveFailure)) if isinstance(e, LiveFailure)]
    return failure.error
