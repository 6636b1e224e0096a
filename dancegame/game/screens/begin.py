"""The way into a round: load a song, then the mystery; or say what is wrong."""

from dancegame.core.errors import DanceGameError
from dancegame.game.screen import Replace
from dancegame.game.session import Session


def begin_round(session: Session) -> Replace:
    """Return the way to the next song's mystery, or to a message where no song can be played."""
    from dancegame.game.screens.message import MessageScreen
    from dancegame.game.screens.mystery import MysteryScreen

    try:
        session.begin_round()
    except DanceGameError as error:
        return Replace(MessageScreen(session, error))
    return Replace(MysteryScreen(session))


def to_title(session: Session) -> Replace:
    """Return the way back to the menu."""
    from dancegame.game.screens.title import TitleScreen

    return Replace(TitleScreen(session))
