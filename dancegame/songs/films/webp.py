"""Animated WebP: all colours, no sound."""

from fractions import Fraction
from typing import BinaryIO

import av

from dancegame.songs.films.pictures import FilmPictures

RATE = Fraction(25)
LOSSY = {"quality": "70", "compression_level": "3"}


def write_webp(file: BinaryIO, pictures: FilmPictures) -> None:
    """Write a film that begins again and again."""
    with av.open(file, "w", format="webp", options={"loop": "0"}) as container:
        stream = container.add_stream("libwebp_anim", rate=pictures.rate, options=LOSSY)
        stream.width, stream.height = pictures.film.size_px
        stream.pix_fmt = "yuv420p"
        for frame in pictures:
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
