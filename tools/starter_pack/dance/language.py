"""The words of a choreography: keys on beats, joined to phrases that are chained, layered, mirrored and repeated.

kicks = kick("left") + kick("right")        one after the other
dance = kicks * 4 | skirt_swish * 8         together
other_way = mirror(dance)
"""

from __future__ import annotations

from dataclasses import dataclass, replace

Vector = tuple[float, float, float]

# Numbers that move the trunk. Positive is to the dancer's left, to the front, up or down as named.
LATERAL_CHANNELS = frozenset({"side_m", "heading_deg", "hip_roll_deg", "hip_twist_deg", "lean_side_deg", "twist_deg",
                              "head_turn_deg", "head_tilt_deg"})  # fmt: skip
PLAIN_CHANNELS = frozenset({"front_m", "crouch_m", "rise_m", "lean_front_deg", "head_nod_deg", "shrug_m"})
CHANNELS = LATERAL_CHANNELS | PLAIN_CHANNELS


@dataclass(frozen=True)
class Arm:
    """An arm by the directions of upper arm and forearm: (out to its own side, up, front), seen from the chest."""

    upper: Vector
    fore: Vector


@dataclass(frozen=True)
class Touch:
    """An arm whose wrist goes to a point of the body: a joint without its side, or "other_" + joint.

    offset_m: from that point, (out to the arm's own side, up, front). elbow: where the elbow points, likewise.
    """

    point: str
    offset_m: Vector = (0.0, 0.0, 0.0)
    elbow: Vector = (1.0, -0.4, -0.2)


@dataclass(frozen=True)
class Place:
    """A foot on the floor: metres to the dancer's left and to the front of the middle of the stage.

    turn_deg: the toe's direction, + to the left. weight: share of the body it carries. heel_deg: heel raised.
    lift_m: how high the foot travels on its way here.
    """

    x_m: float
    z_m: float
    turn_deg: float = 0.0
    weight: float = 1.0
    heel_deg: float = 0.0
    lift_m: float = 0.07


@dataclass(frozen=True)
class Raise:
    """A leg in the air by the directions of thigh and shin: (out to its own side, up, front), seen from the pelvis.

    point: 0 for a flexed foot, 1 for pointed toes.
    """

    thigh: Vector
    shin: Vector
    point: float = 0.8


Value = float | Arm | Touch | Place | Raise


@dataclass(frozen=True)
class Key:
    """What a part has become on a beat. travel: beats the way there takes."""

    beat: float
    part: str
    value: Value
    travel: float


@dataclass(frozen=True)
class Wave:
    """A swing of a channel from beat `start` to `end`: largest on the beats `phase` + n * `period`.

    one_sided: swings between 0 and the amplitude (a bounce) instead of between both signs (a sway).
    """

    channel: str
    amplitude: float
    period: float
    phase: float
    start: float
    end: float
    one_sided: bool = False


@dataclass(frozen=True)
class Hop:
    """A jump, highest on its beat. air: beats without the floor."""

    beat: float
    height_m: float
    air: float


@dataclass(frozen=True)
class Phrase:
    """A stretch of dance, `beats` long."""

    beats: float
    keys: tuple[Key, ...] = ()
    waves: tuple[Wave, ...] = ()
    hops: tuple[Hop, ...] = ()

    def __add__(self, other: Phrase) -> Phrase:
        later = shift(other, self.beats)
        return replace(layer(self, later), beats=self.beats + other.beats)

    def __or__(self, other: Phrase) -> Phrase:
        return layer(self, other)

    def __mul__(self, count: int) -> Phrase:
        return sequence(*[self] * count)


def phrase(beats: float, *parts: Phrase) -> Phrase:
    """Lay parts over each other and say how long the whole lasts."""
    return replace(layer(*parts), beats=beats)


def sequence(*phrases: Phrase) -> Phrase:
    """Chain phrases."""
    total = Phrase(0.0)
    for each in phrases:
        total = total + each
    return total


def layer(*phrases: Phrase) -> Phrase:
    """Dance phrases at the same time."""
    return Phrase(
        max((each.beats for each in phrases), default=0.0),
        tuple(key for each in phrases for key in each.keys),
        tuple(wave for each in phrases for wave in each.waves),
        tuple(hop for each in phrases for hop in each.hops),
    )


def shift(phrase: Phrase, beats: float) -> Phrase:
    """Move everything in a phrase later; its length stays."""
    return Phrase(
        phrase.beats,
        tuple(replace(key, beat=key.beat + beats) for key in phrase.keys),
        tuple(
            replace(wave, start=wave.start + beats, end=wave.end + beats, phase=wave.phase + beats)
            for wave in phrase.waves
        ),
        tuple(replace(hop, beat=hop.beat + beats) for hop in phrase.hops),
    )


def mirror(phrase: Phrase) -> Phrase:
    """Swap left and right."""
    return Phrase(
        phrase.beats,
        tuple(_mirrored_key(key) for key in phrase.keys),
        tuple(
            replace(wave, amplitude=-wave.amplitude) if wave.channel in LATERAL_CHANNELS else wave
            for wave in phrase.waves
        ),
        phrase.hops,
    )


def both_ways(phrase: Phrase) -> Phrase:
    """Dance a phrase, then its mirror image."""
    return phrase + mirror(phrase)


def other_side(side: str) -> str:
    """Return "right" for "left" and the other way round."""
    return "right" if side == "left" else "left"


def _mirrored_key(key: Key) -> Key:
    side, _, rest = key.part.partition("_")
    part = f"{other_side(side)}_{rest}" if side in ("left", "right") else key.part
    value = key.value
    if isinstance(value, Place):
        value = replace(value, x_m=-value.x_m, turn_deg=-value.turn_deg)
    elif isinstance(value, float | int) and key.part in LATERAL_CHANNELS:
        value = -value
    return replace(key, part=part, value=value)


# --- the smallest phrases, of no length of their own ---


def arm(side: str, value: Arm | Touch, *, at: float = 0.0, travel: float = 0.7) -> Phrase:
    """Bring one arm into a pose on a beat."""
    return Phrase(0.0, (Key(at, f"{side}_arm", value, travel),))


def arms(left: Arm | Touch, right: Arm | Touch | None = None, *, at: float = 0.0, travel: float = 0.7) -> Phrase:
    """Bring both arms into poses on a beat; the right does as the left unless told otherwise."""
    return arm("left", left, at=at, travel=travel) | arm("right", right or left, at=at, travel=travel)


def foot(side: str, value: Place | Raise, *, at: float = 0.0, travel: float = 0.6) -> Phrase:
    """Bring one foot to a place, or its leg into the air, on a beat."""
    return Phrase(0.0, (Key(at, f"{side}_foot", value, travel),))


def body(*, at: float = 0.0, travel: float = 0.8, **channels: float) -> Phrase:
    """Bring channels of the trunk to values on a beat, e.g. body(at=2, lean_side_deg=12)."""
    _check_channels(channels)
    return Phrase(0.0, tuple(Key(at, name, float(value), travel) for name, value in channels.items()))


def swing(beats: float, *, period: float, peak: float = 0.0, **channels: float) -> Phrase:
    """Swing channels to and fro for some beats, largest on beat `peak`."""
    _check_channels(channels)
    return Phrase(beats, waves=tuple(Wave(name, size, period, peak, 0.0, beats) for name, size in channels.items()))


def bounce(beats: float, *, depth_m: float = 0.04, period: float = 1.0, peak: float = 0.0) -> Phrase:
    """Give in the knees, lowest on beat `peak` and every period after."""
    return Phrase(beats, waves=(Wave("crouch_m", depth_m, period, peak, 0.0, beats, one_sided=True),))


def hop(*, at: float, height_m: float = 0.08, air: float = 0.6) -> Phrase:
    """Jump, highest on a beat."""
    return Phrase(0.0, hops=(Hop(at, height_m, air),))


def _check_channels(channels: dict[str, float]) -> None:
    unknown = set(channels) - CHANNELS
    if unknown:
        raise ValueError(f"no such channel: {sorted(unknown)}; there are {sorted(CHANNELS)}")
