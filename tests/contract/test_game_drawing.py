"""Lettering, framing and the mystery dancer."""

import numpy as np
import pygame
import pytest
from game_fakes import waving

from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose, PoseSequence, pose_at
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Song
from dancegame.game.drawing import song_title, tiles
from dancegame.game.drawing.body import BodyPainter
from dancegame.game.drawing.camera_view import CameraView, Crop
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.dancer import MysteryDancer, Place
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.glow import add, lit, opaque
from dancegame.game.drawing.lettering import LEAST_SIZE, fitted, measured, wrapped, write
from dancegame.game.drawing.resampling import FADE_S
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.screens import song_facts
from dancegame.game.screens.ready import is_whole

JOINT = {name: number for number, name in enumerate(CANONICAL.joints)}
NEON_LOOK = Look(NEON)
PLACE = Place(320, 330, 280)
FEET = [JOINT[name] for name in ("left_ankle", "right_ankle", "left_toe", "right_toe")]


def easel(width: int = 640, height: int = 360) -> Canvas:
    """A canvas whose units are its pixels."""
    return Canvas(pygame.Surface((width, height)), NEON_LOOK, unit_px=1.0)


def changed(sequence: PoseSequence, *, xy=None, confidence=None) -> PoseSequence:
    return PoseSequence(
        sequence.times_s,
        (sequence.xy if xy is None else xy).astype(np.float32),
        (sequence.confidence if confidence is None else confidence).astype(np.float32),
        sequence.fps,
    )


def test_long_texts_fit():
    canvas = easel(1920, 1080)
    text, size = fitted(canvas, "A very long title that nobody would ever give to a song " * 3, 60, 450)
    assert size >= LEAST_SIZE
    assert measured(canvas, text, size)[0] <= 450
    assert text.endswith("…")
    assert fitted(canvas, "A title of some length", 60, 450) == ("A title of some length", 39.0)
    lines = wrapped(canvas, "one two three four five six", 39, 300)
    assert len(lines) > 1
    assert all(measured(canvas, line, 39, is_bold=False)[0] <= 300 for line in lines)


@pytest.mark.parametrize("width", range(300, 700, 20))
@pytest.mark.parametrize("title", ["Tarantella", "Donaudampfschiff ahoi", "夜に踊る"])
def test_no_word_of_a_title_is_broken(monkeypatch, width, title):
    """Between Han and Kana a line may break; a word that is too wide is written smaller."""
    said = []
    for drawing in (song_title, song_facts, tiles):
        monkeypatch.setattr(drawing, "write", lambda _canvas, text, **__: said.append(text) or Box(0, 0, 10, 10))
    canvas, song = easel(1440, 1080), Song("id", title, "Artist", 60.0)
    drawings = (
        lambda: song_title.draw_song_title(canvas, Box(0, 0, width, 900), song, 9.0),
        lambda: song_facts.draw_name(canvas, song, Box(0, 0, max(480, width), 900)),
        lambda: tiles.draw_answer(canvas, Box(0, 0, width, 140), letter="A", title=title, artist="", color=NEON.gold),
    )
    for draw in drawings:
        said.clear()
        draw()
        words = [word for text in said for word in text.split()]
        assert "".join(words).count(title.replace(" ", "")) == 1
        assert not title.isascii() or set(title.split()) <= set(words)


@pytest.mark.parametrize("width", range(720, 800, 20))
def test_no_word_of_an_answer_stands_alone_on_its_second_line(monkeypatch, width):
    said = []
    monkeypatch.setattr(tiles, "write", lambda _canvas, text, **__: said.append(text) or Box(0, 0, 10, 10))
    title = "In the Hall of the Mountain King"
    tiles.draw_answer(easel(1920, 1080), Box(0, 0, width, 140), letter="A", title=title, artist="", color=NEON.gold)
    lines = [text for text in said if text and text in title]
    assert len(lines[-1].split()) > 1


@pytest.mark.parametrize("title", ["a" * 10_000, "שיר " * 3_000, "\U0001f468\u200d\U0001f467가" * 3_000])
def test_a_title_of_thousands_of_letters_is_cut_between_characters(title):
    canvas = easel(1920, 1080)
    text, size = fitted(canvas, title, 60, 450)
    assert 400 < measured(canvas, text, size)[0] <= 450
    assert text.endswith("…")
    assert "\u200d" not in (text[-2], title[len(text) - 1])


@pytest.mark.parametrize("size_px", [(1280, 720), (1920, 1080), (1024, 768), (1080, 1920)])
@pytest.mark.parametrize("text_scale", [1.0, 1.25])
def test_no_text_is_smaller_than_can_be_read(size_px, text_scale):
    canvas = Canvas(pygame.Surface(size_px), Look(NEON, text_scale))
    tiny, least, large = (write(canvas, "Mg", size=size, topleft=(0, 0)) for size in (4, LEAST_SIZE, 80))
    wide = write(canvas, "Mg" * 40, size=80, max_width=200, topleft=(0, 0))
    assert tiny.height == wide.height <= least.height < large.height
    assert wide.width <= 200
    assert large.height == pytest.approx(80 * text_scale * 1.37, rel=0.06)


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
    MysteryDancer(framed).draw(easel(), song_s=1.0, place=PLACE)


@pytest.mark.parametrize("place", [PLACE, Place(300, 345, 600)], ids=["small", "tall and cut"])
def test_a_picture_does_not_depend_on_the_pictures_before(place):
    dancer, fresh = (MysteryDancer(frame_dance(waving())) for _ in range(2))
    pictures = []
    for painter, moments in ((dancer, (0.3, 5.0, *np.arange(1.0, 1.3, 1 / 60), 2.0)), (fresh, (2.0,))):
        for moment in moments:
            canvas = easel()
            painter.draw(canvas, song_s=float(moment), place=place, color_s=3.0)
        pictures.append(pygame.image.tobytes(canvas.surface, "RGB"))
    assert pictures[0] == pictures[1]


def test_who_dances_beside_others_is_painted_half_as_often_and_who_stands_still_once(monkeypatch):
    painted = []
    paint = BodyPainter.paint
    monkeypatch.setattr(BodyPainter, "paint", lambda self, **kwargs: (painted.append(1), paint(self, **kwargs)))

    def bodies(moments, **kwargs) -> int:
        painted.clear()
        dancer = MysteryDancer(frame_dance(waving()))
        for number, moment in enumerate(moments):
            dancer.draw(easel(), song_s=float(moment), place=PLACE, color_s=3.0, is_due=number % 2 == 0, **kwargs)
        return len(painted)

    moments = 1.0 + np.arange(60) / 60
    assert bodies(moments) == 60
    assert 29 <= bodies(moments, is_aside=True) <= 32
    assert bodies([1.0] * 60) == 1
    assert bodies([1.0] * 60, is_aside=True) <= 2


def test_of_a_light_all_that_is_not_black_is_added():
    light = opaque((120, 90))
    pygame.draw.circle(light, (40, 0, 9), (30, 40), 12)
    pygame.draw.line(light, (0, 200, 0), (60, 20), (119, 89), 6)
    for grid_px in (1, 6):
        copy = opaque(light.get_size())
        parts = list(lit(light, rows=4, grid_px=grid_px))
        for part in parts:
            add(copy, light.subsurface(part), part.topleft)
        assert pygame.image.tobytes(copy, "RGB") == pygame.image.tobytes(light, "RGB")
        assert sum(part.width * part.height for part in parts) < 0.6 * 120 * 90
    assert list(lit(opaque((12, 12)), rows=4)) == []


def test_before_the_body_appears_there_are_only_points_of_light():
    amounts = []
    for presence in (0.0, 0.5, 1.0):
        canvas = easel()
        MysteryDancer(frame_dance(waving())).draw(canvas, song_s=2.0, place=PLACE, presence=presence)
        amounts.append(float(pygame.surfarray.array3d(canvas.surface).mean()))
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
    box = Box(10, 20, 464, 348)
    view = CameraView(is_following=True)
    for k in range(120):
        view.show(LivePicture(np.zeros((640, 360, 3), np.uint8), k / 30), players, easel(), box)
    on_screen = view.whole_box.height * xy[:, 1] + view.whole_box.top
    assert box.contains(view.box)
    assert view.box.top < on_screen.min() < on_screen.max() < view.box.bottom
    across = view.whole_box.right - view.whole_box.height * xy[:, 0]
    assert view.box.left < across.min() < across.max() < view.box.right


@pytest.mark.usefixtures("screen")
def test_skeletons_are_where_the_newest_poses_are():
    pose = pose_at(waving(), 1.0)
    moved = Pose(pose.xy + np.float32(0.1), pose.confidence)
    picture, view, lights = LivePicture(np.zeros((360, 640, 3), np.uint8), 1.0), CameraView(), {0: (255, 0, 0)}

    def shown(players) -> bytes:
        canvas = easel()
        view.show(picture, players, canvas, Box(40, 20, 560, 300))
        view.draw(canvas, players, lights=lights, color=NEON.primary)
        return pygame.image.tobytes(canvas.surface, "RGB")

    first, second = shown({0: pose}), shown({0: moved})
    assert first != second
    assert shown({0: pose}) == first
    assert shown({}) not in (first, second)


@pytest.mark.parametrize("box", [Box(10, 20, 464, 348), Box(10, 20, 400, 420)])
def test_players_far_apart_are_all_whole_whenever_they_come(box):
    def standing(*places: float) -> dict[int, Pose]:
        body = np.linspace((-0.12, 0.2), (0.12, 0.8), len(CANONICAL.joints))
        ones = np.ones(len(body), np.float32)
        return {slot: Pose((body + np.array((x, 0))).astype(np.float32), ones) for slot, x in enumerate(places)}

    view, number = CameraView(is_following=True), 0
    for players in (standing(0.9), standing(0.2, 0.6, 1.1, 1.55)):
        for _ in range(150):
            view.show(LivePicture(np.zeros((360, 640, 3), np.uint8), number / 30), players, easel(), box)
            number += 1
        across = [view.whole_box.right - view.whole_box.height * pose.xy[:, 0] for pose in players.values()]
        assert box.contains(view.box)
        assert view.box.left < np.min(across) < np.max(across) < view.box.right
    shape = view.box.width / view.box.height
    view.show(LivePicture(np.zeros((360, 640, 3), np.uint8), number / 30), standing(0.9), easel(), box)
    assert view.box.width / view.box.height == pytest.approx(shape)


def test_whole_means_inside_the_picture():
    pose = pose_at(waving(), 1.0)
    assert is_whole(pose, has_legs=True)
    low = pose.xy.copy()
    low[FEET, 1] = 1.05
    cut = Pose(low, pose.confidence)
    assert not is_whole(cut, has_legs=True)
    assert is_whole(cut, has_legs=False)
