"""A moment that is shown again and again: what is painted ahead is what the next picture shows."""

import pygame
import pytest
from game_fakes import DANCES

from dancegame.game.drawing.canvas import Canvas, Look
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.moment import PAINTED_HZ, Moment, MomentLoop
from dancegame.game.drawing.sheet import Sheet
from dancegame.game.drawing.themes.neon import NEON

pytestmark = pytest.mark.usefixtures("screen")
AT_S, STEP_S = 1.01, 1 / PAINTED_HZ


def loop_of() -> MomentLoop:
    dance = DANCES[0]
    return MomentLoop(Moment(dance.song.moves[0], frame_dance(dance.reference), None), color=0, has_over=False)


def shown(loop: MomentLoop, canvas: Canvas, at_s: float, *, is_same: bool = False) -> bytes:
    """What a window shows of it after a picture; is_same: one that takes over what was drawn in the one before."""
    sheet = canvas.surface
    sheet.fill((0, 0, 0))
    sheet.again("moment", lambda: loop.draw(canvas, canvas.area, at_s), is_same=is_same)
    sheet.touch(sheet.get_rect())
    sheet.show()
    return pygame.image.tobytes(sheet.surface, "RGB")


def canvas_of() -> Canvas:
    return Canvas(Sheet(pygame.Surface((320, 240), 0, 32)), Look(NEON))


def test_what_is_painted_ahead_is_shown_next_and_not_before():
    canvas, loop = canvas_of(), loop_of()
    before = shown(loop, canvas, AT_S)
    loop.look_ahead(canvas, AT_S + STEP_S)
    assert shown(loop, canvas, AT_S, is_same=True) == before
    after = shown(loop, canvas, AT_S + STEP_S)
    canvas, loop = canvas_of(), loop_of()
    assert before == shown(loop, canvas, AT_S)
    assert after == shown(loop, canvas, AT_S + STEP_S) != before


def test_what_was_painted_ahead_is_not_painted_again(monkeypatch):
    canvas, loop, painted = canvas_of(), loop_of(), []
    paint = MomentLoop._paint

    def counted(self, canvas, stage, song_s):
        painted.append(song_s)
        return paint(self, canvas, stage, song_s)

    monkeypatch.setattr(MomentLoop, "_paint", counted)
    shown(loop, canvas, AT_S)
    for number in range(1, 13):
        loop.look_ahead(canvas, AT_S + (2 * number - 1) / 60)
        ahead = len(painted)
        shown(loop, canvas, AT_S + 2 * number / 60)
        assert len(painted) == ahead
    assert len(painted) >= 12 * 2 / 60 * PAINTED_HZ - 1
