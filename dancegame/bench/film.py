"""Films a puppet: a video with a dancer for measuring where there is no other."""

from pathlib import Path

import av

from dancegame.core.pace import steady
from dancegame.core.song import Dance
from dancegame.vision.puppet.camera import HEIGHT_PX, WIDTH_PX, PuppetCamera
from dancegame.vision.puppet.spec import PuppetSpec

BIT_RATE = 4_000_000


def film_puppet(dance: Dance, path: Path, *, duration_s: float, fps: int = 30) -> None:
    """Write a silent MPEG-4 video of a puppet that performs a dance from its beginning."""
    with av.open(str(path), "w") as container, PuppetCamera(PuppetSpec(), dance.reference) as camera:
        camera.cue(steady(0.0))
        stream = container.add_stream("mpeg4", rate=fps)
        stream.width, stream.height, stream.bit_rate = WIDTH_PX, HEIGHT_PX, BIT_RATE
        for number in range(int(duration_s * fps)):
            picture = av.VideoFrame.from_ndarray(camera.draw(number / fps), format="rgb24")
            container.mux(stream.encode(picture))
        container.mux(stream.encode())
