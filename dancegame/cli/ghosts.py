"""Where rounds are kept, and which of them dances along: the best, the last, one that was named, or none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from dancegame.core.errors import ReplayError
from dancegame.core.replay import Replay, Terms
from dancegame.core.settings import GhostChoice
from dancegame.core.song import Dance
from dancegame.core.texts import N_
from dancegame.songs.replay_folder import ReplayFolder, replay_folder
from dancegame.songs.replays import read_replay

_WORDS = {choice.value: choice for choice in GhostChoice} | {"none": GhostChoice.OFF}


def wished_ghost(option: str | None) -> tuple[dict[str, Any], Path | None]:
    """Return the settings that an option `--ghost` makes for one start, and the file of a replay that it names."""
    if option is None:
        return {}, None
    return ({"ghost": _WORDS[option]}, None) if option in _WORDS else ({}, Path(option))


class Replays:
    """Keeps every round, and calls the ghost that was asked for. Implements core.ports.ReplayShelf.

    named: the file of a replay that dances along whatever the settings say. is_drawn: says whether a puppet dances
    now. Raises ReplayError for a file that is none.
    """

    def __init__(self, named: Path | None = None, *, is_drawn: Callable[[], bool] = lambda: False) -> None:
        self._is_drawn = is_drawn
        self._named = None if named is None else read_replay(named)
        self._path = named

    def song_id(self, wished: str | None) -> str | None:
        """Return the song of the ghost that was named, else the wished one. Raises ReplayError where they differ."""
        if self._named is None:
            return wished
        if wished not in (None, self._named.song_id):
            raise ReplayError(
                N_("{ghost} is a replay of {song}, not of {wished}."),
                remedy=N_("Leave the song out, or choose another ghost."),
                ghost=self._path,
                song=self._named.song_id,
                wished=wished,
            )
        return self._named.song_id

    def keep(self, replay: Replay) -> Path:
        """Write a replay and return its file. Raises ReplayError."""
        return self._folder().keep(replay)

    def ghost_for(self, dance: Dance, terms: Terms, choice: GhostChoice) -> Replay | None:
        """Return the replay that dances along, None for none."""
        if self._named is not None:
            return self._named if self._named.song_id == dance.song.id else None
        match choice:
            case GhostChoice.BEST:
                return self._folder().best(dance, terms)
            case GhostChoice.LAST:
                return self._folder().last(dance, terms)
            case GhostChoice.OFF:
                return None

    def _folder(self) -> ReplayFolder:
        return ReplayFolder(replay_folder(), is_drawn=self._is_drawn())
