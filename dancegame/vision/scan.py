"""Looks through the packets of a video file, without decoding them, for where its time stamps leap."""

from dataclasses import dataclass
from pathlib import Path

import av
from av.packet import Packet
from av.stream import Stream

from dancegame.core.leaps import Runs, find_leaps
from dancegame.core.time_line import Leaps
from dancegame.vision.source import OPENING

# What a packet of sound stands for where its file does not say it.
SOUND_STEP_S = 0.03


@dataclass(frozen=True)
class Scanned:
    """What the packets of a file tell. length_s: of the pictures without their leaps; pictures: how many there are."""

    leaps: Leaps
    pictures: int

    @property
    def length_s(self) -> float:
        stretches = self.leaps.pictures
        return self.leaps.end_s - stretches[0].first_s if stretches else 0.0


def scan(path: Path, *, pictures_index: int, step_s: float, failures: tuple[type[Exception], ...]) -> Scanned:
    """Return what the packets of a file tell, up to where it breaks off.

    pictures_index: of the stream of pictures, whose pictures stand for step_s each. failures: what ends the reading.
    """
    pictures, sound, count = Runs(), Runs(), 0
    try:
        with av.open(f"file:{path}", "r", **OPENING) as container:
            heard = container.streams.best("audio")
            streams = [container.streams[pictures_index], *([heard] if heard is not None else [])]
            for number, packet in enumerate(container.demux(streams)):
                is_picture = packet.stream_index == pictures_index
                count += is_picture
                _note(number, packet, pictures if is_picture else sound, step_s if is_picture else None)
    except failures:
        pass
    return Scanned(find_leaps(pictures.found(), sound.found()), count)


def _note(number: int, packet: "Packet[Stream]", runs: Runs, step_s: float | None) -> None:
    show = packet.dts if packet.pts is None else packet.pts
    if show is None or not packet.time_base:
        return
    decode_s = None if packet.dts is None else float(packet.dts * packet.time_base)
    if step_s is None:
        step_s = float((packet.duration or 0) * packet.time_base) or SOUND_STEP_S
    runs.add(number, decode_s=decode_s, show_s=float(show * packet.time_base), length_s=step_s)
