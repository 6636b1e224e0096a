"""Time stamps that begin again or leap."""

import pytest

from dancegame.core.time_line import Jump, TimeLine


def placed(stamps_s: list[float], *, known: tuple[Jump, ...] = ()) -> tuple[list[float], TimeLine]:
    line = TimeLine(known)
    return [line.place(stamp_s, length_s=0.1) for stamp_s in stamps_s], line


def test_even_stamps_stay_as_they_are():
    stamps_s = [3.0, 3.1, 3.2, 3.3]
    found, line = placed(stamps_s)
    assert found == stamps_s
    assert line.jumps == ()


def test_stamps_that_begin_again_go_on():
    found, line = placed([5.0, 5.1, 5.2, 0.0, 0.1])
    assert found == pytest.approx([5.0, 5.1, 5.2, 5.3, 5.4])
    assert len(line.jumps) == 1


def test_a_leap_is_closed_and_a_pause_is_kept():
    found, _ = placed([0.0, 0.1, 3000.0, 3000.1, 3003.1])
    assert found == pytest.approx([0.0, 0.1, 0.2, 0.3, 3.3])


def test_pictures_a_little_out_of_order_are_no_jump():
    _, line = placed([0.0, 0.1, 0.3, 0.2, 0.4])
    assert line.jumps == ()


def test_the_sound_follows_the_pictures():
    _, pictures = placed([0.0, 0.1, 0.2, 50.0, 50.1])
    # The sound of the first part ended a little earlier than its pictures.
    found, _ = placed([0.0, 0.1, 50.0, 50.1], known=pictures.jumps)
    assert found == pytest.approx([0.0, 0.1, 0.3, 0.4])
    elsewhere, _ = placed([0.0, 0.1, 90.0], known=pictures.jumps)
    assert elsewhere == pytest.approx([0.0, 0.1, 0.2])
