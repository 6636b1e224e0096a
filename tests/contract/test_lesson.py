"""The page of a lesson: what was wrong is said and shown, still and danced slowly; then it is practised or not."""

from dataclasses import replace

import numpy as np
import pygame
import pytest
from game_fakes import DANCES, FakeClock, FakeMusic, Play, make_parts

from dancegame.core.diagnosis import Diagnosis, Fault, Part
from dancegame.core.drill import TAUGHT_SPEED
from dancegame.core.errors import SoundError
from dancegame.core.evening.outcomes import Chosen, Danced, Outcome, Wish
from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import Step
from dancegame.core.evening.stages import LessonPage
from dancegame.core.poses import Observation, Pose
from dancegame.core.score import Grade, JudgedMove, Score
from dancegame.core.settings import Settings, TextSize
from dancegame.core.skeleton import CANONICAL
from dancegame.core.trainer import Lesson
from dancegame.game.display import Display
from dancegame.game.router import Shown, make_screen
from dancegame.game.screens.lesson_loop import STILL_S, LessonLoop, Moment
from dancegame.texts import use_language

DANCE = DANCES[0]
MOVE = DANCE.song.moves[2]
JUDGED = JudgedMove(2, Grade.OK, 0.3)
WORST_S = 2.5
DELAY_S = 0.1
DIAGNOSES = (
    Diagnosis(Part.LEFT_ARM, Fault.LATE, wrong=0.5, worst_s=WORST_S, shift_s=0.3),
    Diagnosis(Part.RIGHT_ARM, Fault.EARLY, wrong=0.5, worst_s=WORST_S, shift_s=-0.2),
    Diagnosis(Part.RIGHT_LEG, Fault.LOW, wrong=0.5, worst_s=WORST_S, share=0.4),
    Diagnosis(Part.BODY, Fault.SMALL, wrong=0.5, worst_s=WORST_S, share=0.0),
    Diagnosis(Part.TRUNK, Fault.SHAPE, wrong=0.5, worst_s=WORST_S),
)
LEFT_ARM = [CANONICAL.index(f"left_{joint}") for joint in ("elbow", "wrist")]


def danced_with_left_arm_down() -> Danced:
    reference = DANCE.reference
    xy = reference.xy.copy()
    shoulder = xy[:, CANONICAL.index("left_shoulder")]
    for joint, below in zip(LEFT_ARM, (0.15, 0.29), strict=True):
        xy[:, joint] = shoulder + np.array((0.0, below), np.float32)
    seen = tuple(
        Observation(float(time_s) + DELAY_S, {0: Pose(pose, sure)})
        for time_s, pose, sure in zip(reference.times_s, xy, reference.confidence, strict=True)
    )
    return Danced({0: Score(points=5, moves=(JUDGED,))}, seen=seen, latency_s=DELAY_S)


def show(
    display: Display, diagnosis: Diagnosis = DIAGNOSES[0], *, danced: Danced | None = None, **settings: object
) -> tuple[Play, list[Outcome]]:
    """The page of the second of two lessons, and what it ends with."""
    play = Play(display, settings=Settings(has_seen_intro=True, **settings)).wait()
    outcomes: list[Outcome] = []
    play.game.router._end = outcomes.append
    return turn_to(play, diagnosis, danced=danced), outcomes


def turn_to(play: Play, diagnosis: Diagnosis, *, danced: Danced | None = None) -> Play:
    lesson = Lesson(MOVE, JUDGED, diagnosis, worth=1.0)
    current = replace(play.round, step=Step.LESSON, seats={0: Player(2)}, lessons=(lesson, lesson))
    stage = LessonPage(replace(current, danced=danced or danced_with_left_arm_down()), 1)
    play.game.router._stack = [Shown(stage, make_screen(play.house, stage))]
    play.screen._compared.result(timeout=60)
    return play.wait()


@pytest.fixture(autouse=True)
def english():
    yield
    use_language("en")


def test_what_was_wrong_is_said_plainly(display, texts):
    play, _ = show(display)
    for diagnosis in DIAGNOSES[1:]:
        turn_to(play, diagnosis)
    said = {
        "Left arm: 0.3 s late",
        "Right arm: 0.2 s early",
        "Right leg: too low",
        "Whole body: bigger!",
        "Upper body: another shape",
    }
    assert said | {"Lesson 2 of 2 · 0:02", "Dancer", "You", "40 % of the way"} <= set(texts)


@pytest.fixture
def music() -> FakeMusic:
    return FakeMusic(FakeClock())


def begin_loop(music: FakeMusic) -> LessonLoop:
    parts = make_parts(music.clock, music=music)
    return LessonLoop(parts, "alpha.ogg", DANCE.song, Lesson(MOVE, JUDGED, DIAGNOSES[0], worth=1.0))


def moments(loop: LessonLoop, music: FakeMusic, seconds: float) -> list[Moment]:
    shown = []
    for _ in range(round(seconds * 30)):
        shown.append(loop.at(music.clock.now_s))
        music.clock.now_s += 1 / 30
    return shown


def test_it_stands_still_then_the_move_is_danced_slowly_to_its_music_and_again(music):
    shown = moments(begin_loop(music), music, 2 * (STILL_S + 2.5))
    moving = [moment for moment in shown if not moment.is_still]
    assert {(moment.song_s, moment.is_marked) for moment in shown if moment.is_still} == {(WORST_S, True)}
    # A beat before the move and half of one after it.
    assert 1.5 <= min(moment.song_s for moment in moving) < 1.55
    assert 3.2 < max(moment.song_s for moment in moving) < 3.25
    assert {moment.is_marked for moment in moving} == {False, True}
    assert music.played == ["alpha.ogg", "alpha.ogg"]


def test_the_music_is_as_slow_as_the_practice_that_follows(music):
    shown = moments(begin_loop(music), music, STILL_S + 1.0)
    moving = [moment.song_s for moment in shown if not moment.is_still]
    assert (moving[-1] - moving[0]) / (len(moving) - 1) == pytest.approx(TAUGHT_SPEED / 100 / 30)


def test_a_song_that_cannot_be_played_is_shown_without_sound(music, monkeypatch):
    real = music.play

    def broken(path, **how):
        if path is not None:
            raise SoundError("It is broken.", remedy="Import it again.")
        real(path, **how)

    monkeypatch.setattr(music, "play", broken)
    shown = moments(begin_loop(music), music, STILL_S + 1.0)
    assert shown[-1].song_s > shown[-10].song_s
    assert music.played == [None]


@pytest.mark.parametrize(
    ("key", "wish"),
    [(pygame.K_RETURN, Wish.GO_ON), (pygame.K_1, Wish.GO_ON), (pygame.K_2, Wish.NEXT), (pygame.K_ESCAPE, Wish.MENU)],
)
def test_it_is_practised_or_left_and_its_music_ends(display, key, wish):
    play, outcomes = show(display)
    play.music.play("alpha.ogg")
    play.press(key)
    assert outcomes == [Chosen(wish)]
    assert play.music.position_s() == 0.0


def test_buttons_can_be_clicked(display):
    play, outcomes = show(display)
    play.click(play.screen.choices.boxes[1].center)
    assert outcomes == [Chosen(Wish.NEXT)]


def reddish(play: Play, box) -> int:
    """How many pixels of the colour of mistakes are in a box."""
    unit_px = play.display.surface.get_height() / 1080
    rect = pygame.Rect(*(round(value * unit_px) for value in box))
    part = pygame.surfarray.array3d(play.display.surface.subsurface(rect)).astype(int)
    return int((np.abs(part - play.house.look.theme.mistake).max(axis=2) < 40).sum())


def test_the_wrong_arm_is_red_on_its_own_side_of_the_player(display):
    play, _ = show(display)
    play.wait()
    left = play.screen._boxes.player
    left.width /= 2
    right = left.move(left.width, 0)
    assert reddish(play, left) > 100
    assert reddish(play, right) < 20
    assert reddish(play, play.screen._boxes.dancer) < 20


def test_somebody_whom_nobody_saw_sees_the_dancer(display, texts):
    show(display, danced=Danced({0: Score(moves=(JUDGED,))}))
    assert "Left arm: 0.3 s late" in texts
    assert "You" not in texts


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (540, 960)])
@pytest.mark.parametrize("language", ["en", "de", "ko"])
def test_its_words_fit(monkeypatch, texts, size, language):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    with Display(size=size) as display:
        play, _ = show(display, language=language, text_size=TextSize.LARGE)
        for diagnosis in DIAGNOSES:
            turn_to(play, diagnosis)
    assert not [text for text in texts if text.endswith("…")]
