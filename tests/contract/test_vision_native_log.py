"""Only the chatter is held back, nothing else that is written to the error stream."""

import os

import pytest

from dancegame.vision.native_log import without_chatter


def test_chatter_is_dropped_and_the_rest_is_passed_on(capfd):
    with without_chatter():
        os.write(2, b"W0000 1 inference_feedback_manager.cc:121] Feedback manager requires...\nout of memory\n")
        assert capfd.readouterr().err == ""
    os.write(2, b"later\n")
    assert capfd.readouterr().err == "out of memory\nlater\n"


def fail_after_a_word() -> None:
    with without_chatter():
        os.write(2, b"reason\n")
        raise ZeroDivisionError


def test_what_was_said_before_an_error_is_passed_on(capfd):
    with pytest.raises(ZeroDivisionError):
        fail_after_a_word()
    assert capfd.readouterr().err == "reason\n"
