"""The dancer's body: nothing shows through it, its spine bends, its head nods, its arms fold."""

import numpy as np
import pygame
import pytest
from game_fakes import DANCES

from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.body import BodyPainter, Colors
from dancegame.game.drawing.build import build_of
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.dancer import MysteryDancer
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.glow import opaque
from dancegame.game.drawing.live_body import LiveBody, Sight
from dancegame.game.drawing.stance import Stance
from dancegame.game.drawing.theatre import stand_in
from dancegame.game.drawing.themes.neon import NEON

TALL = 400.0
PLACES = {
    "nose": (0, 0.085), "eye": (0.012, 0.075), "ear": (0.035, 0.08), "shoulder": (0.10, 0.19), "elbow": (0.14, 0.34),
    "wrist": (0.15, 0.47), "hip": (0.065, 0.48), "knee": (0.07, 0.72), "ankle": (0.07, 0.95), "toe": (0.10, 0.97),
}  # fmt: skip

pytestmark = pytest.mark.usefixtures("screen")


def standing(**moved: tuple[float, float]) -> Stance:
    """Somebody who stands, in pixels; moved: joints elsewhere, from the middle and the crown, in heights."""
    xy = np.zeros((len(CANONICAL.joints), 2), np.float32)
    for number, name in enumerate(CANONICAL.joints):
        side, _, joint = name.partition("_")
        x, y = PLACES[joint or name]
        xy[number] = moved.get(name, (x if side == "left" else -x, y))
    return Stance(xy + np.array((0.5, 0.05), np.float32), np.ones(len(xy), np.float32)).placed(TALL, (0.0, 0.0))


def on(level: int, presence: float = 1.0) -> np.ndarray:
    """A dancer before a wall of one light."""
    canvas = Canvas(pygame.Surface((480, 480)).convert(), Look(NEON))
    canvas.surface.fill((level, level, level))
    dancer = MysteryDancer(frame_dance(DANCES[0].reference))
    dancer.draw(canvas, song_s=1.0, place=stand_in(canvas.area), presence=presence)
    return pygame.surfarray.array3d(canvas.surface).astype(int)


def test_nothing_shows_through_a_dancer_and_what_is_beside_stays() -> None:
    dark, light = on(0), on(150)
    body = np.abs(light - dark).max(axis=2)
    # The trunk and all else that is not a seam or a glow is as it is before a dark wall.
    assert (body < 8).sum() > 4000
    assert (body[:40, :40] == 150).all()
    trunk = body[200:280, 150:330]
    assert (trunk < 8).mean() > 0.15


def test_before_it_is_there_a_dancer_hides_nothing() -> None:
    # But for the points of light that are its hands and feet.
    assert (on(150, presence=0.0).min(axis=2) < 149).mean() < 0.01
    half = on(150, presence=0.4) - 150
    assert half.min() > -100


def test_players_as_bodies_hide_what_is_behind_them_too() -> None:
    pictures = []
    for level in (0, 150):
        canvas = Canvas(pygame.Surface((480, 480)).convert(), Look(NEON), unit_px=1.0)
        canvas.surface.fill((level, level, level))
        stance = standing()
        pose = Pose((stance.xy / 480).astype(np.float32), np.ones(len(stance.xy), np.float32))
        assert LiveBody(color=NEON.player(0)).draw(canvas, pose, Sight(Box(0, 0, 480, 480)), body=0.8)
        pictures.append(pygame.surfarray.array3d(canvas.surface).astype(int))
    hidden = np.abs(pictures[1] - pictures[0]).max(axis=2) < 8
    assert hidden.sum() > 4000


def test_a_spine_is_straight_where_somebody_stands_and_bends_where_they_bend() -> None:
    build = build_of(standing(), TALL)
    middle = (build.neck + build.pelvis) / 2
    assert abs(build.spine(0.5) - middle) < 0.01 * TALL
    assert (build.spine(0.0), build.spine(1.0)) == (build.neck, build.pelvis)
    leaning = build_of(
        standing(left_shoulder=(0.17, 0.27), right_shoulder=(0.02, 0.17), nose=(0.18, 0.12), left_ear=(0.21, 0.14),
                 right_ear=(0.15, 0.10)), TALL,
    )  # fmt: skip
    bow = leaning.spine(0.5) - (leaning.neck + leaning.pelvis) / 2
    # To the left: the hips go straight up first, and the shoulders lean over.
    assert abs(bow) > 0.01 * TALL
    assert bow.real < 0


def test_who_bends_towards_the_camera_shows_the_crown() -> None:
    upright = build_of(standing(), TALL)
    bent = build_of(standing(left_shoulder=(0.10, 0.37), right_shoulder=(-0.10, 0.37), nose=(0, 0.42)), TALL)
    assert upright.nod == 0
    assert bent.nod > 0.4
    assert bent.length < 0.6


def test_an_arm_that_folds_has_a_round_elbow() -> None:
    def painted(**moved: tuple[float, float]) -> np.ndarray:
        surface = opaque((480, 480))
        painter = BodyPainter(surface, standing(**moved), TALL, Colors.at(0.0, NEON), presence=1.0, heart=0.0)
        painter.paint(has_legs=True)
        return pygame.surfarray.array3d(surface).max(axis=2)

    folded = painted(left_elbow=(0.30, 0.20), left_wrist=(0.12, 0.205))
    # Beyond the joint there is light in a half circle, as wide as the arm at its middle.
    x, y = (0.5 + 0.30) * TALL, (0.05 + 0.20) * TALL
    columns = [(folded[round(x) + off - 12, round(y) - 14 : round(y) + 14] > 40).sum() for off in (0, 6, 10)]
    assert columns[0] >= columns[1] >= columns[2]
    assert columns[1] > 0
