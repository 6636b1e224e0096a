"""Networks on threads of their own are waited for, through a computer's sleep too, and not for ever."""

from concurrent.futures import Future, wait

import pytest

from dancegame.core.errors import ModelError
from dancegame.vision.estimators import answers


def test_who_never_answers_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(answers, "WAIT_S", 0.001)
    with pytest.raises(ModelError, match="does not answer"):
        answers.wait_for([Future()])


def test_a_computer_that_slept_in_a_look_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch):
    job: Future[None] = Future()

    def asleep(jobs, *, timeout):
        """The clock has gone on, the network has not; awake, it answers."""
        found = wait(jobs, timeout=0)
        if not job.done():
            job.set_result(None)
        return found

    monkeypatch.setattr(answers, "wait", asleep)
    answers.wait_for([job])
    assert job.done()
