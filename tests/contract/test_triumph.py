"""The moment of a perfect dance: its word fills the page, without a flash, and whoever cannot wait goes on."""

from dataclasses import replace

import numpy as np
import pygame
import pytest
from game_fakes import DANCES, Play
from test_scenes import changes, easel, light_of, most_flashes
from test_solo_result import DANCE, bring

from dancegame.core.evening.outcomes import Danced
from dancegame.core.evening.players import seat
from dancegame.core.evening.rounds import Step
from dancegame.core.evening.stages import Result
from dancegame.core.evening.standings import player_standings
from dancegame.core.intents import Pick
from dancegame.core.score import Grade, JudgedMove, Score
from dancegame.game.autoplay import NEXT_SONG, AutoPlayer
from dancegame.game.drawing import perfect
from dancegame.game.drawing.canvas import Canvas, Look
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.perfect import LASTS_S, PerfectMoment
from dancegame.game.drawing.scenes import SCENES
from dancegame.game.drawing.scenes.decor import SongScene
from dancegame.game.drawing.theatre import Theatre
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.router import make_screen
from dancegame.game.screens.result import PlayerPane, ResultScreen
from dancegame.game.screens.triumph import UNMEANT_S, Triumph
from dancegame.texts import use_language

PICTURES_PER_S = 30
MOVES = tuple(JudgedMove(index, Grade.PERFECT, 0.9, 1.0) for index in range(len(DANCE.song.moves)))
PERFECT = Danced({0: Score(points=1_000_000, stars=7, moves=MOVES)})

pytestmark = pytest.mark.usefixtures("screen")


def moment(names: tuple[str, ...] = ()) -> PerfectMoment:
    return PerfectMoment(names, frame_dance(DANCES[0].reference), DANCES[0].song.moves)


def bare(look: Look, size: tuple[int, int]) -> Canvas:
    canvas = easel(look, size)
    canvas.surface.fill((0, 0, 0))
    return canvas


@pytest.mark.parametrize("language", ["en", "de", "ko"])
@pytest.mark.parametrize("size", [(960, 540), (640, 480), (360, 640)], ids=lambda size: "x".join(map(str, size)))
def test_its_word_is_as_wide_as_the_page_and_whole(size, language, monkeypatch) -> None:
    places = []
    monkeypatch.setattr(perfect, "cover_all", lambda _surface, letters: places.extend(letters))
    monkeypatch.setattr(perfect.PerfectMoment, "_draw_dancer", lambda *_: None)
    use_language(language)
    try:
        moment().draw(bare(Look(NEON), size), Theatre(is_patient=True), now_s=0.0, age_s=LASTS_S)
    finally:
        use_language("en")
    inked = [picture.get_bounding_rect(min_alpha=254).move(place) for picture, place in places]
    word = inked[0].unionall(inked[1:])
    # Few letters of a script that is written in squares would be too high.
    assert word.width > 0.85 * size[0] or word.height > 0.33 * size[1]
    assert pygame.Rect((0, 0), size).contains(word)


@pytest.mark.parametrize("is_calm", [False, True], ids=["lively", "calm"])
def test_it_comes_without_a_flash(is_calm) -> None:
    canvas, theatre, shown, lights = easel(Look(NEON, is_calm=is_calm)), Theatre(is_patient=True), moment(), []
    theatre.cast(None, SongScene(SCENES["theatre"], 1.0))
    for number in range(round(4.2 * PICTURES_PER_S)):
        time_s = number / PICTURES_PER_S
        shown.draw(canvas, theatre, now_s=9 + time_s, age_s=time_s)
        lights.append(light_of(canvas))
    # WCAG 2.3.1 allows a quarter of what is looked at; here it is only the paper that flies.
    assert (most_flashes(lights) > 3).mean() < 0.1
    assert changes(lights).mean(axis=(1, 2)).max() < 0.1
    # Where nothing may move it is all there at once: nothing but the dancer changes.
    assert (np.abs(lights[0] - lights[-1]) > 0.1).mean() < (0.08 if is_calm else 1.0)
    assert (lights[-1] > 0.3).mean() > 0.05


def test_a_perfect_dance_has_it_first_and_then_its_result(display, texts) -> None:
    play = Play(display).wait()
    bring(play, PERFECT)
    play.wait(1.0)
    assert "winner" in play.effects.played
    assert not any("Best combo" in text for text in texts)
    assert not play.screen.is_settled(100.0)
    play.wait(LASTS_S)
    assert any("Best combo" in text for text in texts)
    assert play.stage == "result"


@pytest.mark.parametrize(
    "key", [pygame.K_RETURN, pygame.K_RIGHT, pygame.K_SPACE, pygame.K_ESCAPE, pygame.K_4], ids=pygame.key.name
)
def test_a_key_ends_it_and_does_nothing_else(key, display, texts) -> None:
    play = Play(display).wait()
    bring(play, PERFECT)
    focus = play.screen.choices.focus
    play.wait(UNMEANT_S).press(key)
    assert play.stage == "result"
    play.wait(0.5)
    assert any("Again" in text for text in texts)
    assert play.screen.choices.focus == focus
    assert play.press(pygame.K_3).stage == "songs"


def test_a_key_that_was_meant_for_the_dance_leaves_it_there(display) -> None:
    play = Play(display).wait()
    bring(play, PERFECT)
    for key in (pygame.K_SPACE, pygame.K_RETURN, pygame.K_ESCAPE):
        play.press(key)
    assert play.screen._triumph is not None
    play.wait(UNMEANT_S).press(pygame.K_SPACE)
    assert (play.stage, play.screen._triumph) == ("result", None)


def test_each_star_is_heard_as_it_lands_and_once(display) -> None:
    play, heard_s = Play(display).wait(), {}
    bring(play, PERFECT)
    began_s = play.clock.now_s
    while play.clock.now_s < began_s + LASTS_S + 3.0:
        play.wait()
        for name in set(play.effects.played) - set(heard_s):
            heard_s[name] = play.clock.now_s - began_s
    stars = [heard_s[f"star_{count}"] for count in range(1, 8)]
    lands_s = [perfect.STARS_FROM_S + perfect.STAR_STEP_S * number for number in range(7)]
    # In the first picture after it has landed.
    late_s = np.subtract(stars, lands_s)
    assert (late_s > -1e-6).all()
    assert late_s.max() < 1 / play.pictures_per_s + 1e-6
    assert len([name for name in play.effects.played if name.startswith("star_")]) == 7


def test_one_move_less_is_no_triumph_and_in_a_party_names_are_told(display) -> None:
    house, seats = Play(display).wait().house, seat({}, range(3))
    scores = [Score(points=points, stars=7, moves=MOVES) for points in (1_000_000, 999_999, 1_000_000)]
    panes = [PlayerPane(seats[slot], score, DANCE.song, None, is_mirrored=False) for slot, score in enumerate(scores)]
    assert Triumph.of(panes[1:2], house) is None
    assert len(Triumph.of(panes, house)._names) == 2
    house.celebrated = None
    assert Triumph.of(panes[:1], house)._names == []


def test_it_comes_once_for_a_dance_whatever_of_it_is_practised(display, texts) -> None:
    play = Play(display).wait()
    bring(play, PERFECT)
    play.wait(UNMEANT_S).press(pygame.K_ESCAPE).wait(0.5)
    bring(play, PERFECT)
    texts.clear()
    play.wait(0.5)
    assert any("Again" in text for text in texts)


def test_who_plays_a_party_alone_has_it_too(display) -> None:
    play = Play(display).wait()
    current = replace(play.round, step=Step.RESULT, seats=seat({}, (0,)), danced=PERFECT)
    screen = make_screen(play.house, Result(current, player_standings((current,)), queue=()))
    assert isinstance(screen, ResultScreen)
    assert screen._triumph is not None


def test_who_plays_by_itself_goes_on_behind_it(display) -> None:
    play, autoplay, wanted = Play(display).wait(), AutoPlayer(), []
    bring(play, PERFECT)
    for _picture in range(round(16.0 * play.pictures_per_s)):
        wanted += autoplay.intents(play.game.router.shown, play.house, play.clock.now_s)
        play.wait()
        if wanted and play.screen._triumph is not None:
            play.press(pygame.K_2)
    assert wanted == [Pick(NEXT_SONG)] * 2
