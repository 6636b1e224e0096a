"""The page of scores: what it looks up and where, what it says, and how one finds one's way in it."""

import threading
from dataclasses import dataclass, field
from datetime import date

import pygame
import pytest
from game_fakes import FakeProfiles, Play

from dancegame.core.errors import InputError
from dancegame.core.memory import Way
from dancegame.core.profiles import Profile
from dancegame.core.records import Board, Day, Person, Place, Statistics, Tally
from dancegame.core.score import Strictness
from dancegame.core.settings import Settings, TextSize
from dancegame.game.display import Display
from dancegame.game.drawing.canvas import Box
from dancegame.game.drawing.plot import PlotPoint, _best_line, _places
from dancegame.game.screens.score_lists import Tab
from dancegame.game.screens.scores import ScoresScreen
from dancegame.texts import use_language
from dancegame.texts.dates import day_words

pytestmark = pytest.mark.usefixtures("bare")
TODAY = date(2026, 11, 27)
FIGURES = Statistics(12, 3, 34.4, 210.6, 40, 9, 7, 5.2, 2, 4)
NOTHING = Statistics(0, 0, 0.0, 0.0, 0, 0, 0, None, 0, 0)


def board(*names: str, way: Way = Way.WHOLE) -> Board:
    places = [Place(name, 900_000 - 1000 * rank, 6, 2, "2026-11-26T20:00:00") for rank, name in enumerate(names)]
    return Board(Strictness.PARTY, way, tuple(places))


@dataclass
class FakeScores:
    """Scores in memory; asked: what was looked up, each in the thread named beside it."""

    songs_danced: tuple[str, ...] = ("bravo", "alpha")
    boards: tuple[Board, ...] = (board("Ada", "Maximilian der Große", ""), board("Bo", way=Way.SEATED))
    figures: Statistics = FIGURES
    error: InputError | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)

    def _note(self, what: str) -> None:
        self.asked.append((what, threading.current_thread().name))
        if self.error is not None:
            raise self.error

    def this_evening(self) -> str:
        return "2026-11-27"

    def evenings(self) -> list[Tally]:
        self._note("evenings")
        return [Tally("2026-11-27", 3), Tally("2026-11-20", 1)] if self.songs_danced else []

    def songs(self) -> list[Tally]:
        self._note("songs")
        return [Tally(song_id, 2) for song_id in self.songs_danced]

    def evening_boards(self, evening: str) -> tuple[Board, ...]:
        self._note(evening)
        return self.boards

    def song_boards(self, song_id: str) -> tuple[Board, ...]:
        self._note(song_id)
        return self.boards if song_id in self.songs_danced else ()

    def person(self, name: str) -> Person:
        self._note(name)
        return Person(self.figures, (Tally("alpha", 5), Tally("bravo", 1)))

    def progress(self, name: str, song_id: str) -> list[Day]:
        self._note(f"{name} in {song_id}")
        return [Day("2026-10-01", 300_000, 250_000.0, 2), Day("2026-11-26", 700_000, 700_000.0, 1)]


def opened(display: Display, scores: FakeScores | None = None, *, stage: str = "scores", **settings) -> Play:
    """The page, opened from the menu, with two people who have played here."""
    parts = {"scores": scores or FakeScores(), "profiles": FakeProfiles([Profile("Ada"), Profile("Bo")])}
    settings = {"has_seen_intro": True, "gestures": False, **settings}
    play = Play(
        display,
        mode=None,
        song_id=None,
        settings=Settings(**settings),
        parts={**parts, "today": lambda: TODAY},
    )
    entries = [entry.choice.value for entry in play.screen._entries if not isinstance(entry.choice, str)]
    play.press(pygame.K_1 + len(play.screen._entries) - len(entries) + entries.index(stage))
    return looked(play)


def looked(play: Play) -> Play:
    """Show pictures until everything that was asked for is there."""
    for _ in range(3):
        # The errand that is sent last is done last.
        play.wait().house.send(lambda: None).result(timeout=20)
    return play.wait()


def test_the_keys_that_are_told_lead_on(display, texts):
    """Sideways there is something over tabs and between views; on one single view only up and down lead on."""
    play = opened(display, FakeScores(boards=(board("Ada"),)))
    texts.clear()
    play.wait()
    assert "↑ ↓" in texts
    assert "← →" not in texts
    play.press(pygame.K_UP)
    texts.clear()
    play.wait()
    assert "← →" in texts
    texts.clear()
    opened(display).wait()
    assert "← →" in texts


def test_an_evening_and_a_song_have_their_leaderboards(display, texts):
    play = opened(display)
    assert {"This evening", "20 Nov", "Ada", "Guest", "2 dances"} <= set(texts)
    assert "The whole dance · for parties  1/2" in texts
    texts.clear()
    looked(play.press(pygame.K_2))
    assert {"Bravo Sun", "Alphaville Nights", "yesterday"} <= set(texts)
    texts.clear()
    looked(play.press(pygame.K_RIGHT))
    assert "Seated · for parties  2/2" in texts
    assert "Bo" in texts
    assert "Ada" not in texts


def test_a_player_has_figures_and_a_plot_for_each_song(display, texts):
    play = looked(opened(display).press(pygame.K_3))
    assert {"34", "~ 211", "7/9", "12", "3"} <= set(texts)
    assert {"1 Oct", "yesterday", "Alphaville Nights  1/2"} <= set(texts)
    assert any("rough" in text for text in texts)
    texts.clear()
    looked(play.press(pygame.K_RIGHT))
    assert "Bravo Sun  2/2" in texts
    texts.clear()
    looked(play.press(pygame.K_DOWN))
    assert ("Bo in alpha", "errands") in play.house.parts.scores.asked


def test_everything_is_looked_up_once_and_beside_the_main_loop(display):
    scores = FakeScores(songs_danced=tuple(f"song-{number}" for number in range(10_000)))
    play = looked(opened(display, scores).press(pygame.K_2))
    for _ in range(30):
        play.press(pygame.K_DOWN)
    looked(play)
    names = [what for what, _thread in scores.asked]
    assert len(names) == len(set(names))
    assert {thread for _what, thread in scores.asked} == {"errands"}
    assert "song-30" in names
    assert play.screen._index.row == 30
    assert 30 in play.screen._index.boxes  # the list has moved along
    assert 0 not in play.screen._index.boxes


def test_up_from_the_first_row_are_the_tabs(display):
    play = opened(display)
    play.press(pygame.K_UP).press(pygame.K_RIGHT)
    assert play.screen._index.tab is Tab.SONGS
    looked(play).press(pygame.K_RETURN).press(pygame.K_DOWN)
    assert play.screen._index.row == 1


def test_where_nothing_is_listed_arrows_turn_the_tabs(display, monkeypatch):
    play = opened(display)
    monkeypatch.setattr(ScoresScreen, "_rows", ())
    assert not play.screen._index.is_in_tabs
    play.press(pygame.K_RIGHT)
    assert play.screen._index.tab is Tab.SONGS
    play.press(pygame.K_LEFT)
    assert play.screen._index.tab is Tab.EVENINGS


def test_tabs_rows_and_arrows_can_be_clicked(display):
    play = opened(display)
    looked(play.click(play.screen._index.boxes[Tab.SONGS].center))
    looked(play.click(play.screen._index.boxes[1].center))
    assert (play.screen._index.tab, play.screen._index.row) == (Tab.SONGS, 1)
    play.click(play.screen._steps[1].center)
    assert play.screen._view == 1
    play.click(play.screen._leave.center)
    assert play.stage == "title"


def test_a_song_is_looked_up_from_the_songs_and_lit_again_after_that(display, texts):
    play = opened(display, stage="songs").press(pygame.K_RIGHT)
    song = play.screen._grid.song
    texts.clear()
    looked(play.press(pygame.K_F2))
    assert play.stage == "scores"
    assert play.screen._rows[play.screen._index.row].key == song.id
    play.press(pygame.K_ESCAPE)
    assert (play.stage, play.screen._grid.song.id) == ("songs", song.id)
    assert play.press(pygame.K_ESCAPE).stage == "title"


def test_a_song_that_nobody_danced_says_so(display, texts):
    play = opened(display, FakeScores(songs_danced=()), stage="songs")
    looked(play.press(pygame.K_F2))
    assert {"Alphaville Nights", "Dance a song and it stands here"} <= set(texts)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (pygame.K_1, "Your evenings will stand here"),
        (pygame.K_2, "The best dancers of each song will stand here"),
        (pygame.K_3, "Dance a song and it stands here"),
    ],
)
def test_without_scores_there_is_a_friendly_word(display, texts, key, said):
    looked(opened(display, FakeScores(songs_danced=(), figures=NOTHING)).press(key))
    assert said in " ".join(texts)


def test_what_cannot_be_read_is_said(display, texts):
    opened(display, FakeScores(error=InputError("The book is wet.", remedy="Dry it.")))
    assert {"The book is wet.", "Dry it."} <= set(texts)


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (540, 960)], ids=str)
@pytest.mark.parametrize(("language", "letters"), [("de", TextSize.LARGE), ("ko", TextSize.NORMAL)])
def test_what_the_page_says_fits(monkeypatch, texts, size, language, letters):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    with Display(size=size) as display:
        play = opened(display, language=language, text_size=letters)
        for key in (pygame.K_2, pygame.K_3):
            looked(play.press(key))
    use_language("en")
    assert "Ada" in texts
    assert not [text for text in texts if text.endswith("…") and not text.startswith("Max")]


def test_days_are_said_as_people_do():
    assert day_words(TODAY, today=TODAY) == "today"
    assert day_words(date(2026, 11, 26), today=TODAY) == "yesterday"
    assert day_words(date(2026, 3, 14), today=TODAY) == "14 Mar"
    assert day_words(date(2025, 3, 14), today=TODAY) == "14 Mar 2025"
    try:
        use_language("ko")
        assert day_words(date(2025, 3, 14), today=TODAY) == "2025년 3월 14일"
        use_language("de")
        assert day_words(date(2026, 3, 14), today=TODAY) == "14. März"
    finally:
        use_language("en")


def test_a_plot_goes_from_left_to_right_by_days_and_up_by_points():
    points = [PlotPoint(date(2026, 1, day), points) for day, points in ((1, 0), (2, 1_000_000), (5, 500_000))]
    assert _places(points, Box(0, 0, 400, 100)) == [(0, 100), (100, 0), (400, 50)]
    assert _places(points[:1], Box(0, 0, 400, 100)) == [(200, 100)]


def test_the_line_of_a_plot_is_the_best_so_far_and_turns_only_where_it_rises():
    room = Box(0, 0, 400, 100)
    points = [PlotPoint(date(2026, 1, day), 100_000 * best) for day, best in enumerate((2, 1, 2, 6, 5), start=1)]
    line = _best_line(points, _places(points, room), room, room)
    assert line == [(2, 80), (200, 80), (300, 40), (397, 40)]
