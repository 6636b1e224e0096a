"""How the Habanera is danced: flowering arms, a fan, a skirt, palms, stamps, a warning."""

import math

from tools.starter_pack.dance.language import (
    Arm,
    Phrase,
    Place,
    Touch,
    arm,
    arms,
    body,
    both_ways,
    foot,
    mirror,
    other_side,
    phrase,
    swing,
)
from tools.starter_pack.dance.steps import raise_leg, sign, step

FLOWER_HIGH = Arm(upper=(0.6, 0.78, 0.15), fore=(-0.42, 0.9, 0.12))
FLOWER_OUT = Arm(upper=(0.92, 0.3, 0.2), fore=(0.75, 0.62, 0.2))
FLOWER_LOW = Arm(upper=(0.5, -0.72, 0.5), fore=(-0.85, -0.12, 0.5))
FLOWER_SIDE = Arm(upper=(0.9, -0.4, 0.15), fore=(0.95, 0.05, 0.3))
ON_HIP = Touch("hip", (0.07, 0.09, 0.0), elbow=(1.0, 0.05, -0.4))
FAN_SHUT = Arm(upper=(0.35, -0.75, 0.55), fore=(-0.75, 0.55, 0.4))
FAN_OPEN = Arm(upper=(0.5, -0.6, 0.6), fore=(0.15, 0.85, 0.5))
FAN_FACE = Touch("mouth", (0.03, 0.0, 0.12), elbow=(1.0, -0.25, 0.2))
FAN_FAR = Arm(upper=(0.92, 0.25, 0.25), fore=(0.9, 0.42, 0.15))
SKIRT_OUT = Arm(upper=(0.93, 0.02, 0.25), fore=(0.85, 0.45, 0.3))
SKIRT_ACROSS = Arm(upper=(-0.15, -0.45, 0.9), fore=(-0.88, 0.15, 0.45))
SKIRT_LOW = Arm(upper=(0.55, -0.8, 0.25), fore=(0.4, -0.75, 0.5))
# Palms are clapped beside one cheek: the arm of that side, the arm that comes across.
PALM_NEAR, PALM_NEAR_APART = Arm((0.7, 0.0, 0.7), (-0.5, 0.75, 0.45)), Arm((0.85, 0.1, 0.5), (0.35, 0.85, 0.4))
PALM_ACROSS, PALM_ACROSS_APART = Arm((-0.68, -0.05, 0.7), (-0.75, 0.6, 0.3)), Arm((-0.35, -0.2, 0.9), (-0.3, 0.85, 0.4))
ROSE = Touch("mouth", (0.04, -0.02, 0.05), elbow=(1.0, -0.3, 0.2))
HEART = Touch("chest", (-0.03, 0.02, 0.04), elbow=(1.0, -0.3, 0.3))
WARNING = Arm(upper=(0.72, 0.12, 0.68), fore=(0.68, 0.2, 0.72))
THROWN = Arm(upper=(0.85, 0.42, 0.35), fore=(0.9, 0.35, 0.25))


def straight(*, at: float = 0.0, travel: float = 0.7) -> Phrase:
    """Face the front and stand tall."""
    return body(at=at, travel=travel, heading_deg=0, head_turn_deg=0, lean_front_deg=0, crouch_m=0, side_m=0, rise_m=0,
                lean_side_deg=0, twist_deg=0, head_tilt_deg=0, head_nod_deg=0, hip_roll_deg=0, front_m=0)  # fmt: skip


def sway(beats: int, *, first: str = "left", width_m: float = 0.085) -> Phrase:
    """Swing the hips from foot to foot, a beat to each side, the knees giving in between."""
    way = sign(first)
    return swing(beats, period=2, peak=0, side_m=width_m * way, hip_roll_deg=-9 * way, lean_side_deg=-5 * way) | swing(
        beats, period=1, peak=0.5, crouch_m=0.02
    )


def flower(side: str) -> Phrase:
    """Let one arm flower overhead while the other curves before the waist: two beats."""
    way, other = sign(side), other_side(side)
    return phrase(
        2,
        arm(side, FLOWER_HIGH, at=0, travel=0.9),
        arm(other, FLOWER_LOW, at=0, travel=0.9),
        arm(side, FLOWER_OUT, at=1, travel=0.8),
        arm(other, FLOWER_SIDE, at=1, travel=0.8),
        step(side, out=0.24, at=0, travel=0.6, turn=25, lift=0.05),
        step(other, out=0.16, z=0.12, at=1, travel=0.6, turn=30, heel=25, weight=0.4, lift=0.05),
        body(
            at=0, travel=0.9, lean_side_deg=-9 * way, head_turn_deg=28 * way, head_tilt_deg=6 * way, twist_deg=10 * way
        ),
        body(at=1, travel=0.9, lean_side_deg=6 * way, head_turn_deg=-20 * way, twist_deg=-6 * way),
    )


def flowers() -> Phrase:
    """Left and right arm in turn: eight beats."""
    return (straight(at=0) | both_ways(flower("left")) * 2) | sway(8)


def fan() -> Phrase:
    """Walk to the left behind a fluttering fan, hide the face, and open it wide: eight beats."""
    parts = []
    for beat, side, x, z in ((0, "left", 0.1, 0.0), (1, "right", 0.3, 0.14), (2, "left", 0.34, 0.0),
                             (3, "right", 0.34, 0.0)):  # fmt: skip
        out = -0.06 if beat == 1 else 0.13
        parts.append(step(side, x=x, z=z, out=out, at=beat, travel=0.6, lift=0.06, turn=20))
    flutter = [arm("right", FAN_SHUT if half % 2 == 0 else FAN_OPEN, at=half / 2, travel=0.5) for half in range(8)]
    return phrase(
        8,
        straight(at=0),
        arm("left", ON_HIP, at=0, travel=0.8),
        *parts,
        *flutter,
        *[body(at=beat, travel=0.8, twist_deg=12 * way, lean_side_deg=7 * way, head_turn_deg=20, hip_roll_deg=-8 * way)
          for beat, way in ((0, 1), (1, -1), (2, 1), (3, -1))],
        arm("right", FAN_FACE, at=4, travel=0.7),
        step("left", x=0.34, out=0.24, at=4, travel=0.6, turn=20),
        body(at=4, travel=0.8, twist_deg=24, lean_side_deg=8, crouch_m=0.13, head_turn_deg=-18, hip_roll_deg=-6),
        arm("right", FAN_FAR, at=5, travel=0.6),
        body(at=5, travel=0.7, twist_deg=-8, lean_side_deg=-11, crouch_m=0.02, head_turn_deg=-30, side_m=-0.06),
        arm("right", FAN_FACE, at=6, travel=0.7),
        step("right", x=0.17, out=0.12, at=6, travel=0.6),
        step("left", x=0.17, out=0.12, at=6.5, travel=0.5),
        body(at=6, travel=0.7, twist_deg=16, lean_side_deg=8, crouch_m=0.12, head_turn_deg=12, side_m=0.0),
        arm("right", FAN_FAR, at=7, travel=0.6),
        step("right", at=7, travel=0.5),
        body(at=7, travel=0.7, twist_deg=-10, lean_side_deg=-8, crouch_m=0.02, head_turn_deg=-24, hip_roll_deg=6),
        step("left", at=7.6, travel=0.5),
        sway(4, width_m=0.05),
    )  # fmt: skip


def swirl(side: str) -> Phrase:
    """Throw the skirt to one side in a wide lunge, and gather it low: two beats."""
    way, other = sign(side), other_side(side)
    return phrase(
        2,
        arm(side, SKIRT_OUT, at=0, travel=0.8),
        arm(other, SKIRT_ACROSS, at=0, travel=0.8),
        step(side, out=0.36, at=0, travel=0.7, turn=40, lift=0.05),
        body(at=0, travel=0.8, side_m=0.10 * way, crouch_m=0.13, lean_side_deg=12 * way, twist_deg=22 * way,
             head_turn_deg=16 * way, hip_roll_deg=-6 * way),
        arms(SKIRT_LOW, at=1, travel=0.8),
        step(side, out=0.13, at=1, travel=0.6, lift=0.05),
        body(at=1, travel=0.8, side_m=0.0, crouch_m=0.02, lean_side_deg=-4 * way, twist_deg=-6 * way,
             hip_roll_deg=4 * way),
    )  # fmt: skip


def swirls() -> Phrase:
    """Swirl the skirt left and right, twice: eight beats."""
    return straight(at=0) | both_ways(swirl("left")) * 2


def turn(start_deg: float, end_deg: float) -> Phrase:
    """Turn once around under the flowering arm, then snap to a pose: four beats."""
    parts = []
    for count in range(6):
        side = "left" if (count % 2 == 0) == (end_deg > start_deg) else "right"
        heading = start_deg + (end_deg - start_deg) * min(1.0, (count + 1.4) / 6)
        angle, out = math.radians(heading), 0.1 * sign(side)
        place = Place(out * math.cos(angle), -out * math.sin(angle), heading + 10 * sign(side), lift_m=0.05)
        parts.append(foot(side, place, at=count / 2 + 0.5, travel=0.45))
    inner, outer = ("left", "right") if end_deg > start_deg else ("right", "left")
    way = sign(inner)
    return phrase(
        4,
        *parts,
        body(at=2.9, travel=2.9, heading_deg=end_deg),
        arm(outer, FLOWER_HIGH, at=0, travel=0.8),
        arm(inner, ON_HIP, at=0, travel=0.8),
        body(at=0, travel=0.7, crouch_m=0.07, lean_side_deg=0, twist_deg=10 * way, hip_roll_deg=0, side_m=0.0),
        body(at=1, travel=0.7, crouch_m=0.0, lean_front_deg=-5, twist_deg=0),
        arm(outer, FLOWER_OUT, at=1, travel=0.8),
        arm(outer, FLOWER_HIGH, at=2, travel=0.8),
        arm(outer, FLOWER_OUT, at=3, travel=0.5),
        body(at=3, travel=0.5, crouch_m=0.10, lean_side_deg=-9 * way, head_turn_deg=-30 * way, lean_front_deg=0),
    )


def palms(side: str) -> Phrase:
    """Clap beside one cheek on the beats while the feet stamp: four beats."""
    way, other = sign(side), other_side(side)
    parts = []
    for beat in range(4):
        stamping = side if beat % 2 == 0 else other
        parts += [
            arm(side, PALM_NEAR, at=beat, travel=0.4) | arm(side, PALM_NEAR_APART, at=beat + 0.5, travel=0.45),
            arm(other, PALM_ACROSS, at=beat, travel=0.4) | arm(other, PALM_ACROSS_APART, at=beat + 0.5, travel=0.45),
            raise_leg(stamping, (0.55, -0.25, 0.8), (0.25, -0.95, -0.15), at=beat - 0.4, travel=0.45, point=0.3),
            step(stamping, at=beat, travel=0.38, out=0.15, turn=20),
            body(at=beat, travel=0.5, crouch_m=0.07, hip_roll_deg=7 * way * (-1) ** beat),
            body(at=beat + 0.5, travel=0.45, crouch_m=0.0),
        ]
    return phrase(
        4,
        straight(at=0),
        *parts,
        body(
            at=0, travel=0.8, twist_deg=14 * way, lean_side_deg=8 * way, head_turn_deg=24 * way, head_tilt_deg=5 * way
        ),
    )


def warn(side: str) -> Phrase:
    """Take love to the heart, open the arms, take the rose from the lips and point: beware! Eight beats."""
    way, other = sign(side), other_side(side)
    return phrase(
        8,
        straight(at=0),
        arm(side, HEART, at=0, travel=0.8),
        arm(other, ON_HIP, at=0, travel=0.8),
        step(side, out=0.18, at=0, travel=0.6, turn=15),
        body(at=0, travel=0.8, side_m=0.06 * way, lean_side_deg=8 * way, head_tilt_deg=8 * way, hip_roll_deg=-7 * way),
        arm(side, FLOWER_OUT, at=1, travel=0.8),
        body(
            at=1, travel=0.8, side_m=-0.06 * way, lean_side_deg=-9 * way, head_tilt_deg=-6 * way, hip_roll_deg=7 * way
        ),
        arm(other, HEART, at=2, travel=0.8),
        arm(side, ON_HIP, at=2, travel=0.8),
        body(at=2, travel=0.8, side_m=0.06 * way, lean_side_deg=8 * way, hip_roll_deg=-7 * way, head_tilt_deg=8 * way),
        arm(other, FLOWER_OUT, at=3, travel=0.8),
        body(at=3, travel=0.8, side_m=-0.06 * way, lean_side_deg=9 * way, hip_roll_deg=7 * way, head_tilt_deg=-6 * way),
        arm(side, ROSE, at=4, travel=0.7),
        arm(other, FLOWER_SIDE, at=4, travel=0.7),
        body(at=4, travel=0.7, side_m=0.0, lean_side_deg=-6 * way, hip_roll_deg=0, crouch_m=0.06, head_nod_deg=6),
        arm(side, THROWN, at=5, travel=0.6),
        step(side, out=0.3, z=0.06, at=5, travel=0.6, turn=30),
        body(at=5, travel=0.6, lean_side_deg=9 * way, twist_deg=-12 * way, side_m=0.06 * way, head_nod_deg=0),
        arm(side, ON_HIP, at=6, travel=0.6),
        arm(other, FLOWER_HIGH, at=6, travel=0.7),
        step(side, at=6, travel=0.5),
        body(at=6, travel=0.7, lean_side_deg=-4 * way, twist_deg=0, side_m=0.0, crouch_m=0.0, lean_front_deg=-6),
        arm(other, WARNING, at=7, travel=0.5),
        step(other, out=0.26, z=0.2, at=7, travel=0.5, turn=20, lift=0.1),
        body(at=7, travel=0.5, lean_front_deg=20, crouch_m=0.15, twist_deg=14 * way, head_nod_deg=-10),
        step(other, at=7.7, travel=0.5),
    )


def intro() -> Phrase:
    """Stand proud, a hand on the hip, and let one arm rise with a stamp: four beats."""
    return phrase(
        4,
        arm("right", ON_HIP, at=0, travel=0.6),
        arm("left", FLOWER_LOW, at=0, travel=0.6),
        sway(4, width_m=0.06),
        body(at=1, travel=0.9, head_turn_deg=30, twist_deg=-10),
        arm("left", FLOWER_OUT, at=1, travel=0.9),
        arm("left", FLOWER_HIGH, at=2, travel=0.9),
        body(at=2, travel=0.9, head_turn_deg=-26, twist_deg=8, lean_front_deg=-4),
        raise_leg("left", (0.55, -0.2, 0.8), (0.25, -0.95, -0.15), at=2.6, travel=0.5, point=0.3),
        step("left", at=3, travel=0.38, turn=20),
        arm("left", FLOWER_SIDE, at=3, travel=0.5),
        body(at=3, travel=0.5, crouch_m=0.09, lean_front_deg=4),
    )


def finale() -> Phrase:
    """Three stamps, and the proudest pose."""
    return phrase(
        6,
        straight(at=0),
        arms(FLOWER_LOW, at=0, travel=0.8),
        body(at=0, travel=0.8, crouch_m=0.10, lean_front_deg=12),
        arms(FLOWER_OUT, at=1, travel=0.9),
        body(at=1, travel=0.9, crouch_m=0.0, lean_front_deg=-4),
        *[
            raise_leg(side, (0.55, -0.2, 0.8), (0.25, -0.95, -0.15), at=beat - 0.4, travel=0.45, point=0.3)
            | step(side, at=beat, travel=0.36, turn=20)
            for beat, side in ((2, "left"), (3, "right"))
        ],
        arms(ON_HIP, at=2, travel=0.7),
        body(at=2, travel=0.5, crouch_m=0.08, twist_deg=14, lean_side_deg=6),
        arms(FLOWER_SIDE, at=3, travel=0.8),
        body(at=3, travel=0.5, crouch_m=0.10, twist_deg=-14, lean_side_deg=-6),
        step("left", out=0.3, z=0.08, at=4, travel=0.6, turn=40, lift=0.1),
        arm("left", FLOWER_HIGH, at=4, travel=0.7),
        arm("right", FLOWER_LOW, at=4, travel=0.7),
        body(at=4, travel=0.6, crouch_m=0.13, twist_deg=12, lean_side_deg=-10, lean_front_deg=-7, head_turn_deg=32),
        arm("right", FLOWER_HIGH, at=5, travel=0.9),
        body(at=5, travel=0.9, crouch_m=0.06, lean_side_deg=0, twist_deg=0),
        arms(FLOWER_OUT, at=6, travel=0.9),
    )


def choreography() -> Phrase:
    """The whole dance."""
    verse = flowers() + fan() + swirls() + turn(0, 360) + turn(360, 0)
    refrain = both_ways(palms("left")) + warn("left") + mirror(flowers()) + last_claps()
    return intro() + verse + refrain + finale()


def last_claps() -> Phrase:
    """Clap to the other side, then beware once more: six beats."""
    return mirror(palms("left")) + phrase(
        2,
        arm("left", FLOWER_HIGH, at=0, travel=0.7),
        arm("right", ON_HIP, at=0, travel=0.7),
        body(at=0, travel=0.7, twist_deg=0, lean_side_deg=0, lean_front_deg=-6, head_turn_deg=0, crouch_m=0.0),
        arm("left", WARNING, at=1, travel=0.5),
        step("left", out=0.26, z=0.2, at=1, travel=0.5, turn=20, lift=0.1),
        step("right", at=0, travel=0.5),
        body(at=1, travel=0.5, lean_front_deg=20, crouch_m=0.15, twist_deg=-14, head_nod_deg=-10),
        step("left", at=1.7, travel=0.5),
    )
