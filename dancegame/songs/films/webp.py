"""Animated WebP: all colours, no sound."""

from fractions import Fraction
from typing import BinaryIO

import av

from dancegame.songs.films.frames import Frames

RATE = Fraction(25)
LOSSY = {"quality": "70", "compression_level": "3"}


def write_webp(file: BinaryIO, frames: Frames) -> None:
    """Write a film that begins again and again."""
    with av.open(file, "w", format="webp", options={"loop": "0"}) as container:
        stream = container.add_stream("libwebp_anim", rate=frames.rate, options=LOSSY)
        stream.width, stream.height = frames.film.size_px
        stream.pix_fmt = "yuv420p"
        for frame in frames:
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
