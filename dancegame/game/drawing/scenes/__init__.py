"""The scenes behind dancers, one file a family; adding one is a file and its line here."""

from dancegame.game.drawing.scenes.alps import ALPS
from dancegame.game.drawing.scenes.ballroom import BALLROOM
from dancegame.game.drawing.scenes.cavern import CAVERN
from dancegame.game.drawing.scenes.club import CLUB
from dancegame.game.drawing.scenes.decor import Decor
from dancegame.game.drawing.scenes.fair import FAIR
from dancegame.game.drawing.scenes.fiesta import FIESTA
from dancegame.game.drawing.scenes.glade import GLADE
from dancegame.game.drawing.scenes.harbour import HARBOUR
from dancegame.game.drawing.scenes.lake import LAKE
from dancegame.game.drawing.scenes.midnight import MIDNIGHT
from dancegame.game.drawing.scenes.playroom import PLAYROOM
from dancegame.game.drawing.scenes.sunset import SUNSET
from dancegame.game.drawing.scenes.theatre_hall import THEATRE
from dancegame.game.drawing.scenes.winter import WINTER

_ALL = (
    BALLROOM,
    WINTER,
    THEATRE,
    FIESTA,
    HARBOUR,
    LAKE,
    CAVERN,
    GLADE,
    ALPS,
    PLAYROOM,
    MIDNIGHT,
    FAIR,
    SUNSET,
    CLUB,
)
SCENES: dict[str, Decor] = {decor.name: decor for decor in _ALL}
