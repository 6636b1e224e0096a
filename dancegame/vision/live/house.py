"""The camera house of an evening: one live worker that stays warm from dance to dance."""

from collections.abc import Mapping
from typing import Self

from dancegame.core.acts import Act
from dancegame.core.live import LiveEvent, LivePicture
from dancegame.core.pace import Pace
from dancegame.core.poses import PoseSequence
from dancegame.vision.live.orders import WorkerPlan
from dancegame.vision.live.worker import LiveWorker


class CameraHouse:
    """Gives each dance its camera; a context manager that ends the worker with the evening.

    What two dances have in common stays as it is between them: the process, the camera, the loaded networks. A camera
    that no dance has for a while is let go (see `Patience`), its networks are not.
    """

    def __init__(self) -> None:
        self._worker: LiveWorker | None = None
        self._holder: DanceCamera | None = None

    def camera(self, plan: WorkerPlan, dance: PoseSequence | None) -> "DanceCamera":
        """Return the camera of a dance, not started; a puppet in front of it learns the dance.

        Without a dance, as in a menu, puppets stand and act on orders.
        """
        return DanceCamera(self, plan, dance)

    def start(self, camera: "DanceCamera", plan: WorkerPlan, dance: PoseSequence | None) -> None:
        """Let the worker watch for a dance; whoever had it before hears no more of it."""
        self._holder = camera
        self._worker = self._worker or LiveWorker(plan)
        self._worker.rehearse(dance)
        self._worker.start(plan)

    def worker_of(self, camera: "DanceCamera") -> LiveWorker | None:
        """Return the worker while it watches for this dance."""
        return self._worker if self._holder is camera else None

    def rest(self) -> None:
        """Let the worker watch nobody."""
        self._holder = None
        if self._worker is not None:
            self._worker.rest()

    def let_go(self) -> None:
        """End the worker, for whoever else wants the camera; the next dance has another, which knows the players."""
        self._holder = None
        if self._worker is not None:
            self._worker.rest()
            self._worker.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.let_go()


class DanceCamera:
    """The `LiveCamera` of one dance: a turn at the house's worker, from start to stop."""

    def __init__(self, house: CameraHouse, plan: WorkerPlan, dance: PoseSequence | None) -> None:
        self._house, self._plan, self._dance = house, plan, dance

    def start(self) -> None:
        """Begin to watch, or begin anew after a failure."""
        self._house.start(self, self._plan, self._dance)

    def stop(self) -> None:
        """End the turn; safe to call twice."""
        if self._worker is not None:
            self._house.rest()

    def cue(self, pace: Pace | None) -> None:
        """Tell the camera side which song second sounds at which monotonic second, None when the song ends."""
        if self._worker is not None:
            self._worker.cue(pace)

    def direct(self, acts: Mapping[int, Act]) -> None:
        """Let puppets act, by their number; real people do not hear of it."""
        if self._worker is not None:
            self._worker.direct(acts)

    def tell(self, people: Mapping[int, int]) -> None:
        """Say who somebody is: the slot in which they stand -> the slot of who they are."""
        if self._worker is not None:
            self._worker.tell(people)

    def poll(self) -> list[LiveEvent]:
        """Return the events since the last call; none once another dance has its turn."""
        return self._worker.poll() if self._worker is not None else []

    def picture(self) -> LivePicture | None:
        """Return the newest camera picture of the turn."""
        return self._worker.picture() if self._worker is not None else None

    @property
    def _worker(self) -> LiveWorker | None:
        return self._house.worker_of(self)
