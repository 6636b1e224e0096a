"""A film whose dance is known to the joint: cards, waiting, a cut, noise and motion blur."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from dancegame.core.pace import steady
from dancegame.core.poses import JOINT_COUNT, PoseSequence
from dancegame.vision.puppet.camera import PuppetCamera
from dancegame.vision.puppet.performer import BLEND_S
from dancegame.vision.puppet.spec import PuppetSpec

WIDTH_PX, HEIGHT_PX, FPS = 1920, 1080, 30
Picture = NDArray[np.uint8]
# The shutter of a phone in a room; three pictures in that time make a blur.
SHUTTER_S, BLURS = 1 / 60, 3
NOISE = 6.0
# Of the close shot: what is seen of the picture, and where it begins.
ZOOM, ZOOM_LEFT, ZOOM_TOP = 0.86, 0.07, 0.1


@dataclass(frozen=True)
class Film:
    """Which seconds show what: cards without a dancer at both ends, waiting beside them, a cut in the dance."""

    first_card_s: float = 1.0
    wait_s: float = 1.4
    dance_s: float = 8.0
    last_card_s: float = 1.2
    height_px: int = HEIGHT_PX

    @property
    def starts_s(self) -> float:
        """When the dancer begins to move: the puppet takes its first pose from where it stands."""
        return self.first_card_s + self.wait_s

    @property
    def ends_s(self) -> float:
        """When the dancer comes to rest."""
        return self.starts_s + self.dance_s

    @property
    def cut_s(self) -> float:
        """When the camera shows him closer."""
        return self.starts_s + self.dance_s / 2

    @property
    def card_s(self) -> float:
        """When the end card comes."""
        return self.ends_s + self.wait_s

    @property
    def length_s(self) -> float:
        """How long all of it is."""
        return self.card_s + self.last_card_s


def write_film(reference: PoseSequence, path: Path, film: Film) -> PoseSequence:
    """Write a film (H.264) of a puppet's dance and return where his joints are while he is shown."""
    first_s = float(reference.times_s[0])
    last_s = first_s + film.dance_s - 2 * BLEND_S
    inside = (reference.times_s >= first_s) & (reference.times_s <= last_s)
    dance = PoseSequence(
        reference.times_s[inside],
        reference.xy[inside],
        reference.confidence[inside],
        reference.fps,
        None if reference.world is None else reference.world[inside],
    )
    size_px = round(film.height_px * WIDTH_PX / HEIGHT_PX), film.height_px
    with PuppetCamera(PuppetSpec(), dance, width_px=size_px[0], height_px=size_px[1]) as camera:
        camera.cue(steady(film.starts_s + BLEND_S - first_s))
        _write(path, _pictures(camera, film, size_px), size_px)
        return _truth(camera, film)


def _pictures(camera: PuppetCamera, film: Film, size_px: tuple[int, int]) -> Iterator[Picture]:
    random = np.random.default_rng(1)
    for number in range(round(film.length_s * FPS)):
        time_s = number / FPS
        if time_s < film.first_card_s or time_s >= film.card_s:
            yield _card(size_px, "MY DANCE" if time_s < film.first_card_s else "@dancer")
            continue
        picture = _blurred(camera.draw, time_s)
        if time_s >= film.cut_s:
            picture = _closer(picture)
        yield _noisy(picture, int(random.integers(len(_grain(size_px)))), size_px)


def _blurred(draw: Callable[[float], Picture], time_s: float) -> Picture:
    shots = [draw(time_s + SHUTTER_S * (place / (BLURS - 1) - 0.5)) for place in range(BLURS)]
    return np.asarray(np.mean(shots, axis=0, dtype=np.float32), np.uint8)


def _closer(picture: Picture) -> Picture:
    height, width = picture.shape[:2]
    left, top = round(ZOOM_LEFT * width), round(ZOOM_TOP * height)
    part = picture[top : top + round(ZOOM * height), left : left + round(ZOOM * width)]
    return np.asarray(cv2.resize(part, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


@cache
def _grain(size_px: tuple[int, int]) -> list[NDArray[np.int16]]:
    random = np.random.default_rng(2)
    shape = (size_px[1], size_px[0], 1)
    return [np.asarray(random.normal(0, NOISE, shape), np.int16) for _ in range(4)]


def _noisy(picture: Picture, number: int, size_px: tuple[int, int]) -> Picture:
    return np.asarray((picture + _grain(size_px)[number]).clip(0, 255), np.uint8)


@cache
def _card(size_px: tuple[int, int], text: str) -> Picture:
    """A card as an app puts it at the ends of a video: dark, a round sign and a name."""
    picture = np.full((size_px[1], size_px[0], 3), (18, 18, 24), np.uint8)
    middle = size_px[0] // 2, size_px[1] // 2
    cv2.circle(picture, (middle[0], middle[1] - size_px[1] // 8), size_px[1] // 10, (240, 40, 90), -1, cv2.LINE_AA)
    scale = size_px[1] / 300
    (width, _), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, scale, 4)
    place = middle[0] - width // 2, middle[1] + size_px[1] // 6
    cv2.putText(picture, text, place, cv2.FONT_HERSHEY_SIMPLEX, scale, (250, 250, 250), 4, cv2.LINE_AA)
    return picture


def _truth(camera: PuppetCamera, film: Film) -> PoseSequence:
    times_s = np.arange(round(film.first_card_s * FPS), round(film.card_s * FPS)) / FPS
    xy = np.array([camera.body(time_s).xy for time_s in times_s])
    corner = np.array((ZOOM_LEFT * WIDTH_PX / HEIGHT_PX, ZOOM_TOP))
    is_close = times_s >= film.cut_s
    xy[is_close] = (xy[is_close] - corner) / ZOOM
    seen = np.ones((len(times_s), JOINT_COUNT), np.float32)
    return PoseSequence(times_s, xy.astype(np.float32), seen, FPS)


def _write(path: Path, pictures: Iterator[Picture], size_px: tuple[int, int]) -> None:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=FPS, options={"crf": "23", "preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = size_px[0], size_px[1], "yuv420p"
        for picture in pictures:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())
