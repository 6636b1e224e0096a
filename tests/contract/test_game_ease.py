"""Seated and jump-free play as the game shows it: set, offered, on the cards, in the result, and never mixed up."""

from concurrent.futures import Future
from dataclasses import replace

import numpy as np
import pygame
import pytest
from game_fakes import DANCES, FakeShelf, Play, make_dance, waving

from dancegame.core.checkup import Finding, legs_finding
from dancegame.core.ease import Ease, eased
from dancegame.core.evening.evening import Wished
from dancegame.core.evening.stages import CheckupPage
from dancegame.core.intents import Join
from dancegame.core.memory import Way
from dancegame.core.poses import PoseSequence
from dancegame.core.score import MAX_POINTS, Grade, JudgedMove
from dancegame.core.settings import Settings
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance, Move
from dancegame.game.display import Display
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.perfect import LASTS_S
from dancegame.game.drawing.pictogram import Pictogram, paint_pictogram
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.drawing.timeline import draw_timeline
from dancegame.game.router import Shown, make_screen

pytestmark = pytest.mark.usefixtures("bare")

LEGS = [CANONICAL.index(f"{side}_{name}") for side in ("left", "right") for name in ("knee", "ankle", "toe")]
CARD = (120, 160)


def stepping() -> Dance:
    """From the third second on only the legs dance."""
    reference = waving()
    xy, late = reference.xy.copy(), np.flatnonzero(reference.times_s >= 2.0)
    xy[late] = xy[late[0]]
    swing = (0.12 * np.sin(2 * np.pi * 1.2 * reference.times_s[late]))[:, None].astype(np.float32)
    xy[np.ix_(late, LEGS, [0])] += swing[..., None]
    return replace(make_dance("alpha", "Alphaville Nights", "The Testers"), reference=replace(reference, xy=xy))


def without_legs(reference: PoseSequence) -> PoseSequence:
    xy, confidence = reference.xy.copy(), reference.confidence.copy()
    xy[:, LEGS], confidence[:, LEGS] = np.nan, 0
    return replace(reference, xy=xy, confidence=confidence)


def play(display, dance: Dance, ease: Ease, *, performed: PoseSequence | None = None, **wishes: object) -> Play:
    """A game at the ready page of a song that somebody chose; performed: how it is danced, if not as it is."""
    settings, shelf = Settings(has_seen_intro=True, ease=ease), FakeShelf((dance, *DANCES[1:]))
    evening = {"wished": Wished(dance.song.id, is_mystery=False)}
    game = Play(
        display,
        shelf=shelf,
        settings=settings,
        dance=performed or dance.reference,
        evening=evening,
        pictures_per_s=3.0,
        **wishes,
    )
    return game.until("ready")


@pytest.fixture
def display(monkeypatch):
    """A small window: little is looked at here."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    with Display(size=(640, 360)) as display:
        yield display


class Book:
    """Remembers in memory."""

    def __init__(self) -> None:
        self.kept = []

    def keep_round(self, kept) -> None:
        self.kept.append(kept)


def test_whoever_sits_reaches_everything_and_is_told_so(display, texts):
    dance, book = stepping(), Book()
    performed = without_legs(dance.reference)
    game = play(display, dance, Ease.SEATED, performed=performed, parts={"book": book}).until("dance")
    rests = [move for move in eased(dance, Ease.SEATED).song.moves if move.is_rest]
    assert len(rests) == 2
    before = len(game.effects.played)
    game.until("result").wait(LASTS_S + 5)
    graded = [
        name for name in game.effects.played[before:] if name in ("perfect", "gold", "great", "good", "ok", "miss")
    ]
    assert len(graded) <= len(dance.song.moves) - len(rests)
    assert game.house.reports[0].scores[0].points == MAX_POINTS
    assert "Alphaville Nights, danced seated" in " ".join(texts)
    game.house.__exit__()
    assert [kept.way for kept in book.kept] == [Way.SEATED]


def test_a_dance_without_jumps_is_whole_for_whoever_does_not_jump(display, texts):
    game = play(display, stepping(), Ease.NO_JUMPS, dance_s=2.0).until("result")
    assert game.round.danced.ease is Ease.WHOLE
    assert not any("jumps" in text for text in texts)


def test_the_chair_is_offered_to_whoever_is_seen_without_legs(display, texts):
    game = play(display, DANCES[0], Ease.WHOLE, performed=without_legs(DANCES[0].reference), dance_s=2.0).wait(3)
    assert "Sit and dance" not in texts
    game.wait(3)
    assert "Sit and dance" in texts
    game.press(pygame.K_1)
    assert game.house.settings.ease is Ease.SEATED
    assert game.kept.settings.ease is Ease.WHOLE, "it holds for this evening"
    game.until("dance", limit_s=6).until("result")
    assert game.round.danced.ease is Ease.SEATED


def test_a_raised_hand_takes_the_chair(display):
    game = play(display, DANCES[0], Ease.WHOLE, performed=without_legs(DANCES[0].reference))
    game.screen.update(game.clock.now_s, [Join(0)])
    assert game.house.settings.ease is Ease.WHOLE, "nothing was offered yet"
    game.wait(6)
    game.screen.update(game.clock.now_s, [Join(0)])
    assert game.house.settings.ease is Ease.SEATED


def test_the_chair_is_offered_to_nobody_whose_legs_are_seen(display, texts):
    play(display, DANCES[0], Ease.WHOLE).until("dance")
    assert "Sit and dance" not in texts


def test_in_a_party_the_chair_is_not_offered(display, texts):
    play(display, DANCES[0], Ease.WHOLE, performed=without_legs(DANCES[0].reference), mode="party").wait(6)
    assert "Sit and dance" not in texts


def test_the_check_up_offers_to_sit_and_keeps_it(display, texts):
    found: Future[tuple[Finding, ...]] = Future()
    found.set_result((legs_finding(is_seated=False),))
    game = Play(display, mode=None, song_id=None, parts={"examine": lambda _settings: found}).wait()
    game.game.router._stack = [Shown(CheckupPage(), make_screen(game.house, CheckupPage()))]
    game.wait(1)
    assert {"Your legs are hidden.", "Dance seated"} <= set(texts)
    game.press(pygame.K_3)
    texts.clear()
    game.wait(1)
    assert game.kept.settings.ease is Ease.SEATED
    assert "Dance seated" not in texts


def light(**shown: bool) -> tuple[float, float]:
    """How much light a card's upper body and legs have."""
    picture = paint_pictogram(frame_dance(waving()), Pictogram(1.0, **shown), CARD, theme=NEON)
    lights = pygame.surfarray.array3d(picture)[10:-10, 10:-10].astype(float).max(axis=2)
    return float(lights[:, :60].mean()), float(lights[:, 90:].mean())


def test_cards_show_what_is_left_out(display):
    upper, legs = light()
    assert light(has_dim_legs=True)[0] == pytest.approx(upper, rel=0.05)
    assert light(has_dim_legs=True)[1] < 0.8 * legs
    rest = light(is_rest=True)
    assert rest[0] < 0.9 * upper
    bars = pygame.surfarray.array3d(
        paint_pictogram(frame_dance(waving()), Pictogram(1.0, is_rest=True), CARD, theme=NEON)
    )
    assert (np.abs(bars.astype(int) - NEON.muted).max(axis=2) < 3).sum() > 500


def test_the_strip_has_a_dash_for_a_rest(display):
    moves = [Move(float(second), second + 1.0, is_rest=second == 1) for second in range(3)]
    surface = pygame.Surface((1920, 1080))
    judged = [JudgedMove(index, Grade.PERFECT, 1.0, 1.0) for index in (0, 2)]
    draw_timeline(Canvas(surface, Look(NEON)), Box(0, 0, 300, 100), moves, judged)
    lit = pygame.surfarray.array3d(surface)[:, :100].max(axis=2) > 90
    assert lit[50].sum() > 40
    assert 3 < lit[150].sum() < 12
