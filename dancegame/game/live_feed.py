"""The camera as the screens use it: started, polled, started again after a failure, always stopped."""

from collections import deque
from collections.abc import Mapping

from dancegame.core.acts import Act
from dancegame.core.errors import DanceGameError
from dancegame.core.live import LiveFailure, LivePicture, LivePoses, LiveProgress, LiveReady
from dancegame.core.pace import Pace
from dancegame.core.ports import LiveCamera
from dancegame.core.texts import N_
from dancegame.texts import _

LONGEST_WAIT_S = 0.5
# A screen that does not look at poses misses no more than these; a dance takes them at every picture.
MOST_WAITING = 600
WAKING = N_("Waking the camera")


class LiveFeed:
    """Keeps the newest of what a live camera tells; `poll` and `glance` each hand on all poses, in order."""

    def __init__(self, camera: LiveCamera) -> None:
        self._camera = camera
        self.progress = LiveProgress(0.0, WAKING)
        self.ready: LiveReady | None = None
        self.failure: DanceGameError | None = None
        self.latest: LivePoses | None = None
        self._pictures: deque[LivePicture] = deque()
        self._polled: deque[LivePoses] = deque(maxlen=MOST_WAITING)
        self._glanced: deque[LivePoses] = deque(maxlen=MOST_WAITING)

    @property
    def progress_text(self) -> str:
        """What it is doing, in the player's language."""
        return _(self.progress.text)

    def start(self) -> None:
        """Start, or start again after a failure."""
        self.progress = LiveProgress(0.0, WAKING)
        self.ready, self.failure, self.latest = None, None, None
        self._pictures.clear()
        self._polled.clear()
        self._glanced.clear()
        self._camera.start()

    def poll(self) -> list[LivePoses]:
        """Take in what there is; returns the poses since the last call, oldest first: for the screen."""
        return self._taken(self._polled)

    def glance(self) -> list[LivePoses]:
        """Take in what there is; returns the poses since the last call, oldest first: for who watches gestures."""
        return self._taken(self._glanced)

    def _taken(self, reader: deque[LivePoses]) -> list[LivePoses]:
        for event in self._camera.poll():
            match event:
                case LiveProgress():
                    self.progress = event
                case LiveReady():
                    self.ready, self.failure = event, None
                case LivePoses():
                    self.latest = event
                    self._polled.append(event)
                    self._glanced.append(event)
                case LiveFailure(error):
                    self.failure, self.ready = error, None
        taken = list(reader)
        reader.clear()
        return taken

    def picture(self) -> LivePicture | None:
        """The picture in which the newest poses were found, so that skeletons lie on their bodies.

        The newest picture of all where the poses are older than LONGEST_WAIT_S; None before the first.
        """
        newest = self._camera.picture()
        if newest is None:
            return None
        if not self._pictures or newest.captured_s > self._pictures[-1].captured_s:
            self._pictures.append(newest)
        while newest.captured_s - self._pictures[0].captured_s > LONGEST_WAIT_S:
            self._pictures.popleft()
        if self.latest is None or newest.captured_s - self.latest.captured_s > LONGEST_WAIT_S:
            return newest
        found_s = self.latest.captured_s
        return min(self._pictures, key=lambda picture: abs(picture.captured_s - found_s))

    def cue(self, pace: Pace | None) -> None:
        """Tell a performing camera which song second sounds when, None when the song ends."""
        self._camera.cue(pace)

    def direct(self, acts: Mapping[int, Act]) -> None:
        """Tell drawn puppets what to do, by their number."""
        self._camera.direct(acts)

    def tell(self, people: Mapping[int, int]) -> None:
        """Say who somebody is: the slot in which they stand -> the slot of who they are."""
        self._camera.tell(people)

    def close(self) -> None:
        """Stop the camera."""
        self._camera.stop()
