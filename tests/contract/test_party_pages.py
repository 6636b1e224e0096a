"""What a party sees of its competition: the evening after a song, names and hand-overs in the dance, the podium."""

from dataclasses import replace

import numpy as np
import pytest
from game_fakes import DANCES, FakeShelf, Play, waving
from party_stages import at_dance, party, podium, result

from dancegame.core.evening import course
from dancegame.core.evening.calls import RULES, Call, Moment
from dancegame.core.evening.outcomes import Danced
from dancegame.core.evening.players import SHAPES, Player, Shape, Team
from dancegame.core.evening.rounds import Twist
from dancegame.core.evening.stages import Stage
from dancegame.core.poses import Pose, pose_at
from dancegame.core.score import Grade, JudgedMove, Score
from dancegame.core.settings import Settings
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance, Move
from dancegame.core.texts import Text
from dancegame.game.display import Display
from dancegame.game.drawing import strictness
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.contestants import light_of
from dancegame.game.drawing.figure import paint_figure, shape_of
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.themes import THEMES
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.router import Shown, make_screen
from dancegame.game.screens import dance_mode, dance_picture, podium_steps, result_rows
from dancegame.game.screens.dance_people import PeopleWords
from dancegame.game.screens.podium_steps import confetti_colors
from dancegame.game.screens.result_party import SONG_S, PartyResult
from dancegame.texts.words import text_words

pytestmark = pytest.mark.usefixtures("bare")

PARTY_MODES = ("party", "party_teams", "party_together", "party_elimination", "party_relay")


def show(display: Display, stage: Stage, *, after_s: float, calm: bool = False) -> Play:
    """A party's page after so many seconds, everybody portrayed."""
    play = Play(display, settings=Settings(has_seen_intro=True, reduced_motion=calm)).wait()
    play.house.portraits = {number: pose_at(waving(), 0.3 * number) for number in range(1, 6)}
    play.game.router._stack = [Shown(stage, make_screen(play.house, stage))]
    return play.wait(after_s)


@pytest.fixture
def settled() -> float:
    return PartyResult.settled_s + 0.2


def test_what_helps_several_alike_is_said_once_beside_their_rows(display, monkeypatch):
    said: list[float] = []
    write_words = result_rows._write_words

    def note(canvas, box, *words, **more):
        said.append(box.height)
        write_words(canvas, box, *words, **more)

    monkeypatch.setattr(result_rows, "_write_words", note)
    stage = result("party", 3)
    unseen = Score(points=1000, moves=tuple(JudgedMove(n, Grade.MISS, 0.0, is_unseen=True) for n in range(5)))
    missed = replace(unseen, points=900, moves=tuple(replace(one, is_unseen=False) for one in unseen.moves))
    for scores, times in (((unseen, unseen, unseen), 1), ((unseen, unseen, missed), 2)):
        danced = Danced(dict(zip(stage.round.seats, scores, strict=True)))
        play = show(display, replace(stage, round=replace(stage.round, danced=danced)), after_s=1.0)
        said.clear()
        play.screen.draw(Canvas(display.surface, play.house.look))
        assert len(said) == times
        assert said[0] > 1.9 * min(said) or times == 1


def test_a_result_shows_the_song_first_and_then_the_evening(display, texts, settled):
    stage = result("party", 4)
    play = show(display, stage, after_s=SONG_S - 1)
    best = max(score.points for score in stage.round.danced.scores.values())
    assert {"Maximilian", "Owl", spaced(best)} <= set(texts)
    assert not play.screen.is_settled(SONG_S - 1)
    texts.clear()
    play.wait(settled - SONG_S + 1)
    for standing in stage.standings:
        assert {spaced(standing.points), f"+{spaced(standing.song)}", str(standing.place)} <= set(texts)
    assert text_words(stage.news) in texts
    assert {"danced", "guessed"} <= set(texts)
    assert play.screen.is_settled(settled)


@pytest.mark.parametrize("was_away", [False, True])
def test_how_who_was_away_is_counted_is_said_where_somebody_was(display, texts, settled, was_away):
    stage = result("party", 3, seen={1: 2} if was_away else None)
    show(display, stage, after_s=settled)
    said = " ".join(texts)
    assert ("Away for a while?" in said) == was_away
    assert ("counted for what was missed" in said) == any(standing.missed for standing in stage.standings)


def test_the_head_of_a_party_says_how_many_guessed_and_no_sum_of_their_points(display, texts):
    show(display, result("party", 4), after_s=1.0)
    assert "Alphaville Nights – guessed by 1 of 4" in texts
    assert not [text for text in texts if "guessed for" in text]


def test_who_is_out_is_called_so(display, texts, settled):
    stage = result("party_elimination", 4)
    show(display, stage, after_s=settled)
    assert sum(standing.is_out for standing in stage.standings) == 2
    assert "out" in texts
    assert "The last round decides!" in texts


@pytest.mark.parametrize(("share", "word"), [(0.5, "Goal reached!"), (2.0, "points were missing")])
def test_all_together_see_how_full_their_bar_is(display, texts, settled, share, word):
    stage = result("party_together", 4)
    reached = sum(score.points for score in stage.round.danced.scores.values())
    goal = round(reached * share)
    show(display, replace(stage, round=replace(stage.round, goal=goal)), after_s=settled)
    assert any(word in text for text in texts)
    assert f"{spaced(reached)} / {spaced(goal)}" in texts


def test_teams_are_shown_as_teams(display, texts, settled):
    show(display, result("party_teams", 5), after_s=settled)
    assert {"Comets", "Thunder"} <= set(texts)


@pytest.fixture
def lights(monkeypatch) -> list[float]:
    """Every light of somebody's own strictness that is drawn: how large it is."""
    drawn: list[float] = []
    monkeypatch.setattr(strictness, "draw_disc", lambda _canvas, _center, diameter, _color: drawn.append(diameter))
    return drawn


@pytest.mark.parametrize("page", ["song", "evening", "podium", "fourth", "dance"])
def test_a_strictness_of_ones_own_is_shown_wherever_points_are(display, lights, settled, page):
    if page == "dance":
        dance(display, "party", players=4)
    else:
        players = 6 if page == "fourth" else 4
        stage = result("party", players) if page in ("song", "evening") else podium("party", players)
        show(display, stage, after_s={"song": SONG_S - 1, "evening": settled}.get(page, 8.0))
    # One of the players has one: three lights in every picture.
    assert lights
    assert len(lights) % 3 == 0
    assert min(lights) > 10
    lights.clear()
    show(display, result("party", 3), after_s=settled)
    assert lights == []


# The dance.


LENGTH_S = 24.0
LONG = Dance(
    replace(
        DANCES[0].song,
        duration_s=LENGTH_S,
        beats_s=tuple(np.arange(0.0, LENGTH_S, 0.5).tolist()),
        moves=tuple(Move(float(second), second + 1.0) for second in range(1, int(LENGTH_S))),
    ),
    waving(length_s=LENGTH_S),
)


def dance(display: Display, mode: str, *, twist: Twist | None = None, players: int = 3) -> Play:
    """A dance on fakes, at its beginning."""
    evening = at_dance(party(mode, players), moves=LONG.song.moves)
    stage = course.plan(replace(evening, round=replace(evening.round, song_id="alpha", twist=twist)))
    shelf = FakeShelf(dances=(LONG, *DANCES[1:]))
    play = Play(display, mode="party", shelf=shelf, slots=tuple(range(players))).wait()
    play.house.close_round()
    feed = play.house.open_camera(stage.round)
    while not feed.ready:
        play.clock.now_s += 0.1
        feed.poll()
    play.game.router._stack = [Shown(stage, make_screen(play.house, stage))]
    return play.wait()


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_who_is_dealt_in_first_has_the_light_of_their_team(theme):
    """Else the pink one dances for the blue team."""
    lights = np.array([light_of(theme, Team(number)) for number in (1, 2)], dtype=float)
    players = np.array([theme.player(Player(number).color) for number in (1, 2)], dtype=float)
    apart = np.linalg.norm(lights[:, None] - players[None], axis=2)
    assert apart[0, 0] < apart[0, 1]
    assert apart[1, 1] < apart[1, 0]


def test_a_dance_of_teams_shows_who_is_in_which(display, monkeypatch):
    marks: list[tuple[bool, Shape]] = []
    draw_mark = dance_mode.draw_mark

    def note(canvas, center, size, **look):
        marks.append((center[0] < canvas.area.centerx, look["shape"]))
        draw_mark(canvas, center, size, **look)

    monkeypatch.setattr(dance_mode, "draw_mark", note)
    play = dance(display, "party_teams", players=5)
    marks.clear()
    play.wait()
    banner = play.screen._picture._mode
    wanted = [SHAPES[number - 1] for team in banner.teams for number in team.members]
    assert [shape for _is_left, shape in marks] == wanted
    assert len(wanted) == 5


def test_a_long_call_stays_above_the_word_for_a_gold_move(display, monkeypatch):
    canvas, box, written = Canvas(display.sheet, Look(NEON)), Box(20, 150, 460, 880), []
    write = dance_mode.write
    monkeypatch.setattr(dance_mode, "write", lambda *args, **how: written.append(write(*args, **how)))
    told = Call(Text(RULES[Twist.BLACKOUT]), 0.0, 5.0, Moment.TOLD)
    dance_mode.draw_call(canvas, told, box, song_s=2.0, player=None)
    gold = dance_picture.draw_gold_word(canvas, box, alpha=1.0)
    assert len(written) > 2
    # The box of a line is higher than its letters.
    lowest = max(line.bottom - 0.15 * line.height for line in written)
    assert box.top < lowest < gold.top + 0.15 * gold.height


def test_everybody_is_called_by_name_at_their_body_and_beside_their_points(display, texts):
    dance(display, "party").wait(1.0)
    drawn = set(texts)
    assert {"Maximilian", "Owl", "Bear"} <= drawn


def test_a_relay_calls_who_takes_over(display, texts):
    play = dance(display, "party_relay")
    current = play.screen._stage.round
    first, second = current.turns[:2]
    name = text_words(current.seats[second.slot].label)
    assert first.slot != second.slot
    play.wait(second.start_s - 0.5 - play.music.position_s())
    # A busy computer may begin the song some pictures later.
    for _ in range(100):
        if play.music.position_s() > second.start_s - 0.5 - 1.5 / play.pictures_per_s:
            break
        play.wait()
    assert f"then {name}" in texts
    # A call that is too long for the dancer's column stands there in two lines.
    assert {f"{name},", "get", "ready!"} <= set(" ".join(texts).split())
    assert play.effects.played[-1] == "countdown"
    texts.clear()
    play.wait(0.8)
    assert f"{name}, go!" in texts
    assert "go" in play.effects.played


def test_who_rests_is_not_missed_until_they_are_called(display, monkeypatch):
    told: set[int] = set()
    monkeypatch.setattr(PeopleWords, "_draw_unseen", lambda _words, _canvas, slot, _center: told.add(slot))
    play = dance(display, "party_relay", players=2)
    first, second = play.screen._stage.round.turns[:2]
    play.cameras[-1].is_empty = True
    play.wait(3.0)
    assert told == {first.slot}
    play.wait(second.start_s - 0.4 - play.music.position_s())
    assert told == {first.slot, second.slot}


@pytest.mark.parametrize("mode", ["party_teams", "party_together"])
def test_what_counts_for_all_stands_above_the_dancer(display, texts, mode):
    dance(display, mode).wait(1.0)
    said = " ".join(texts)
    assert ("Comets" in said and "Thunder" in said) if mode == "party_teams" else "Together" in said


@pytest.mark.parametrize("twist", Twist)
def test_a_twist_is_told_when_the_dance_begins(display, texts, twist):
    dance(display, "party", twist=twist).wait(0.6)
    assert "Twist:" in " ".join(texts)


# The podium.


def test_the_last_rises_first_and_the_first_stands_highest(display, texts, monkeypatch):
    steps = []
    panel = podium_steps.draw_panel

    def remember(canvas, box, *args, **look):
        steps.append(box.copy())
        panel(canvas, box, *args, **look)

    monkeypatch.setattr(podium_steps, "draw_panel", remember)
    stage = podium("party", 4)
    play = show(display, stage, after_s=1.0)
    last, first = stage.standings[-1], stage.standings[0]
    assert spaced(last.points) in texts
    assert spaced(first.points) not in texts
    assert len(steps) < len(stage.standings)
    play.wait(6.0)
    steps.clear()
    play.wait()
    tops = sorted((box.top, box.left) for box in steps if box.height > 60)
    assert len(tops) == 3
    # The first in the middle, the second at the left, the third at the right; each on a lower step.
    assert tops[1][1] < tops[0][1] < tops[2][1]
    assert tops[0][0] < tops[1][0] < tops[2][0]
    assert {award.text.english.split()[0] for award in stage.awards} <= {"Maximilian", "Owl", "Bear", "Großmutter"}


@pytest.mark.parametrize("mode", PARTY_MODES)
def test_every_party_has_a_podium(display, texts, mode):
    stage = podium(mode, 5)
    play = show(display, stage, after_s=8.0)
    assert all(spaced(standing.points) in texts for standing in stage.standings)
    colors = confetti_colors(Canvas(display.surface, play.house.look), stage.standings, play.screen._everybody)
    assert colors
    assert play.screen.choices.boxes


def test_confetti_is_in_the_colour_of_who_won(display):
    stage = podium("party", 3)
    play = show(display, stage, after_s=0.2)
    canvas = Canvas(display.surface, play.house.look)
    colors = confetti_colors(canvas, stage.standings, play.screen._everybody)
    assert colors[0] == canvas.theme.player(stage.standings[0].who.color)


def test_a_figure_stands_on_its_feet_in_its_colour_and_without_legs_on_its_hips(display):
    pose = pose_at(waving(), 0.5)
    color, night = (40, 200, 255), (0, 0, 0)
    whole = paint_figure(shape_of(pose), 200, color=color, night=night)
    confidence = pose.confidence.copy()
    for part in ("knee", "ankle", "toe"):
        for side in ("left", "right"):
            confidence[CANONICAL.index(f"{side}_{part}")] = 0
    half = paint_figure(shape_of(Pose(pose.xy, confidence)), 200, color=color, night=night)
    assert whole.has_legs
    assert not half.has_legs
    assert half.feet[1] < 0.7 * whole.feet[1]
    assert shape_of(None) is None
    assert shape_of(Pose(pose.xy, np.zeros_like(pose.confidence))) is None


@pytest.mark.usefixtures("scene")
def test_the_winners_colour_takes_the_page_once_it_is_told(display):
    stage = podium("party", 4)
    play = show(display, stage, after_s=1.0)
    spot = play.display.surface.get_width() // 2, play.display.surface.get_height() // 18
    before = play.display.surface.get_at(spot)
    play.wait(7.0)
    after = play.display.surface.get_at(spot)
    winner = NEON.player(next(one.who for one in stage.standings if one.place == 1).color)
    assert sum(abs(a - b) for a, b in zip(after[:3], before[:3], strict=True)) > 10
    brightest = max(range(3), key=lambda channel: winner[channel])
    dullest = min(range(3), key=lambda channel: winner[channel])
    assert after[brightest] - before[brightest] > 10 + after[dullest] - before[dullest]


def test_the_winner_is_heard_when_they_are_told_and_once(display):
    play = show(display, podium("party", 4), after_s=1.0)
    assert "winner" not in play.effects.played
    play.wait(7.0)
    assert [name for name in play.effects.played if name != "star"] == ["winner", "applause_3", "cheer_3"]
