"""Clips and posters of kept rounds: the replay, its song and its sound put together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pygame

from dancegame.core.errors import InputError
from dancegame.core.evening.players import Player
from dancegame.core.highlights import best_start_s
from dancegame.core.ports import SongShelf
from dancegame.core.replay import Replay
from dancegame.core.retelling import Told, retell
from dancegame.core.song import Dance
from dancegame.core.texts import N_
from dancegame.game.drawing.canvas import Canvas, Look
from dancegame.game.drawing.glow import opaque
from dancegame.game.film.clip import Clip
from dancegame.game.film.film import Film
from dancegame.game.film.poster import Poster
from dancegame.songs.films.excerpt import excerpt
from dancegame.songs.films.writing import Sound
from dancegame.songs.replays import read_replay

CLIP_S = 12.0
POSTER_PX = (1080, 1350)


@dataclass(frozen=True)
class Stretch:
    """A part of a song, in song seconds."""

    start_s: float
    seconds: float


@dataclass(frozen=True)
class ToldRound:
    """A replay with its song."""

    replay: Replay
    dance: Dance

    @cached_property
    def told(self) -> Mapping[int, Told]:
        """What happened to each player, by slot."""
        return retell(self.replay, self.dance)

    @property
    def players(self) -> dict[int, Player]:
        """Everybody by slot, guests as who sits there first of all."""
        return {slot: Player(slot + 1, score.name) for slot, score in self.replay.scores.items()}

    def stretch(self, *, start_s: float | None, seconds: float | None) -> Stretch:
        """Return what was asked for, as far as the round goes; else where most was earned. Raises InputError."""
        ends_s = [self.dance.song.duration_s, self.replay.terms.end_s, self.replay.recording.duration_s]
        end_s = min(end_s for end_s in ends_s if end_s is not None)
        if start_s is not None and not 0 <= start_s < end_s:
            raise InputError(
                N_("--start is {start}, and the round lasts {seconds:.1f} s."),
                remedy=N_("Leave it out to see the best of it."),
                start=start_s,
                seconds=end_s,
            )
        seconds = min(seconds or CLIP_S, end_s - (start_s or 0.0))
        if start_s is None:
            judged = [one for told in self.told.values() for one in told.score.moves]
            start_s = best_start_s(self.dance.song.moves, judged, length_s=seconds, end_s=end_s)
        return Stretch(start_s, seconds)

    def clip(
        self,
        stretch: Stretch,
        *,
        size_px: tuple[int, int],
        look: Look,
        players: Mapping[int, Player] | None = None,
        has_still_light: bool = False,
    ) -> Film:
        """Return the film of a stretch. players: who sat in the slots, where more is known than their names."""
        clip = Clip(
            self.dance,
            self.told,
            self.players | dict(players or {}),
            start_s=stretch.start_s,
            seconds=stretch.seconds,
            theme=look.theme,
            has_still_light=has_still_light,
        )
        return Film(clip.draw, size_px=size_px, seconds=stretch.seconds, look=look)

    def poster(
        self, *, size_px: tuple[int, int] = POSTER_PX, look: Look, players: Mapping[int, Player] | None = None
    ) -> pygame.Surface:
        """Return the picture of the result."""
        surface = opaque(size_px)
        Poster(self.dance, self.told, self.players | dict(players or {})).draw(Canvas(surface, look, is_film=True))
        return surface


def open_round(path: Path, shelf: SongShelf) -> ToldRound:
    """Read a replay and its song. Raises ReplayError, and SongError for a song that is gone."""
    replay = read_replay(path)
    return ToldRound(replay, shelf.load_dance(replay.song_id))


def sound_of(shelf: SongShelf, song_id: str, stretch: Stretch) -> Sound:
    """Return the music of a stretch. Raises InputError for a silent song, SoundError."""
    path = shelf.sound_path(song_id)
    if path is None:
        raise InputError(N_("{song} is a silent dance."), remedy=N_("Leave out --sound."), song=song_id)
    return excerpt(Path(path), start_s=stretch.start_s, seconds=stretch.seconds)
