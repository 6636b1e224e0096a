"""Where rounds are kept, and which of them dances along: the best, one that was named, or none."""

from collections.abc import Callable
from pathlib import Path

from dancegame.core.errors import ReplayError
from dancegame.core.replay import Replay, Terms
from dancegame.core.song import Dance
from dancegame.core.texts import N_
from dancegame.songs.replay_folder import ReplayFolder, replay_folder
from dancegame.songs.replays import read_replay

BEST, NONE = "best", "none"


class Replays:
    """Keeps every round, and calls the ghost that was asked for. Implements core.ports.ReplayShelf.

    ghost: BEST, NONE, or a replay's file. is_drawn: says whether a puppet dances now. Raises ReplayError for a file
    that is none.
    """

    def __init__(self, ghost: str, *, is_drawn: Callable[[], bool] = lambda: False) -> None:
        self._is_drawn = is_drawn
        self._named = None if ghost in (BEST, NONE) else read_replay(Path(ghost))
        self._wants_best = ghost == BEST
        self._ghost = ghost

    def song_id(self, wished: str | None) -> str | None:
        """Return the song of the ghost that was named, else the wished one. Raises ReplayError where they differ."""
        if self._named is None:
            return wished
        if wished not in (None, self._named.song_id):
            raise ReplayError(
                N_("{ghost} is a replay of {song}, not of {wished}."),
                remedy=N_("Leave the song out, or choose another ghost."),
                ghost=self._ghost,
                song=self._named.song_id,
                wished=wished,
            )
        return self._named.song_id

    def keep(self, replay: Replay) -> Path:
        """Write a replay and return its file. Raises ReplayError."""
        return self._folder().keep(replay)

    def ghost_for(self, dance: Dance, terms: Terms) -> Replay | None:
        """Return the replay that dances along, None for none."""
        if self._named is not None:
            return self._named if self._named.song_id == dance.song.id else None
        return self._folder().best(dance, terms) if self._wants_best else None

    def _folder(self) -> ReplayFolder:
        return ReplayFolder(replay_folder(), is_drawn=self._is_drawn())
