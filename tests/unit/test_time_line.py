"""Time stamps that begin again or leap, and holes that are none."""

import pytest

from dancegame.core.leaps import Runs, find_leaps
from dancegame.core.time_line import Leaps, Stretch, TimeLine

STEP_S = 0.1


def placed(stamps_s: list[float], **known: object) -> tuple[list[float], TimeLine]:
    line = TimeLine(**known)
    return [line.place(stamp_s, length_s=STEP_S) for stamp_s in stamps_s], line


def steps(first_s: float, end_s: float) -> list[float]:
    return [first_s + k * STEP_S for k in range(round((end_s - first_s) / STEP_S))]


def leaps_of(*packets: tuple[list[float], list[float]]) -> Leaps:
    """Of a file: parts of pictures and sound; within a part a packet comes when it is due."""
    pictures, sound, number = Runs(), Runs(), 0
    for seen_s, heard_s in packets:
        for stamp_s, runs in sorted(
            [(s, pictures) for s in seen_s] + [(s, sound) for s in heard_s], key=lambda x: x[0]
        ):
            runs.add(number, decode_s=stamp_s, show_s=stamp_s, length_s=STEP_S)
            number += 1
    return find_leaps(pictures.found(), sound.found())


def test_even_stamps_stay_as_they_are():
    stamps_s = [3.0, 3.1, 3.2, 3.3]
    found, line = placed(stamps_s)
    assert found == stamps_s
    assert len(line.stretches) == 1


def test_alone_stamps_that_begin_again_go_on():
    found, line = placed([5.0, 5.1, 5.2, 0.0, 0.1])
    assert found == pytest.approx([5.0, 5.1, 5.2, 5.3, 5.4])
    assert len(line.stretches) == 2


def test_alone_a_leap_is_closed_and_a_pause_is_kept():
    found, _ = placed([0.0, 0.1, 3000.0, 3000.1, 3003.1])
    assert found == pytest.approx([0.0, 0.1, 0.2, 0.3, 3.3])


def test_pictures_a_little_out_of_order_are_no_leap():
    _, line = placed([0.0, 0.1, 0.3, 0.2, 0.4])
    assert len(line.stretches) == 1


def test_silence_while_the_pictures_go_on_is_kept_and_what_is_beyond_them_is_not():
    found, _ = placed([0.0, 0.1, 9.0, 9.1, 3000.0], known_until_s=20.0)
    assert found == pytest.approx([0.0, 0.1, 9.0, 9.1, 9.2])


def test_known_stretches_are_followed_and_their_holes_kept():
    known = (Stretch(0, 20), Stretch(3000, 3010, -2980), Stretch(0, 5, 30))
    found, _ = placed([0.0, 12.0, 19.9, 3000.0, 3009.9, 0.0, 4.0], stretches=known)
    assert found == pytest.approx([0.0, 12.0, 19.9, 20.0, 29.9, 30.0, 34.0])


def test_a_still_picture_while_the_sound_goes_on_is_no_leap():
    leaps = leaps_of((steps(0, 4) + steps(16, 20), steps(0, 20)))
    assert not leaps.has_any
    assert leaps.end_s == pytest.approx(20)


def test_silence_without_packets_while_the_pictures_go_on_is_no_leap():
    assert not leaps_of((steps(0, 20), steps(0, 4) + steps(16, 20))).has_any


def test_picture_and_sound_that_leap_together_go_on_together_at_what_ends_later():
    # The first part ends with a still picture, and its sound a little after 10 s.
    leaps = leaps_of((steps(0, 4), steps(0, 10.2)), (steps(3000, 3004), steps(3000.1, 3004)))
    assert [stretch.shift_s for stretch in leaps.pictures] == pytest.approx([0, -2989.8])
    assert [stretch.shift_s for stretch in leaps.sound] == pytest.approx([0, -2989.8])


def test_both_begin_again_and_hold_still_afterwards():
    leaps = leaps_of((steps(0, 4), steps(0, 4)), (steps(0, 2) + steps(12, 14), steps(0, 14)))
    assert leaps.end_s == pytest.approx(18)
    assert [stretch.shift_s for stretch in leaps.sound] == pytest.approx([0, 4])
    seen, _ = placed(steps(0, 4) + steps(0, 2) + steps(12, 14), stretches=leaps.pictures)
    heard, _ = placed(steps(0, 4) + steps(0, 14), stretches=leaps.sound)
    assert seen[-1] == pytest.approx(heard[-1]) == pytest.approx(17.9)


def test_a_wrong_stamp_of_one_stream_moves_nothing_else():
    stray = [*steps(0, 3), 3000.0, *steps(3.1, 6)]
    pictures, sound = Runs(), Runs()
    for number, (seen_s, heard_s) in enumerate(zip(stray, steps(0, 6), strict=True)):
        pictures.add(2 * number, decode_s=seen_s, show_s=seen_s, length_s=STEP_S)
        sound.add(2 * number + 1, decode_s=heard_s, show_s=heard_s, length_s=STEP_S)
    leaps = find_leaps(pictures.found(), sound.found())
    assert placed(stray, stretches=leaps.pictures)[0] == pytest.approx(steps(0, 6))
    assert not any(stretch.shift_s for stretch in leaps.sound)


def test_pictures_decoded_out_of_order_are_one_run():
    runs = Runs()
    for decode_s, show_s in zip([-2, -1, 0, 1, 2], [0, 3, 1, 2, 4], strict=True):  # one picture a second
        runs.add(decode_s, decode_s=decode_s, show_s=show_s, length_s=1.0)
    (run,) = runs.found()
    assert (run.first_s, run.end_s) == (0, 5)


def test_the_pictures_beside_a_hole_keep_their_order():
    """The first one after a hole may be decoded, as others need it, before the last ones of before it."""
    runs = Runs()
    for number, (decode_s, show_s) in enumerate([(0.0, 0.1), (0.1, 12.2), (0.2, 0.2), (12.1, 12.1), (12.2, 12.3)]):
        runs.add(number, decode_s=decode_s, show_s=show_s, length_s=0.1)
    assert [(run.first_s, run.end_s) for run in runs.found()] == [
        pytest.approx((0.1, 0.3)),
        pytest.approx((12.1, 12.4)),
    ]


def test_a_part_without_sound_goes_on_after_the_sound_before():
    leaps = leaps_of((steps(0, 4), steps(0, 6)), (steps(500, 504), []))
    assert leaps.end_s == pytest.approx(10)


def test_a_line_that_learns_of_stretches_follows_them_and_stays_where_it_knows_nothing():
    _, line = placed([0.0, 0.1])
    line.learn((Stretch(0, 1), Stretch(100, 101, -99)))
    assert [line.place(stamp_s, length_s=STEP_S) for stamp_s in (0.9, 100.0, 500.0)] == pytest.approx([0.9, 1.0, 401.0])
    assert [stretch.shift_s for stretch in line.stretches] == [0, -99]


def test_pictures_without_sound_and_nothing_at_all():
    leaps = leaps_of((steps(0, 4), []), (steps(500, 504), []))
    assert [stretch.shift_s for stretch in leaps.pictures] == pytest.approx([0, -496])
    assert (find_leaps([], []).pictures, find_leaps([], []).end_s) == ((), 0.0)


def test_a_wrong_stamp_of_the_sound_moves_no_picture():
    stray = [*steps(0, 3), 3000.0, *steps(3.1, 6)]
    pictures, sound = Runs(), Runs()
    for number, (seen_s, heard_s) in enumerate(zip(steps(0, 6), stray, strict=True)):
        pictures.add(2 * number, decode_s=seen_s, show_s=seen_s, length_s=STEP_S)
        sound.add(2 * number + 1, decode_s=heard_s, show_s=heard_s, length_s=STEP_S)
    leaps = find_leaps(pictures.found(), sound.found())
    assert placed(stray, stretches=leaps.sound)[0] == pytest.approx(steps(0, 6))
    assert not any(stretch.shift_s for stretch in leaps.pictures)


def test_a_short_hole_of_both_is_a_pause_and_stays():
    assert not leaps_of((steps(0, 4), steps(0, 4)), (steps(6, 10), steps(6, 10))).has_any


def test_packets_without_a_time_to_be_decoded_at_are_taken_as_they_are_shown():
    runs = Runs()
    for number, show_s in enumerate(steps(0, 1)):
        runs.add(number, decode_s=None, show_s=show_s, length_s=STEP_S)
    (run,) = runs.found()
    assert (run.first_s, run.end_s) == pytest.approx((0, 1))
