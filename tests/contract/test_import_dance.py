"""What an import makes of the people it sees: who is meant, which part is the dance, whose left is left, how good."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dancegame.core.derived import PREVIEW_S, derive, preview_start
from dancegame.core.errors import InputError
from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance, Move
from dancegame.songs.dancers import Dancer, choose_dancers, parse_dancer
from dancegame.songs.extract import WHOLE, Extracted, Part, Watched
from dancegame.songs.facts import read_facts, read_song
from dancegame.songs.flips import repair_flips
from dancegame.songs.library import Library
from dancegame.songs.mending import mend
from dancegame.songs.quality import quality_of
from dancegame.songs.trimming import find_dance

FPS = 30
SHELF = Library([Path("nowhere"), Path(__file__).parents[2]])
CAN_CAN = SHELF.load_dance("can-can")
NO_CUTS = np.array([], np.intp)


def dancing(seconds: float, *, tremble: float = 0.0) -> np.ndarray:
    """The Can-Can (T, J, 2) from its beginning."""
    xy = CAN_CAN.reference.xy[: round(seconds * FPS)].copy()
    return (xy + np.random.default_rng(1).normal(0, tremble, xy.shape)).astype(np.float32)


def standing(seconds: float, like: np.ndarray) -> np.ndarray:
    """Somebody who stands as in one pose (J, 2), and trembles and sways as people and estimators do."""
    count = round(seconds * FPS)
    sway = 0.004 * np.sin(np.arange(count) / 9)[:, None, None]
    trembling = np.random.default_rng(2).normal(0, 0.002, (count, *like.shape))
    return (like + sway + trembling).astype(np.float32)


def away(seconds: float) -> np.ndarray:
    return np.full((round(seconds * FPS), len(CANONICAL), 2), np.nan, np.float32)


def seen(*parts: np.ndarray, cuts: tuple[float, ...] = ()) -> Extracted:
    """Stretches one after the other; cuts: seconds at which another shot begins."""
    xy = np.concatenate(parts)
    changes = np.full(len(xy), 2.0, np.float32)
    changes[[round(cut_s * FPS) for cut_s in cuts]] = 70.0
    is_seen = np.isfinite(xy[..., 0])
    confidence = np.where(is_seen, 0.9, 0).astype(np.float32)
    return Extracted(np.arange(len(xy)) / FPS, xy, confidence, None, is_seen.any(axis=1), changes)


def test_cards_and_waiting_at_both_ends_are_trimmed():
    dance = dancing(6.0)
    video = seen(away(1), standing(1.5, dance[0]), dance, standing(1.2, dance[-1]), away(2), cuts=(1.0, 9.7))
    start_s, end_s = find_dance([video], WHOLE)
    assert start_s == pytest.approx(2.5, abs=0.2)
    assert end_s == pytest.approx(8.5, abs=0.2)
    assert find_dance([video], Part(0.0, 11.7)) == (0.0, pytest.approx(11.7))
    dance_of_it = video.between(start_s, end_s)
    assert dance_of_it.times_s[0] == pytest.approx(0.0, abs=0.034)
    assert dance_of_it.end_s == pytest.approx(end_s - start_s, abs=0.034)


def test_a_dance_that_begins_and_ends_gently_is_whole():
    gentle = SHELF.load_dance("auld-lang-syne").reference.xy[:220]  # its first step is clear to see after 1.6 s
    for dance in (gentle, gentle[::-1]):
        video = seen(standing(1.5, dance[0]), dance, standing(1.5, dance[-1]))
        assert find_dance([video], WHOLE) == (pytest.approx(1.5, abs=0.35), pytest.approx(1.5 + 220 / FPS, abs=0.35))


def test_an_intro_in_another_size_is_trimmed_and_a_short_wait_is_not():
    dance = dancing(8.0)
    talking = dancing(9.5)[-45:] * 2.2
    start_s, _ = find_dance([seen(talking, dance, cuts=(1.5,))], WHOLE)
    assert start_s == pytest.approx(1.5, abs=0.2)
    assert find_dance([seen(standing(0.4, dance[0]), dance)], WHOLE)[0] == 0.0


def test_who_comes_from_the_camera_has_not_begun():
    dance = dancing(8.0)
    nearer = np.linspace(2.5, 1.0, 60, dtype=np.float32)[:, None, None]
    start_s, _ = find_dance([seen(dance[:60] * nearer, standing(1.0, dance[0]), dance)], WHOLE)
    assert start_s >= 1.4  # by then he is no more than a third too large


def test_of_several_dancers_the_first_who_begins_begins_for_all():
    dance = dancing(5.0)
    late, early = seen(standing(3, dance[0]), dance), seen(standing(1, dance[0]), dance, standing(2, dance[-1]))
    assert find_dance([late, early], WHOLE) == (pytest.approx(1.0, abs=0.2), pytest.approx(8.0, abs=0.2))


@pytest.mark.parametrize("names", [("hip", "knee", "ankle", "toe"), ("shoulder", "elbow", "wrist")])
def test_sides_that_change_places_for_a_moment_are_put_back(names: tuple[str, ...]):
    truth = seen(dancing(8.0, tremble=0.001))
    joints = [CANONICAL.index(f"{side}_{name}") for side in ("left", "right") for name in names]
    xy = truth.xy.copy()
    for first, count in ((40, 1), (90, 8), (150, 20)):
        rows = np.arange(first, first + count)[:, None]
        xy[rows, joints] = truth.xy[rows, CANONICAL.mirror_permutation[joints]]
    apart = np.linalg.norm(repair_flips(replace(truth, xy=xy), cuts=NO_CUTS).extracted.xy - truth.xy, axis=-1)
    before = np.linalg.norm(xy - truth.xy, axis=-1)
    assert np.count_nonzero(apart > 0.02) < 0.05 * np.count_nonzero(before > 0.02)


def test_no_dance_of_the_pack_is_taken_for_flipped():
    for song in SHELF.songs():
        reference = SHELF.load_dance(song.id).reference
        found = repair_flips(seen(reference.xy), cuts=NO_CUTS)
        assert np.mean(found.extracted.xy != reference.xy) < 0.002, song.id


def test_a_video_with_little_of_the_dancer_is_poor_and_says_why():
    good = seen(dancing(10.0))
    assert quality_of(mend(good), good.has_dancer, trimmed_s=(0.0, 0.0)).warnings == ()
    holes = seen(dancing(4.0), away(2.0), dancing(4.0))
    poor = quality_of(mend(holes), holes.has_dancer, trimmed_s=(0.0, 0.0))
    assert poor.is_poor
    assert "20%" in poor.warnings[0].english


def people(*, x: dict[int, float], size: dict[int, float], pictures: dict[int, int]) -> Watched:
    """Who stand side by side, each in so many of 100 pictures."""

    def pose(number: int) -> Pose:
        xy = (CAN_CAN.reference.xy[0] - (0.9, 0.5)) * size[number] + (x[number], 0.5)
        return Pose(xy.astype(np.float32), np.ones(len(CANONICAL), np.float32))

    found = tuple({number: pose(number) for number in x if k < pictures[number]} for k in range(100))
    return Watched(np.arange(100) / FPS, found, np.zeros(100, np.float32), 16 / 9)


def test_the_main_dancer_is_large_central_and_stays():
    row = {1: 0.3, 2: 0.9, 3: 1.5}
    alike = dict.fromkeys(row, 1.0)
    everyone = dict.fromkeys(row, 100)
    assert choose_dancers(people(x=row, size=alike, pictures=everyone), None) == (2,)
    assert choose_dancers(people(x=row, size=alike | {3: 2.0}, pictures=everyone), None) == (3,)
    assert choose_dancers(people(x=row, size=alike | {3: 2.0}, pictures=everyone | {3: 30}), None) == (2,)


def test_dancers_are_counted_from_the_left_and_passers_by_are_none():
    watched = people(x={7: 0.3, 4: 0.9, 9: 1.5, 1: 1.2}, size=dict.fromkeys((7, 4, 9, 1), 1.0),
                     pictures={7: 100, 4: 100, 9: 90, 1: 20})  # fmt: skip
    assert choose_dancers(watched, Dancer.ALL) == (7, 4, 9)
    assert [choose_dancers(watched, choice) for choice in (1, 3, Dancer.RIGHT)] == [(7,), (9,), (9,)]
    with pytest.raises(InputError, match=r"no dancer 4: 3"):
        choose_dancers(watched, 4)
    assert [parse_dancer(word) for word in ("centre", "all", "2")] == [Dancer.CENTRE, Dancer.ALL, 2]
    for word in ("0", "-1", "middle", ""):
        with pytest.raises(InputError):
            parse_dancer(word)


def test_a_song_without_derived_facts_gets_them_when_it_is_opened_and_loses_nothing(tmp_path: Path):
    path = tmp_path / "reference_poses" / "can-can.toml"
    path.parent.mkdir()
    for name in ("can-can.toml", "can-can.npz"):
        (path.parent / name).write_bytes((SHELF.roots[1] / "reference_poses" / name).read_bytes())
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("derived")]
    old = "\n".join(["# mine", *lines, ""])
    path.write_text(old, "utf-8")
    library = Library([tmp_path])
    derived = library.derived("can-can")
    first, _, rest = path.read_text("utf-8").partition("\n")
    assert first.startswith("derived = ")
    assert rest == old
    again = library.derived("can-can")
    assert again.measures.speed == pytest.approx(derived.measures.speed, abs=1e-4)
    assert again.descriptor.shapes == pytest.approx(derived.descriptor.shapes, abs=1e-3)
    assert read_song(path).preview_s == pytest.approx(derived.preview_s, abs=1e-3)
    path.write_text(path.read_text("utf-8").replace("version = 1", "version = 0"), "utf-8")
    assert read_song(path).preview_s == 0.0  # damages nothing
    library.derived("can-can")
    assert read_facts(path).derived["version"] == 1


def test_legs_jumps_and_floor_are_read_off_the_dance():
    assert derive(CAN_CAN).needs_legs
    assert not derive(SHELF.load_dance("row-row-row-your-boat")).needs_legs
    assert derive(SHELF.load_dance("little-swans")).has_jumps
    assert not derive(CAN_CAN).is_on_floor
    lying = replace(CAN_CAN.reference, xy=CAN_CAN.reference.xy[..., ::-1])
    assert derive(Dance(CAN_CAN.song, lying)).is_on_floor


def test_the_preview_is_where_most_is_to_earn():
    moves = [Move(start_s, start_s + 1, weight=2.0 if 30 <= start_s < 45 else 1.0) for start_s in range(60)]
    assert preview_start(moves, duration_s=60.0) == pytest.approx(30, abs=1)
    assert preview_start(moves, duration_s=10.0) == 0.0
    assert preview_start((), duration_s=10.0 + PREVIEW_S) == 0.0
