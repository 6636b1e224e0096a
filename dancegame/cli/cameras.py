"""The cameras of an evening, put together from what a dance wishes for."""

from pathlib import Path
from typing import TYPE_CHECKING, Self

from dancegame.core.live import CameraWish
from dancegame.core.ports import LiveCamera, SongShelf
from dancegame.core.poses import PoseSequence
from dancegame.core.settings import EstimatorName
from dancegame.core.song import Dance
from dancegame.vision.cameras.lookout import Lookout
from dancegame.vision.estimators import MAKERS

if TYPE_CHECKING:
    from dancegame.vision.live.house import CameraHouse


class WishedCameras:
    """Makes the live camera of each dance; a context manager that lets go of what is still open at the end.

    shelf: where a puppet learns the dance that its name asks for. wish: the newest, this one until there is a dance.
    Raises InputError for a puppet that is misspelt or a song that there is not.
    """

    def __init__(self, shelf: SongShelf, wish: CameraWish) -> None:
        self.shelf = shelf
        self._house: CameraHouse | None = None
        self._puppet_dances: dict[str, PoseSequence | None] = {}
        self.wish = wish
        self.lookout = Lookout()
        self._puppet_dance(wish.camera)

    def make(self, dance: Dance | None, wish: CameraWish) -> LiveCamera:
        """Return the camera of a dance; opens nothing yet. A puppet in front of it has learnt the dance.

        Without one, as in a menu, puppets stand and act on orders.
        """
        from dancegame.vision.live.house import CameraHouse
        from dancegame.vision.live.orders import WorkerPlan
        from dancegame.vision.puppet.spec import is_upright_puppet

        self.wish = wish
        self._house = self._house or CameraHouse()
        plan = WorkerPlan(
            wish.camera,
            players=wish.players,
            puppet_dance=self._puppet_dance(wish.camera),
            model_path=None if wish.model is None else Path(wish.model),
            make_estimator=MAKERS[EstimatorName(wish.estimator)],
            turn=0 if is_upright_puppet(wish.camera) else wish.turn,
        )
        return self._house.camera(plan, dance.reference if dance else None)

    def is_drawn(self) -> bool:
        """Say whether a puppet dances."""
        from dancegame.vision.puppet.spec import is_puppet

        return is_puppet(self.wish.camera)

    def _puppet_dance(self, camera: str) -> PoseSequence | None:
        from dancegame.vision.cameras.camera import puppet_song

        if camera not in self._puppet_dances:
            song_id = puppet_song(camera)
            self._puppet_dances[camera] = self.shelf.load_dance(song_id).reference if song_id else None
        return self._puppet_dances[camera]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.let_go()

    def let_go(self) -> None:
        """Close what is open, for whoever else wants the camera; the next dance opens it again."""
        if self._house is not None:
            self._house.let_go()
