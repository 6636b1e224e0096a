"""Only the chatter is held back, nothing else that is written to the error stream."""

import os

import pytest

from dancegame.vision.estimators.native_log import CHATTERING_PICTURES, Opening, without_chatter

CHATTER = (
    b"INFO: Created TensorFlow Lite XNNPACK delegate for CPU.",
    b"WARNING: Logging before InitGoogle() is written to STDERR",
    b"W0000 00:00:1795620197.521693    6201 inference_feedback_manager.cc:121] Feedback manager requires a model",
    b"WARNING: [model_load.cc:402] Sparsity tensors may not yet be fully supported.",
    b"INFO: [accelerator_registry.cc:43] DestroyAccelerator: ptr=0x7fd968a5d860, name=CpuAccelerator",
    b"INFO: INFO: [environment.cc:36] Creating LiteRT environment with options\n[environment.cc:36] Creating LiteRT\n",
)
NEWS = (
    b"out of memory",
    b"ERROR: [compiled_model.cc:1022] cannot be compiled",
    b"E0000 00:00:1795620197.521693    6201 landmark_projection_calculator.cc:81] failed",
    b"INFO: ERROR: [environment.cc:36] no memory",
    b"WARNING: the disk is full",
)


@pytest.mark.parametrize("line", CHATTER)
def test_chatter_of_every_release_is_held_back(capfd, line):
    with without_chatter():
        os.write(2, line + b"\n")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("line", NEWS)
def test_errors_and_what_others_say_are_passed_on(capfd, line):
    with without_chatter():
        os.write(2, line + b"\n")
        assert capfd.readouterr().err == ""
    os.write(2, b"later\n")
    assert capfd.readouterr().err == line.decode() + "\nlater\n"


def fail_after_a_word() -> None:
    with without_chatter():
        os.write(2, b"reason\n")
        raise ZeroDivisionError


def test_what_was_said_before_an_error_is_passed_on(capfd):
    with pytest.raises(ZeroDivisionError):
        fail_after_a_word()
    assert capfd.readouterr().err == "reason\n"


def test_two_threads_that_hold_it_back_give_it_back_whole(capfd):
    """The first to come is the first to go, while the other still keeps it."""
    first = without_chatter()
    first.__enter__()
    with without_chatter():
        os.write(2, b"one\n")
        first.__exit__(None, None, None)
        os.write(2, CHATTER[0] + b"\n")
        assert capfd.readouterr().err == ""
    os.write(2, b"two\n")
    assert capfd.readouterr().err == "one\ntwo\n"


def test_the_opening_lasts_some_pictures_with_people_in_them(capfd):
    opening = Opening()
    for people in (0, *[1] * CHATTERING_PICTURES, 1):
        with opening.quiet():
            os.write(2, CHATTER[1] + b"\n")
        opening.count(people)
    assert capfd.readouterr().err == CHATTER[1].decode() + "\n"
