"""Lettering, framing and the mystery dancer."""

import numpy as np
import pygame
import pytest
from game_fakes import waving

from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose, PoseSequence, pose_at
from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.camera_view import CameraView, Crop
from dancegame.game.drawing.dancer import MysteryDancer, Place
from dancegame.game.drawing.framing import FADE_S, frame_dance
from dancegame.game.drawing.lettering import fitted, render, wrapped
from dancegame.game.screens.ready import is_whole

JOINT = {name: number for number, name in enumerate(CANONICAL.joints)}
FEET = [JOINT[name] for name in ("left_ankle", "right_ankle", "left_toe", "right_toe")]


def changed(sequence: PoseSequence, *, xy=None, confidence=None) -> PoseSequence:
    return PoseSequence(
        sequence.times_s,
        (sequence.xy if xy is None else xy).astype(np.float32),
        (sequence.confidence if confidence is None else confidence).astype(np.float32),
        sequence.fps,
    )


def test_long_texts_fit():
    text, size_px = fitted("A very long title that nobody would ever give to a song " * 3, 40, 300)
    assert render(text, size_px).get_width() <= 300
    assert text.endswith("…")
    assert all(render(line, 26).get_width() <= 200 for line in wrapped("one two three four five six", 26, 200))


def test_the_dance_is_framed_mirrored_with_feet_on_the_floor():
    reference = waving()
    framed = frame_dance(reference)
    xy, visibility = framed.at(1.0)
    source = reference.xy[30]
    scale = (xy[FEET, 1].max() - xy[JOINT["nose"], 1]) / (source[FEET, 1].max() - source[JOINT["nose"], 1])
    arm = source[JOINT["right_wrist"]] - source[JOINT["right_hip"]]
    # What the dancer does with the right arm is seen, mirrored, as the left arm of the one on the stage.
    assert xy[JOINT["left_wrist"]] - xy[JOINT["left_hip"]] == pytest.approx(arm * [-scale, scale], abs=1e-3)
    assert -0.05 < xy[FEET, 1].max() <= 0.0
    assert xy[:, 1].min() > -1.0
    assert visibility.min() == 1.0


def test_steps_towards_the_camera_keep_the_feet_on_the_floor():
    reference = waving(length_s=8.0)
    growing = np.linspace(0.6, 1.0, len(reference.times_s))[:, None, None]
    framed = frame_dance(changed(reference, xy=reference.xy * growing))
    lowest = [framed.at(time_s)[0][FEET, 1].max() for time_s in np.linspace(0.5, 7.5, 15)]
    assert max(lowest) - min(lowest) < 0.03


def test_a_jump_stays_a_jump():
    reference = waving(length_s=8.0)
    xy = reference.xy.copy()
    xy[120:130, :, 1] -= 0.1
    framed = frame_dance(changed(reference, xy=xy))
    assert framed.at(4.15)[0][FEET, 1].max() < -0.08
    assert framed.at(2.0)[0][FEET, 1].max() > -0.05


def test_without_legs_the_hips_stand_at_the_bottom():
    reference = waving()
    confidence = reference.confidence.copy()
    legs = [number for name, number in JOINT.items() if name.split("_")[-1] in ("knee", "ankle", "toe")]
    confidence[:, legs] = 0.05
    framed = frame_dance(changed(reference, confidence=confidence))
    xy, visibility = framed.at(2.0)
    assert not framed.has_legs
    assert visibility[legs].max() == 0
    assert -0.3 < xy[JOINT["left_hip"], 1] < 0
    assert xy[JOINT["nose"], 1] < -0.5


def test_an_unseen_joint_fades_and_moves_on():
    reference = waving()
    xy, confidence = reference.xy.copy(), reference.confidence.copy()
    gone = slice(60, 90)
    xy[gone, JOINT["left_wrist"]], confidence[gone, JOINT["left_wrist"]] = np.nan, 0.0
    framed = frame_dance(changed(reference, xy=xy, confidence=confidence))
    mirrored = JOINT["right_wrist"]
    shown = [float(framed.at(time_s)[1][mirrored]) for time_s in np.arange(1.5, 3.5, 1 / 60)]
    assert min(shown) < 0.01
    assert max(shown) > 0.99
    assert np.abs(np.diff(shown)).max() < 1.5 / (FADE_S * 60)
    assert np.isfinite(framed.at(2.5)[0]).all()


def test_a_joint_that_is_never_seen_is_never_drawn():
    reference = waving()
    xy, confidence = reference.xy.copy(), reference.confidence.copy()
    xy[:, JOINT["left_toe"]], confidence[:, JOINT["left_toe"]] = np.nan, 0.0
    framed = frame_dance(changed(reference, xy=xy, confidence=confidence))
    assert framed.at(1.0)[1][JOINT["right_toe"]] == 0
    MysteryDancer(framed).draw(pygame.Surface((640, 360)), song_s=1.0, place=Place(320, 330, 280))


def test_a_picture_does_not_depend_on_the_pictures_before():
    dancer, fresh = (MysteryDancer(frame_dance(waving())) for _ in range(2))
    pictures = []
    for painter, moments in ((dancer, (0.3, 5.0, 1.1, 2.0)), (fresh, (2.0,))):
        for moment in moments:
            surface = pygame.Surface((640, 360))
            painter.draw(surface, song_s=moment, place=Place(320, 330, 280), color_s=3.0)
        pictures.append(pygame.image.tobytes(surface, "RGB"))
    assert pictures[0] == pictures[1]


def test_before_the_body_appears_there_are_only_points_of_light():
    amounts = []
    for presence in (0.0, 0.5, 1.0):
        surface = pygame.Surface((640, 360))
        MysteryDancer(frame_dance(waving())).draw(surface, song_s=2.0, place=Place(320, 330, 280), presence=presence)
        amounts.append(float(pygame.surfarray.array3d(surface).mean()))
    assert 0 < amounts[0] < 0.5 * amounts[1] < 0.5 * amounts[2]


def test_the_camera_view_moves_slowly_to_the_players_and_stays_in_the_picture():
    pose = waving().xy[0]
    players = {0: type("P", (), {"xy": pose * 0.5 + [0.9, 0.3], "confidence": np.ones(len(pose))})()}
    crop = Crop(4 / 3)
    parts = [crop.follow(players, aspect=16 / 9, step_s=1 / 30) for _ in range(300)]
    assert parts[0][2:] == pytest.approx((4 / 3, 1.0), abs=0.06)
    assert abs(parts[1][0] - parts[0][0]) < 0.05
    left, top, width, height = parts[-1]
    assert height < 0.75
    assert width / height == pytest.approx(4 / 3)
    for left, top, width, height in parts:
        assert left >= 0
        assert top >= 0
        assert left + width <= 16 / 9 + 1e-6
        assert top + height <= 1 + 1e-6


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize(("tall", "wide"), [(0.85, 0.2), (0.5, 0.5)], ids=["one", "three abreast"])
def test_in_an_upright_picture_bodies_are_whole(tall, wide):
    low, high = np.array((0.28 - wide / 2, 0.5 - tall / 2)), np.array((0.28 + wide / 2, 0.5 + tall / 2))
    xy = np.linspace(low, high, len(CANONICAL.joints)).astype(np.float32)
    players = {0: Pose(xy, np.ones(len(xy), np.float32))}
    box = pygame.Rect(10, 20, 464, 348)
    view = CameraView(box, is_following=True)
    for k in range(120):
        view.show(LivePicture(np.zeros((640, 360, 3), np.uint8), k / 30), players)
    on_screen = view.whole_rect.height * xy[:, 1] + view.whole_rect.top
    assert box.contains(view.rect)
    assert view.rect.top < on_screen.min() < on_screen.max() < view.rect.bottom
    across = view.whole_rect.right - view.whole_rect.height * xy[:, 0]
    assert view.rect.left < across.min() < across.max() < view.rect.right


def test_whole_means_inside_the_picture():
    pose = pose_at(waving(), 1.0)
    assert is_whole(pose, has_legs=True)
    low = pose.xy.copy()
    low[FEET, 1] = 1.05
    cut = Pose(low, pose.confidence)
    assert not is_whole(cut, has_legs=True)
    assert is_whole(cut, has_legs=False)
