"""The result page, pictograms and the strip of moves; what a round tells of its camera."""

from dataclasses import replace

import numpy as np
import pygame
import pytest
from calibration_fakes import FakeLatencies
from game_fakes import DANCES, Play, waving

from dancegame.core.evening.outcomes import Danced
from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import Step
from dancegame.core.evening.stages import Result
from dancegame.core.limbs import LIMB_NAMES
from dancegame.core.score import Grade, JudgedMove, Missing, Score, Strictness
from dancegame.core.settings import Settings
from dancegame.core.song import Move
from dancegame.game.dance_run import DanceRun
from dancegame.game.display import Display
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.pictogram import Pictogram, paint_pictogram
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.drawing.timeline import draw_timeline
from dancegame.game.parts import RoundReport
from dancegame.game.router import Shown, make_screen

pytestmark = pytest.mark.usefixtures("bare")

CARD = (120, 160)


def danced(**weak: object) -> Score:
    """Five moves, the third short of something."""
    moves = [JudgedMove(index, Grade.PERFECT, 0.9, 1.0) for index in range(5)]
    if weak:
        moves[2] = JudgedMove(2, Grade.OK, 0.3, 0.3, is_gold=True, **weak)
    return Score(points=700_000, stars=4, moves=tuple(moves))


def show(display: Display, *scores: Score, after_s: float = 5.0) -> Play:
    """The result of these players, once everything has come."""
    play = Play(display).wait()
    seats = {slot: Player(slot + 1) for slot in range(len(scores))}
    danced_round = replace(play.round, step=Step.RESULT, seats=seats, danced=Danced(dict(enumerate(scores))))
    stage = Result(danced_round)
    play.game.router._stack = [Shown(stage, make_screen(play.house, stage))]
    return play.wait(after_s)


def test_one_dancer_is_told_what_to_work_on(display, texts):
    show(display, danced(worst_limb="left_forearm", timing_s=0.12, missing=Missing.ENERGY))
    assert {"Work on 0:02", "Left forearm", "A bit late", "Bigger movements"} <= set(texts)
    assert "700\N{NARROW NO-BREAK SPACE}000" in texts


def test_a_perfect_dance_is_praised(display, texts):
    show(display, danced())
    assert "Every move perfect!" in " ".join(texts)


def test_a_dance_that_was_not_seen_whole_is_not_called_perfect(display, texts):
    whole = danced()
    unseen = replace(whole.moves[3], grade=Grade.MISS, credit=0.0, is_left_out=True, is_unseen=True)
    show(display, replace(whole, moves=(*whole.moves[:3], unseen, whole.moves[4])))
    assert "Every move perfect!" not in " ".join(texts)


@pytest.mark.parametrize("count", [2, 4, 6])
def test_several_dancers_have_a_row_each_best_first(display, texts, count):
    scores = [replace(danced(worst_limb="head"), points=100_000 * (number + 1)) for number in range(count)]
    play = show(display, *scores)
    assert [pane.player.number - 1 for pane in play.screen._panes] == list(reversed(range(count)))
    assert texts.count("Head") >= count


@pytest.mark.parametrize("count", [1, 2, 6])
def test_whoever_missed_nearly_all_is_told_what_helps(display, texts, count):
    missed = tuple(JudgedMove(index, Grade.MISS, 0.0) for index in range(5))
    show(display, *[Score(moves=missed)] * count)
    said = " ".join(texts)
    assert "Dance as in a mirror" in said
    assert not {"This move was missed", "Work on 0:00"} & set(texts)
    if count < 6:
        assert "What moves on the left" in said
        assert "the same moment." in said


def red(picture: pygame.Surface) -> np.ndarray:
    pixels = pygame.surfarray.array3d(picture).astype(int)
    return (pixels[..., 0] > 200) & (pixels[..., 1] < 110) & (pixels[..., 2] < 120)


@pytest.mark.parametrize("limb", LIMB_NAMES)
def test_each_limb_can_be_red(display, limb):
    framed = frame_dance(waving())
    assert not red(paint_pictogram(framed, Pictogram(1.0), CARD, theme=NEON)).any()
    assert red(paint_pictogram(framed, Pictogram(1.0, limb=limb), CARD, theme=NEON)).sum() > 30


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_the_left_arm_is_red_on_the_left_as_in_a_mirror(display, is_mirrored):
    pictogram = Pictogram(1.0, limb="left_forearm", is_mirrored=is_mirrored)
    x = np.nonzero(red(paint_pictogram(frame_dance(waving()), pictogram, CARD, theme=NEON)))[0]
    assert x.mean() < CARD[0] / 2


def test_gold_cards_are_golden(display):
    def warmth(*, is_gold: bool) -> float:
        card = paint_pictogram(frame_dance(waving()), Pictogram(1.0, is_gold=is_gold), CARD, theme=NEON)
        mean = pygame.surfarray.array3d(card).mean(axis=(0, 1))
        return float(mean[0] - mean[2])

    assert warmth(is_gold=True) > 10 > warmth(is_gold=False)


def test_the_strip_shows_every_move_by_colour_and_height(display):
    moves = [Move(float(second), second + 1.0) for second in range(len(Grade))]
    judged = [JudgedMove(index, grade, 0.5) for index, grade in enumerate(Grade)]
    surface = pygame.Surface((1920, 1080))
    draw_timeline(Canvas(surface, Look(NEON)), Box(0, 0, 500, 100), moves, judged)
    heights = []
    for index, grade in enumerate(Grade):
        column = pygame.surfarray.array3d(surface)[100 * index + 50, :100].astype(int)
        heights.append(int((np.abs(column - NEON.grades[grade]).max(axis=1) < 3).sum()))
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > 2 * heights[-1] > 10


def test_nothing_judged_draws_nothing(display):
    surface = pygame.Surface((100, 40))
    draw_timeline(Canvas(surface, Look(NEON)), Box(0, 0, 500, 100), [], [])
    assert not pygame.surfarray.array3d(surface).any()


def dance(display, *, latencies: FakeLatencies | None = None, strictness=Strictness.PARTY, **camera) -> RoundReport:
    """A dance of three seconds without a picture of it."""
    settings = Settings(strictness=strictness, has_seen_intro=True)
    play = Play(display, dance_s=3.0, settings=settings, parts={"latencies": latencies}, **camera)
    feed = play.house.open_camera(play.round)
    while not feed.ready:
        play.clock.now_s += 0.1
        feed.poll()
    run = DanceRun(play.house, play.house.load(play.round), feed, slots=[0])
    run.begin()
    while not run.is_over:
        play.clock.now_s += 0.1
        run.update()
    return run.report(None)


def test_what_is_known_of_a_camera_is_not_the_dancers_fault(display):
    report = dance(display, latencies=FakeLatencies(fake=0.2), late_s=0.2)
    timings_s = [move.timing_s for move in report.scores[0].moves]
    assert len(timings_s) == 3
    assert timings_s == pytest.approx([0.0] * 3, abs=0.03)


def test_what_a_round_found_of_its_camera_is_kept(display):
    latencies = FakeLatencies(fake=0.1)
    assert latencies.known["fake"] == dance(display, latencies=latencies, late_s=0.1).latency_s
    full = FakeLatencies(is_full=True, fake=0.1)
    assert dance(display, latencies=full, late_s=0.1).scores[0].points > 900_000


def test_strictness_reaches_the_judge(display):
    points = [
        dance(display, strictness=strictness, dance=DANCES[1].reference).scores[0].points
        for strictness in (Strictness.KIDS, Strictness.PARTY, Strictness.PRO)
    ]
    assert points == sorted(points, reverse=True)
    assert points[0] > points[-1]
