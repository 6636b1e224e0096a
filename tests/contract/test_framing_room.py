"""A dancer fits where they stand: arms into a party's narrow column, heads and what is worn on them into any crop."""

import numpy as np
import pygame
import pytest
from starter_songs import every_song, shipped

from dancegame.core.song import Dance
from dancegame.game.drawing.body import Colors
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.comparison import Comparison
from dancegame.game.drawing.dancer import MysteryDancer
from dancegame.game.drawing.duo import bounds_of, fit
from dancegame.game.drawing.framing import FramedDance, frame_dance
from dancegame.game.drawing.glow import opaque
from dancegame.game.drawing.pictogram import paint_pose
from dancegame.game.drawing.theatre import stand_in
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.screens.dance_places import places_of

pytestmark = pytest.mark.usefixtures("screen")

# Of a child the head is large, and larger where it bends towards the camera.
CHILD = "head-shoulders-knees-and-toes"
BENT_S = 30.577
BRIGHT = 60


def framed(song_id: str) -> tuple[Dance, FramedDance]:
    dance = shipped(song_id)
    return dance, frame_dance(dance.reference, character=dance.song.character)


def highest_light(surface: pygame.Surface) -> int:
    """The first row with light of a body in it."""
    return int(np.flatnonzero((pygame.surfarray.array3d(surface).max(axis=2) > BRIGHT).any(axis=0))[0])


@every_song
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_the_arms_of_who_leads_a_party_are_cut_by_no_edge(song_id, size):
    _, dance = framed(song_id)
    column = places_of(Canvas(pygame.Surface(size), Look(NEON)), players=4).dancing
    place = stand_in(column, reach=dance.reach)
    wrists = np.where(dance.visibility > 0.5, dance.xy[..., 0], 0) * place.height
    farthest = np.abs(wrists).max(axis=1)
    assert (farthest < column.width / 2).mean() >= 0.96
    # And no smaller than that takes.
    assert (farthest > 0.85 * column.width / 2).any()


def test_where_there_is_room_who_leads_is_as_tall_as_the_stage():
    _, dance = framed(CHILD)
    wide = Box(0, 0, 1000, 900)
    assert stand_in(wide, reach=dance.reach).height == stand_in(wide).height


def test_a_large_head_that_comes_nearer_is_whole_on_its_cover():
    _, dance = framed(CHILD)
    card = opaque((640, 480))
    paint_pose(card, dance, BENT_S, Colors.at(0.0, NEON), character=dance.character)
    # A cover leaves out what is above a tenth of the card.
    assert highest_light(card) > 0.12 * 480


@pytest.mark.parametrize("song_id", [CHILD, "la-cucaracha", "korobeiniki"])
def test_what_is_worn_on_a_head_is_whole_beside_what_was_danced(song_id):
    dance, dancer = framed(song_id)
    for move in dance.song.moves[::4]:
        place = fit(bounds_of(Comparison(dancer, dancer), move.start_s, move.end_s), Box(0, 100, 300, 300))
        picture = pygame.Surface((300, 420), 0, 32)
        canvas = Canvas(picture, Look(NEON), unit_px=1.0)
        MysteryDancer(dancer).draw(canvas, song_s=(move.start_s + move.end_s) / 2, place=place)
        assert highest_light(picture) >= 100
