"""Which pictures tell people who have not seen it what the game is like."""

from collections.abc import Sequence

from dancegame.core.settings import PlayersShown
from tools.gallery.rounds import Moment, Show

CHOSEN: Sequence[tuple[Show, Sequence[Moment]]] = (
    (Show("little-swans"), (Moment.MYSTERY, Moment.REVEAL)),
    (Show("la-cucaracha"), (Moment.DANCE, Moment.RESULT)),
    (Show("jingle-bells", 2), (Moment.DANCE,)),
    (Show("can-can", 4), (Moment.DANCE, Moment.GOLD, Moment.RESULT)),
    (Show("tarantella", 6), (Moment.DANCE,)),
    (Show("blue-danube", 3, PlayersShown.BODIES), (Moment.DANCE,)),
)
