"""GIF: 256 colours chosen for the whole film, so that nothing flickers; no sound.

Delays are whole hundredths of a second. With 8 of them 12 s of two fast dancers at 640x360 are 7.8 MB, with 6 of them
9.8 MB: chat programs take 8 to 10 MB. A light that stands still (see Kind.is_coarse) makes up another third.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import BinaryIO

import av
from av import VideoFormat, VideoFrame
from av.filter import Graph
from av.filter.context import FilterContext

from dancegame.songs.films.pictures import FilmPictures

RATE = Fraction(100, 8)
# Colours hardly change: some of the pictures tell them all.
SAMPLES = 24
# An even pattern of dots stands still where the picture does, and packs better than scattered ones.
DITHER = "dither=bayer:bayer_scale=4:diff_mode=rectangle"


def write_gif(file: BinaryIO, pictures: FilmPictures) -> None:
    """Write a film that begins again and again."""
    palette = _palette(pictures)
    with av.open(file, "w", format="gif") as container:
        stream = container.add_stream("gif", rate=pictures.rate)
        stream.width, stream.height = pictures.film.size_px
        stream.pix_fmt = "pal8"
        for frame in _painted(pictures, palette):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _palette(pictures: FilmPictures) -> VideoFrame:
    graph, size = Graph(), pictures.film.size_px
    source = _source(graph, size, pictures.rate)
    palette, sink = graph.add("palettegen", "stats_mode=full:reserve_transparent=1"), graph.add("buffersink")
    source.link_to(palette)
    palette.link_to(sink)
    graph.configure()
    for frame in pictures.sample(SAMPLES):
        source.push(frame)
    source.push(None)
    return _picture(sink)


def _painted(pictures: FilmPictures, palette: VideoFrame) -> Iterator[VideoFrame]:
    """Yield the pictures in the colours of the palette."""
    graph = Graph()
    source = _source(graph, pictures.film.size_px, pictures.rate)
    colors = _source(graph, (palette.width, palette.height), pictures.rate)
    paint, sink = graph.add("paletteuse", DITHER), graph.add("buffersink")
    source.link_to(paint, 0, 0)
    colors.link_to(paint, 0, 1)
    paint.link_to(sink)
    graph.configure()
    palette.pts = 0
    colors.push(palette)
    colors.push(None)
    for frame in pictures:
        source.push(frame)
        yield _picture(sink)


def _source(graph: Graph, size_px: tuple[int, int], rate: Fraction) -> FilterContext:
    return graph.add_buffer(width=size_px[0], height=size_px[1], format=VideoFormat("bgra"), time_base=1 / rate)


def _picture(sink: FilterContext) -> VideoFrame:
    picture = sink.pull()
    assert isinstance(picture, VideoFrame), "a graph of pictures"
    return picture
