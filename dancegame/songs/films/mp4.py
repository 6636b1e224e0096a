"""MP4: VP9 pictures and AAC sound.

The wheels of PyAV carry no H.264 or H.265 encoder but x264 and x265, which are GPL: a program that uses them is given
out under the GPL. Of the free ones VP9 is played by most: all browsers, Android, iPhones since iOS 14, Windows with its
own player, and what they run of chat programs. AV1 (SVT) is half as large, and iPhones before the 15 Pro play none;
MPEG-4 part 2 is three times as large, and no browser plays it. AAC is played wherever MP4 is; FFmpeg's own encoder is
LGPL.

Measured on two cores with a dancer at 1280x720: 16 ms of CPU a picture, a clip of 12 s is 4 MB. Two levels finer
(`cpu-used` 5) it is 25 ms for a tenth less; the encoder's "good" instead of "realtime" 80 ms for a third less.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import BinaryIO

import av
import numpy as np
from av import AudioFrame, VideoCodecContext
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from dancegame.songs.films.pictures import FilmPictures
from dancegame.songs.sound.samples import RATE_HZ

RATE = Fraction(30)
VP9 = {"deadline": "realtime", "cpu-used": "7", "row-mt": "1", "crf": "33", "b": "0"}
AAC_BIT_RATE = 160_000
# As ISO/IEC 23091-2 numbers it, for primaries and transfer alike.
BT709 = 1
# Players jump to key pictures.
KEY_EVERY_S = 2


def write_mp4(file: BinaryIO, pictures: FilmPictures, sound: NDArray[np.float32] | None) -> None:
    """Write a film, its sound (N, 2) float32 at RATE_HZ beside its pictures."""
    with av.open(file, "w", format="mp4") as container:
        video = container.add_stream("libvpx-vp9", rate=pictures.rate, options=VP9)
        video.width, video.height = pictures.film.size_px
        video.pix_fmt = "yuv420p"
        _name_colors(video.codec_context)
        video.gop_size = round(KEY_EVERY_S * pictures.rate)
        video.thread_count = 2
        heard = None if sound is None else container.add_stream("aac", rate=RATE_HZ, layout="stereo")
        if heard is not None:
            heard.bit_rate = AAC_BIT_RATE
        pieces = None if heard is None or sound is None else _pieces(sound, pictures.rate)
        for frame in pictures:
            container.mux(video.encode(frame.reformat(format="yuv420p", dst_colorspace=Colorspace.ITU709)))
            if heard is not None and pieces is not None and (piece := next(pieces, None)):
                container.mux(heard.encode(piece))
        container.mux(video.encode(None))
        if heard is not None:
            container.mux(heard.encode(None))


def _name_colors(context: VideoCodecContext) -> None:
    """Say that colours are those of HD television: players take small pictures for another kind."""
    context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
    context.color_primaries = context.color_trc = BT709


def _pieces(sound: NDArray[np.float32], rate: Fraction) -> Iterator[AudioFrame]:
    """Yield the sound of one picture after the other."""
    step = RATE_HZ / rate
    for number in range(round(len(sound) / step)):
        first, last = round(number * step), round((number + 1) * step)
        piece = AudioFrame.from_ndarray(np.ascontiguousarray(sound[first:last].T), format="fltp", layout="stereo")
        piece.sample_rate, piece.pts, piece.time_base = RATE_HZ, first, Fraction(1, RATE_HZ)
        yield piece
