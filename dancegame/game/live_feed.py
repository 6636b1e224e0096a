"""The camera as the screens use it: started, polled, started again after a failure, always stopped."""

from dancegame.core.errors import DanceGameError
from dancegame.core.live import LiveFailure, LivePicture, LivePoses, LiveProgress, LiveReady
from dancegame.core.ports import LiveCamera


class LiveFeed:
    """Keeps the newest of what a live camera tells; `poll` hands on the poses in order."""

    def __init__(self, camera: LiveCamera) -> None:
        self._camera = camera
        self.progress = LiveProgress(0.0, "Waking the camera")
        self.ready: LiveReady | None = None
        self.failure: DanceGameError | None = None
        self.latest: LivePoses | None = None

    def start(self) -> None:
        """Start, or start again after a failure."""
        self.progress = LiveProgress(0.0, "Waking the camera")
        self.ready, self.failure, self.latest = None, None, None
        self._camera.start()

    def poll(self) -> list[LivePoses]:
        """Take in the events since the last call; returns the poses among them, oldest first."""
        poses = []
        for event in self._camera.poll():
            match event:
                case LiveProgress():
                    self.progress = event
                case LiveReady():
                    self.ready = event
                case LivePoses():
                    self.latest = event
                    poses.append(event)
                case LiveFailure(error):
                    self.failure, self.ready = error, None
        return poses

    def picture(self) -> LivePicture | None:
        """The newest camera picture, None before the first."""
        return self._camera.picture()

    def cue(self, song_start_s: float | None) -> None:
        """Tell a performing camera when song second 0 sounds, None when the song ends."""
        self._camera.cue(song_start_s)

    def close(self) -> None:
        """Stop the camera."""
        self._camera.stop()
