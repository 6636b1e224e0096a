"""What is derived of a dance, as it stands in `<id>.toml`; songs without it get it when they are opened."""

import base64
import binascii

import msgspec
import numpy as np
from numpy.typing import NDArray

from dancegame.core.derived import VERSION, Derived
from dancegame.core.likeness import PHASES, PLACES, SHAPES, Descriptor
from dancegame.core.limbs import LIMB_COUNT
from dancegame.core.traits import Measures
from dancegame.songs.limits import MOST_SONG_S, within

DIGITS = 4
# Body heights a second, body heights: far beyond any dancer.
MOST_MEASURE = 1000.0
_SIZES = (len(SHAPES) * PLACES * PLACES, LIMB_COUNT, PHASES)


class DerivedFacts(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Numbers of a dance in body heights and seconds; choreography: its descriptor's shares as float16 in base64."""

    version: int
    speed: float
    reach: float
    variety: float
    leg_speed: float
    leg_share: float
    jump_share: float
    floor_share: float
    preview_s: float
    limb_speed: float
    beat_s: float
    choreography: str

    def derived(self) -> Derived:
        """Return what they say. Raises ValueError for another version, or what no dance can have."""
        within("derived.version", self.version, VERSION, VERSION)
        for name in ("speed", "reach", "variety", "leg_speed", "limb_speed", "beat_s"):
            within(f"derived.{name}", getattr(self, name), 0, MOST_MEASURE)
        for name in ("leg_share", "jump_share", "floor_share"):
            within(f"derived.{name}", getattr(self, name), 0, 1)
        within("derived.preview_s", self.preview_s, 0, MOST_SONG_S)
        shapes, limbs, phases = np.split(self._shares(), np.cumsum(_SIZES)[:-1])
        return Derived(
            measures=Measures(self.speed, self.reach, self.variety, self.leg_speed, self.leg_share),
            descriptor=Descriptor(
                shapes.reshape(len(SHAPES), PLACES, PLACES), limbs, phases, self.limb_speed, self.beat_s
            ),
            jump_share=self.jump_share,
            floor_share=self.floor_share,
            preview_s=self.preview_s,
        )

    def _shares(self) -> NDArray[np.float64]:
        try:
            shares = np.frombuffer(base64.b64decode(self.choreography, validate=True), "<f2").astype(np.float64)
        except (binascii.Error, ValueError) as error:
            raise ValueError("derived.choreography is not base64") from error
        if len(shares) != sum(_SIZES) or not np.all((shares >= 0) & (shares <= 1)):
            raise ValueError(f"derived.choreography is not {sum(_SIZES)} shares")
        return shares


def read_derived(raw: object) -> Derived | None:
    """Return what a file says of a dance; None where it has to be read off anew."""
    try:
        return None if raw is None else msgspec.convert(raw, DerivedFacts).derived()
    except (msgspec.ValidationError, ValueError):
        return None


def facts_of(derived: Derived) -> DerivedFacts:
    """Return what is written of it."""
    measures, descriptor = derived.measures, derived.descriptor
    shares = np.concatenate([descriptor.shapes.ravel(), descriptor.limbs, descriptor.phases]).astype("<f2")
    return DerivedFacts(
        version=VERSION,
        speed=_rounded(measures.speed),
        reach=_rounded(measures.reach),
        variety=_rounded(measures.variety),
        leg_speed=_rounded(measures.leg_speed),
        leg_share=_rounded(measures.leg_share),
        jump_share=_rounded(derived.jump_share),
        floor_share=_rounded(derived.floor_share),
        preview_s=_rounded(derived.preview_s),
        limb_speed=_rounded(descriptor.speed),
        beat_s=_rounded(descriptor.beat_s),
        choreography=base64.b64encode(shares.tobytes()).decode(),
    )


def _rounded(value: float) -> float:
    return round(float(value), DIGITS)
