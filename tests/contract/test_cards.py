"""The cards of coming moves: each is painted once, and ahead of time where a picture leaves room for it."""

import pygame
import pytest
from game_fakes import DANCES, LENGTH_S

from dancegame.game.drawing import cards as cards_module
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.cards import AHEAD_S, MoveCards
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.themes.neon import NEON

LANE = Box(1074, 849, 822, 219)


@pytest.fixture
def painted(screen, monkeypatch) -> list[float]:
    """The moments of the moves whose cards are painted, in their order."""
    moments: list[float] = []
    paint = cards_module.paint_pictogram

    def note(framed, pictogram, size_px, *, theme):
        moments.append(pictogram.time_s)
        return paint(framed, pictogram, size_px, theme=theme)

    monkeypatch.setattr(cards_module, "paint_pictogram", note)
    return moments


def draw(cards: MoveCards, canvas: Canvas, song_s: float) -> None:
    cards.draw(canvas, song_s, box=LANE, now_s=song_s, end_s=LENGTH_S)


def test_what_is_painted_ahead_is_there_when_it_comes(painted):
    canvas = Canvas(pygame.Surface((1920, 1080)).convert(), Look(NEON))
    cards = MoveCards(DANCES[0], frame_dance(DANCES[0].reference))
    assert cards.next_unpainted(canvas, 0.0) is None  # nobody knows yet how large cards are
    draw(cards, canvas, 0.0)
    begun = len(painted)
    coming_s = min(move.pictogram_s for move in DANCES[0].song.moves if move.pictogram_s not in painted)
    soon_s = coming_s - cards._lead_s - AHEAD_S / 2
    coming = cards.next_unpainted(canvas, soon_s)
    cards.prepare(canvas, coming)
    assert painted[begun:] == [coming_s]
    assert cards.next_unpainted(canvas, soon_s) is None
    draw(cards, canvas, coming_s - cards._lead_s + 0.05)
    assert painted.count(coming_s) == 1
