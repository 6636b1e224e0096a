"""The result of who danced alone: what it says at a glance, looking through the moves, and the way to practice."""

from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

import numpy as np
import pygame
import pytest
from game_fakes import DANCES, Play

from dancegame.core.errors import InputError
from dancegame.core.evening.outcomes import Danced
from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import Step
from dancegame.core.evening.stages import Result
from dancegame.core.ghost import Ghost
from dancegame.core.intents import Scroll
from dancegame.core.move_points import points_of_moves
from dancegame.core.ports import KeptClip
from dancegame.core.poses import Observation, Pose
from dancegame.core.round import DanceRound
from dancegame.core.score import MAX_POINTS, Grade, JudgedMove, Score
from dancegame.core.skeleton import CANONICAL
from dancegame.game.display import Display
from dancegame.game.drawing import points_curve
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.moment import MomentLoop
from dancegame.game.drawing.points_curve import PointsOverTime
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.drawing.turns import THIRDS
from dancegame.game.parts import RoundReport
from dancegame.game.router import Shown, make_screen
from dancegame.game.screens import result_move, result_solo
from dancegame.game.screens.result_move import words_of
from dancegame.game.screens.result_solo import Offer
from dancegame.game.screens.triumph import UNMEANT_S

pytestmark = pytest.mark.usefixtures("bare")

DANCE = DANCES[0]
WRONG = 4
DELAY_S = 0.1
SHOULDERS, ELBOWS, WRISTS = (
    [CANONICAL.index(f"{side}_{joint}") for side in ("left", "right")] for joint in ("shoulder", "elbow", "wrist")
)


def danced(*, hangs: bool = True, gone: int | None = None) -> tuple[Observation, ...]:
    """The dance as it should be, but for the arms, which hang in one move; gone: a move that nobody sees."""
    reference, moves = DANCE.reference, DANCE.song.moves
    xy = reference.xy.copy()
    if hangs:
        hanging = (reference.times_s >= moves[WRONG].start_s - 0.8) & (reference.times_s < moves[WRONG].end_s)
        for joints, down in ((ELBOWS, 0.15), (WRISTS, 0.29)):
            xy[np.ix_(hanging, joints)] = xy[hanging][:, SHOULDERS] + (0.01, down)
    away = (moves[gone].start_s - 0.8, moves[gone].end_s + 0.5) if gone is not None else (9e9, 9e9)
    return tuple(
        Observation(time_s + DELAY_S, {} if away[0] < time_s < away[1] else {0: Pose(pose, sure)})
        for time_s, pose, sure in zip(reference.times_s.tolist(), xy, reference.confidence, strict=True)
    )


def show(display: Display, seen: tuple[Observation, ...], *, ghost: Ghost | None = None) -> Play:
    """The result of a dance, once all is known of it."""
    return at_result(display, judged_of(seen, ghost=ghost))


def judged_of(seen: tuple[Observation, ...], *, ghost: Ghost | None = None) -> Danced:
    """A dance as it is judged."""
    judged = DanceRound(DANCE, slots=[0])
    for observation in seen:
        judged.observe(observation)
    judged.finish()
    return Danced({0: judged.score(0)}, seen=seen, latency_s=judged.latency_s, ghost=ghost)


def at_result(display: Display, found: Danced) -> Play:
    play = Play(display).wait()
    bring(play, found)
    found_by(play)
    if found.scores[0].points == MAX_POINTS:
        # A perfect dance has its moment first.
        play.wait(UNMEANT_S).press(pygame.K_RETURN)
    return play.wait(3.0)


def found_by(play: Play) -> None:
    """Wait until all is known of a dance."""
    story = play.screen._story
    for found_later in (story._lessons_by_slot, story._compared):
        found_later.result(timeout=20)


def bring(play: Play, found: Danced) -> None:
    """Let the round that is on have come to its result."""
    stage = Result(replace(play.round, step=Step.RESULT, seats={0: Player(1)}, danced=found))
    play.game.router.evening = replace(play.evening, round=stage.round)
    play.game.router._stack = [Shown(stage, make_screen(play.house, stage))]


def test_at_a_glance_the_worst_move_is_told_and_the_best_and_what_can_be_learned(display, texts):
    show(display, danced())
    said = " ".join(texts)
    assert "Work on 0:04" in said
    assert "Whole body: too low" in said
    assert "Best at 0:02" in said  # the gold one
    assert {"Teach me", "Dancer", "You"} <= set(texts)


def test_who_lacks_nothing_is_taught_nothing(display, texts):
    play = show(display, danced(hangs=False))
    assert "Every move perfect!" in " ".join(texts)
    assert "Teach me" not in texts
    assert play.press(pygame.K_3).stage == "songs"


def test_where_every_move_was_perfect_nothing_is_taught_whatever_the_camera_saw(display, texts):
    moves = tuple(JudgedMove(index, Grade.PERFECT, 0.9, 1.0) for index in range(len(DANCE.song.moves)))
    play = at_result(display, Danced({0: Score(points=1_000_000, stars=7, moves=moves)}, seen=danced()))
    assert play.screen._story.lessons
    assert "Every move perfect!" in " ".join(texts)
    assert "Teach me" not in texts


def test_no_move_earns_more_points_than_there_are_for_it(display):
    judged = (Grade.OK, *[Grade.PERFECT] * (len(DANCE.song.moves) - 1))
    moves = tuple(JudgedMove(n, grade, 0.9, 1.0 if n else 0.4) for n, grade in enumerate(judged))
    story = at_result(display, Danced({0: Score(points=900_000, moves=moves)})).screen._story
    said = [words_of(story, place, "").points for place in range(1, len(moves))]
    assert all(earned == most for earned, most in (points.removesuffix(" points").split(" of ") for points in said))
    assert all(one.earned <= one.most for one in story.told)


def test_teach_me_begins_with_the_lesson_that_is_worth_most(display):
    play = show(display, danced()).press(pygame.K_6)
    assert play.stage == "lesson"
    assert play.round.lessons[0].judged.index == WRONG


def test_one_key_leads_from_a_move_that_is_explained_to_its_practice(display):
    play = show(display, danced()).press(pygame.K_UP)
    assert play.screen._moves.lit == WRONG
    play.press(pygame.K_RETURN)
    assert play.stage == "lesson"
    assert [lesson.judged.index for lesson in play.round.lessons] == [WRONG]


def test_a_missed_move_without_a_lesson_is_practised_as_a_stretch(display):
    moves = tuple(JudgedMove(index, Grade.PERFECT if index != 1 else Grade.MISS, 0.9, index != 1) for index in range(5))
    play = at_result(display, Danced({0: Score(points=800_000, moves=moves)}))
    praised = [play.screen._story.reasons(place) == ["Just like the dancer"] for place in range(5)]
    assert praised == [True, False, True, True, True]
    assert play.press(pygame.K_UP).screen._moves.lit == 1
    play.press(pygame.K_RETURN)
    assert (play.stage, play.round.stretch) == ("practice", (1, 1))


def test_keys_go_through_the_moves_and_back(display, texts):
    play = show(display, danced()).press(pygame.K_UP)
    assert play.press(pygame.K_LEFT).screen._moves.lit == WRONG - 1
    for _time in range(3):
        play.press(pygame.K_RIGHT)
    assert play.screen._moves.lit == len(DANCE.song.moves) - 1
    texts.clear()
    play.press(pygame.K_LEFT, pygame.K_LEFT)
    assert "0:02 · move 3 of 5" in texts
    assert "Just like the dancer" in texts
    assert play.press(pygame.K_RETURN).stage == "result"  # what was right is not practised
    play.press(pygame.K_DOWN).press(pygame.K_LEFT)
    assert play.screen.choices.focus == 0
    assert play.press(pygame.K_ESCAPE).screen._moves.lit is None
    assert play.press(pygame.K_ESCAPE).stage == "title"


def test_what_is_pointed_at_is_looked_at_and_pressed_again_is_practised(display):
    play = show(display, danced())
    curve = play.screen._moves.curve
    play.click((curve.left + curve.width * 0.1, curve.centery))
    assert play.screen._moves.lit == 0
    play.game.router.update(play.clock.now_s, [Scroll(1.0)])
    assert play.screen._moves.lit == 1
    card = play.wait().screen._moves._film.boxes[WRONG].center
    assert play.click(card).screen._moves.lit == WRONG
    assert play.click(card).stage == "lesson"


def test_the_pane_of_the_worst_move_leads_to_its_practice_and_that_of_the_best_to_the_moves(display):
    play = show(display, danced())
    (worst, _place), (best, best_place) = play.screen._panes
    assert play.click(best.center).screen._moves.lit == best_place == 2
    play.press(pygame.K_ESCAPE).click(worst.center)
    assert play.stage == "lesson"


def test_a_hand_rests_on_one_thing_at_a_time_and_on_nothing_between(display):
    play = show(display, danced())
    screen = play.screen
    boxes = [*(box for box, _place in screen._panes), screen._moves.curve, *screen.choices.boxes]
    under = [screen.under(*box.center) for box in boxes]
    assert len(set(under)) == len(boxes) == 2 + 1 + 5
    assert None not in under
    assert screen.under(5.0, 5.0) is None


def test_a_move_that_nobody_saw_is_told_so_and_not_practised(display, texts):
    play = show(display, danced(hangs=False, gone=1))
    assert play.screen._story.told[1].judged.is_unseen
    play.press(pygame.K_UP)
    play.screen._moves.look(1)
    texts.clear()
    play.wait()
    assert "The camera did not see you" in " ".join(texts)
    assert "Practise it slowly" not in texts


def test_the_race_with_the_ghost_is_told_for_the_end_and_for_every_move(display, texts):
    ends_s = [move.end_s for move in DANCE.song.moves]
    ghost = Ghost(DANCE.reference, np.array(ends_s) + 0.4, np.array([1000, 2000, 3000, 4000, 500_000]))
    play = show(display, danced(hangs=False), ghost=ghost)
    assert {"Ghost", "+500\N{NARROW NO-BREAK SPACE}000"} <= set(texts)
    texts.clear()
    play.press(pygame.K_UP).press(*[pygame.K_LEFT] * 4).press(pygame.K_RIGHT)
    assert play.screen._moves.lit == 1
    own = play.screen._story.told[1].so_far
    assert "Ghost 2\N{NARROW NO-BREAK SPACE}000" in texts
    assert f"+{own - 2000:,}".replace(",", "\N{NARROW NO-BREAK SPACE}") in texts


@pytest.mark.parametrize(("share", "place"), [(0.0, 0), (0.19, 0), (0.21, 1), (0.99, 4), (1.0, 4)])
def test_a_place_on_the_curve_is_a_move(share, place):
    moves = DANCE.song.moves
    told = points_of_moves(Score(moves=tuple(JudgedMove(n, Grade.OK, 0.3, 0.3) for n in range(5))), moves)
    assert PointsOverTime.of(moves, told, None).place_at(share) == place


def test_no_star_is_named_across_the_words_over_the_curve(display, monkeypatch):
    """The first star comes early, right below the words: the next one with room is named instead."""
    grades = [Grade.PERFECT] * 4 + [Grade.MISS]
    judged = tuple(JudgedMove(n, grade, 0.9, 1.0) for n, grade in enumerate(grades))
    told = points_of_moves(Score(points=800_000, moves=judged), DANCE.song.moves)
    curve = PointsOverTime.of(DANCE.song.moves, told, None)
    canvas, named = Canvas(display.sheet, Look(NEON)), {}
    monkeypatch.setattr(points_curve, "write", lambda _, text, midtop, **__: named.update({text: midtop}))
    box = Box(60, 400, 1700, 200)

    def names(words: Box) -> set[str]:
        named.clear()
        points_curve.draw_curves(canvas, box, curve, color=NEON.player(0), age_s=99.0, words=words)
        return set(named)

    first, last = sorted(names(Box(0, 0, 1, 1)))
    assert first == "1 star"
    crossed = Box(0, 0, 1, 1)
    crossed.center = named[first][0], named[first][1] + 10
    assert names(crossed) == {"2 stars", last}


def test_no_curve_crosses_the_words_that_lead_to_every_move(display, monkeypatch):
    places = {}
    write = result_solo.write
    monkeypatch.setattr(
        result_solo, "write", lambda canvas, text, **how: places.setdefault(text, write(canvas, text, **how))
    )
    play = show(display, danced(hangs=False))
    said, chart = places["Every move"], play.screen._moves.curve
    assert said.top >= chart.bottom - points_curve.FOOT
    assert said.bottom <= chart.bottom + result_solo.PAD


def test_cards_are_painted_one_a_picture(display):
    play = show(display, danced()).press(pygame.K_UP)
    film = play.screen._moves._film
    painted = [len(film._pictures)]
    for _picture in range(5):
        painted.append(len(play.wait().screen._moves._film._pictures))
    assert painted == [1, 2, 3, 4, 5, 5]


@pytest.mark.usefixtures("scene")
def test_a_move_that_is_shown_again_is_painted_ahead_in_turns_of_its_own(display, monkeypatch):
    play = at_result(display, judged_of(danced()))
    turns, looked, ahead = play.house.theatre.turns, [], MomentLoop.look_ahead

    def note(loop, canvas, elapsed_s) -> None:
        looked.append((turns.is_leading, turns.is_others))
        ahead(loop, canvas, elapsed_s)

    monkeypatch.setattr(MomentLoop, "look_ahead", note)
    turns.sparing.step, play.pictures_per_s = THIRDS, 60.0
    play.wait(0.5)
    assert len(looked) >= 5
    assert set(looked) == {(True, False)}


def test_what_is_found_later_does_not_hold_the_picture_up(display, monkeypatch):
    """Before lessons and the own dance are known the page stands, and is chosen from."""
    play = Play(display).wait()
    sent = []
    monkeypatch.setattr(play.house._errands, "send", lambda work, **_how: sent.append(work) or Future())
    score = Score(points=700_000, moves=tuple(JudgedMove(n, Grade.OK, 0.3, 0.3) for n in range(5)))
    bring(play, Danced({0: score}, seen=danced()))
    play.wait(1.0).press(pygame.K_UP)
    assert len(sent) == 2
    assert play.screen._moves.lit is not None
    assert play.press(pygame.K_RETURN).stage == "practice"


@pytest.mark.parametrize("is_taught", [False, True])
@pytest.mark.parametrize(("key", "stage"), [(pygame.K_3, "songs"), (pygame.K_4, "title"), (pygame.K_5, "result")])
def test_keys_mean_the_same_whatever_is_offered(display, key, stage, *, is_taught):
    clips = FakeClips()
    play = sharing(display, clips, judged_of(danced()) if is_taught else None).wait(3.0)
    play.house.reports[-1].replay.set_result(PurePath("round.replay"))
    found_by(play)
    assert (Offer.TEACH in play.wait().screen._offers) is is_taught
    assert play.press(key).stage == stage
    assert len(clips.begun) == (stage == "result")


def test_the_key_of_what_is_not_offered_does_nothing(display):
    play = show(display, danced())
    assert [offer.value for offer in play.screen._offers if isinstance(offer.value, str)] == ["teach"]
    assert play.press(pygame.K_5).stage == "result"


@dataclass
class FakeWork:
    """As far as the test says."""

    future: Future[KeptClip] = field(default_factory=Future)
    share: float = 0.0


@dataclass
class FakeClips:
    """Films that are made when the test says so."""

    begun: list[FakeWork] = field(default_factory=list)

    def keep(self, replay: PurePath, players: object, settings: object) -> FakeWork:
        self.begun.append(FakeWork())
        return self.begun[-1]


def sharing(display: Display, clips: FakeClips, found: Danced | None = None) -> Play:
    """The result of a round whose replay is on its way."""
    play = Play(display, parts={"clips": clips}).wait()
    play.house.report(RoundReport(DANCE.song, replay=Future()))
    bring(play, found or Danced({0: Score(points=700_000)}))
    return play.wait()


def test_a_round_that_is_kept_can_be_shared_and_the_page_says_where_it_is(display, texts):
    clips = FakeClips()
    play = sharing(display, clips)
    assert "Share" not in texts
    play.house.reports[-1].replay.set_result(PurePath("round.replay"))
    play.press(pygame.K_5).press(pygame.K_5)
    assert len(clips.begun) == 1
    clips.begun[0].share = 0.42
    play.wait()
    assert "Film: 42%" in texts
    clips.begun[0].future.set_result(KeptClip(PurePath("/films/can-can.mp4"), Path.home() / "Pictures" / "can-can.png"))
    play.wait()
    assert {"Film: /films/can-can.mp4", f"Picture: {Path('~/Pictures/can-can.png')}", "Share"} <= set(texts)
    texts.clear()
    play.wait(20.0)
    texts.clear()
    play.wait()
    assert "Film: /films/can-can.mp4" not in texts
    assert "Film: /films/can-can.mp4" in (play.press(pygame.K_5) and texts)
    assert (play.stage, len(clips.begun)) == ("result", 1)


def test_what_hinders_sharing_is_said_and_it_can_be_tried_again(display, texts):
    clips = FakeClips()
    play = sharing(display, clips)
    play.house.reports[-1].replay.set_result(PurePath("round.replay"))
    play.press(pygame.K_5)
    clips.begun[0].future.set_exception(InputError("The disk is full.", remedy="Free some space."))
    play.wait()
    assert {"The disk is full.", "Free some space."} <= set(texts)
    play.press(pygame.K_5)
    assert len(clips.begun) == 2


def test_a_film_goes_on_without_its_page_which_other_pages_say_and_is_not_made_twice(display, texts):
    clips = FakeClips()
    play = sharing(display, clips)
    play.house.reports[-1].replay.set_result(PurePath("round.replay"))
    result = play.press(pygame.K_5).game.router.shown.stage
    clips.begun[0].share = 0.25
    assert not [text for text in texts if text.startswith("The film is")]
    play.press(pygame.K_3).wait(0.5)
    assert "The film is being made (25%). You are told here when it is ready." in texts
    # Back at the result it is still the same film.
    play.game.router._stack = [Shown(result, make_screen(play.house, result))]
    play.wait(6.0).press(pygame.K_5)
    assert len(clips.begun) == 1
    play.press(pygame.K_3).wait(6.0)
    texts.clear()
    clips.begun[0].future.set_result(KeptClip(Path.home() / "Videos" / "a.mp4", PurePath("a.png")))
    play.wait(0.5)
    assert f"The film is ready: {Path('~/Videos/a.mp4')}" in texts
    play.wait(6.0)
    texts.clear()
    play.wait(6.0)
    assert not [text for text in texts if text.startswith("The film is")]


def test_a_film_that_could_not_be_made_is_told_of_on_other_pages_too(display, texts):
    clips = FakeClips()
    play = sharing(display, clips)
    play.house.reports[-1].replay.set_result(PurePath("round.replay"))
    play.press(pygame.K_5).press(pygame.K_3)
    clips.begun[0].future.set_exception(InputError("The disk is full.", remedy="Free some space."))
    play.wait(0.5).wait(6.0).wait(0.5)
    assert "There is no film: it could not be made." in texts


def test_without_a_replay_there_is_nothing_to_share(display, texts):
    play = sharing(display, FakeClips())
    play.house.reports[-1].replay.set_exception(InputError("The disk is full.", remedy="Free some space."))
    play.wait()
    assert "Share" not in texts


@pytest.mark.parametrize("text", ["Nichts zu verbessern", "Jeder Move perfekt!", "고칠 데가 없어요"])
def test_praise_is_as_large_as_its_longest_word_fits(monkeypatch, text):
    written = []
    monkeypatch.setattr(result_move, "write", lambda _canvas, line, **_look: written.append(line))
    canvas = Canvas(pygame.Surface((960, 540)), Look(NEON))
    result_move.draw_praise(canvas, Box(650, 50, 1220, 640), text, None, age_s=3.0)
    assert " ".join(written).split() == text.split()
