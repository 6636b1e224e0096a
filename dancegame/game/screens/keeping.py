"""Keeps a dance that somebody made up as a song, beside the game, and says how far that is."""

from concurrent.futures import Future

from dancegame.core.errors import DanceGameError
from dancegame.core.evening.modes.make_your_move import inventor_points
from dancegame.core.evening.rounds import Round
from dancegame.game.drawing.hud import spaced
from dancegame.game.house import House
from dancegame.texts import _
from dancegame.texts.words import error_words, text_words


class Keeping:
    """The dance of the round that is on; begin keeps it once, and again where that went wrong."""

    def __init__(self, house: House, current: Round) -> None:
        assert current.invention is not None, "nobody made it up"
        self._house, self._player = house, text_words(current.invention.player.label)
        self._points = inventor_points(current)
        self._future: Future[str] | None = None

    @property
    def _error(self) -> BaseException | None:
        return self._future.exception() if self._future and self._future.done() else None

    def begin(self) -> None:
        """Keep it under the next free title of its inventor."""
        if self._future is not None and not isinstance(self._error, DanceGameError):
            return
        titles = {song.title for song in self._house.parts.shelf.songs()}
        number = 1
        while (title := _("{player}'s move {number}", player=self._player, number=number)) in titles:
            number += 1
        self._future = self._house.keep_invention(title, self._player)

    @property
    def words(self) -> str:
        """What the choice is called now."""
        if self._future is None:
            return _("Keep it")
        if not self._future.done():
            return _("One moment…")
        return _("Kept!") if self._error is None else _("Not kept")

    @property
    def headline(self) -> str:
        """Whose dance it is, and what they get for it; where it could not be kept, why."""
        if isinstance(self._error, DanceGameError):
            return error_words(self._error)[0]
        if not self._points:
            return _("{player}'s move", player=self._player)
        points = spaced(self._points)
        return _(
            "{player} gets the average of the others: {points}",
            player=self._player,
            points=points,
        )
