"""Make your move on fakes: somebody makes up a dance, it is danced and kept, and everybody has their turn."""

from concurrent.futures import wait
from dataclasses import dataclass, field, replace

import pygame
import pytest
from game_fakes import FakeShelf, Play, make_dance
from test_puppet_party import PuppetPlay

from dancegame.cli.inventions import InventionShelf
from dancegame.core.errors import SongError
from dancegame.core.evening.evening import OVER
from dancegame.core.evening.length import Length
from dancegame.core.evening.rounds import Twist
from dancegame.core.settings import Settings
from dancegame.core.song import Dance
from dancegame.game.autoplay import AutoPlayer
from dancegame.game.puppet_party import PuppetParty
from dancegame.songs.library import Library

pytestmark = pytest.mark.usefixtures("bare")


@dataclass
class FakeInventions:
    kept: list[tuple[str, str]] = field(default_factory=list)

    def sound_path(self, *, bpm: float, beats: int, counted: int = 0) -> str:
        return f"{bpm:g}-{beats}-{counted}.wav"

    def keep(self, dance: Dance, *, title: str, artist: str) -> str:
        self.kept.append((title, artist))
        return "kept"


def party(display, *, songs: int = 2, inventions=None, **facts) -> Play:
    return Play(
        display,
        mode="party_invent",
        song_id=None,
        settings=Settings(has_seen_intro=True, players=2, gestures=False),
        slots=(0, 1),
        parts={"inventions": inventions or FakeInventions()},
        evening={"lasts": Length(songs=songs), "home": OVER},
        **facts,
    )


@pytest.mark.usefixtures("scene")
def test_an_evening_of_inventions_runs_by_itself(display):
    quick = {"ready": 2.0, "result": 1.0, "podium": 1.0}
    play, invented = party(display, autoplay=AutoPlayer(patience_s=quick)), []
    for _ in range(200):
        if play.stage == "podium":
            break
        play.wait(1.0)
        if play.stage == "result" and play.round.number not in [one.number for one in invented]:
            invented.append(play.round)
    assert [one.invention.player.number for one in invented] == [1, 2]
    assert [list(one.seats) for one in invented] == [[1], [0]]
    assert all(score.points > 900_000 for one in invented for score in one.danced.scores.values())
    assert play.music.played == ["100-12-4.wav", "100-24-0.wav"] * 2


def test_the_result_of_one_of_two_says_whose_it_is(display, texts):
    play = party(display).until("invent").until("result", limit_s=60.0)
    texts.clear()
    play.wait(6.0)
    assert "Owl" in texts
    assert "Keep it" in texts


def test_a_dance_is_kept_once_under_the_next_free_name(display):
    inventions = FakeInventions()
    play = party(display, inventions=inventions).until("invent").until("result", limit_s=60.0)
    play.press(pygame.K_3).wait(0.4)
    play.screen._keeping._future.result(10.0)
    play.press(pygame.K_3).wait(0.4)
    play.screen._keeping._future.result(10.0)
    assert inventions.kept == [("Fox's move 1", "Fox")]
    assert play.stage == "result"


def test_who_is_not_seen_tries_once_more_and_then_the_turn_passes_on(display):
    play = party(display).until("invent")
    for camera in play.cameras:
        camera.is_empty = True
    first = play.round.invention
    play.until("ready", limit_s=60.0)
    assert first.player.number == 1
    assert play.music.played == ["100-12-4.wav"] * 2
    for camera in play.cameras:
        camera.is_empty = False
    assert play.until("invent").round.invention.player.number == 2


def test_a_kept_dance_is_a_song_like_any_other(display, tmp_path):
    library = Library([tmp_path / "library"])
    play = party(display, inventions=InventionShelf(library, tmp_path)).until("result", limit_s=80.0)
    song_id = play.house.keep_invention("Fox's move 1", "Fox").result(10.0)
    (song,) = library.songs()
    assert (song.id, song.title, song.artist, song.tags) == (song_id, "Fox's move 1", "Fox", ("invented",))
    kept, made_up = library.load_dance(song_id), play.round.invention.dance
    assert [move.start_s for move in kept.song.moves] == [move.start_s for move in made_up.song.moves]
    assert library.sound_path(song_id)


def test_puppets_make_up_a_dance_and_copy_it(display):
    PuppetPlay.acts = {}
    play = PuppetPlay(
        display,
        mode="party_invent",
        song_id=None,
        settings=Settings(has_seen_intro=True, players=4),
        pictures_per_s=12.0,
        autoplay=PuppetParty(songs=1),
        evening={"lasts": Length(songs=1), "home": OVER},
    )
    play.until("result", limit_s=90.0)
    points = {slot: score.points for slot, score in play.round.danced.scores.items()}
    # From left to right they are better and worse at it.
    assert set(points) == {1, 2, 3}
    assert points[1] > points[2] > points[3]
    assert points[1] > 500_000


def test_a_faster_dance_has_a_faster_beat_and_is_judged_as_well(display):
    play = party(display, shelf=FakeShelf((make_dance("calm", "Calm", "The Testers", hz=0.4),))).until("invent")
    play.game.router.evening = replace(play.evening, round=replace(play.round, twist=Twist.FASTER))
    play.until("result", limit_s=60.0)
    assert play.music.played == ["100-12-4.wav", "150-24-0.wav"]
    assert play.round.danced.scores[1].points > 900_000


def test_a_dance_that_cannot_be_kept_says_why_and_can_be_tried_again(display):
    class Full(FakeInventions):
        def keep(self, dance: Dance, *, title: str, artist: str) -> str:
            super().keep(dance, title=title, artist=artist)
            raise SongError("The disk is full.", remedy="Free some space.")

    inventions = Full()
    play = party(display, inventions=inventions).until("result", limit_s=60.0)
    for _ in range(2):
        play.press(pygame.K_3)
        wait([play.screen._keeping._future], 30)
        play.wait(0.6)
    assert play.screen._keeping.headline == "The disk is full."
    assert inventions.kept == [("Fox's move 1", "Fox")] * 2
