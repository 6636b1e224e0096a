"""How Pop Goes the Weasel is danced: sneaking, the monkey, thread and needle, the crank, and out of the box."""

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
    bounce,
    foot,
    hop,
    layer,
    mirror,
    phrase,
    shift,
    swing,
)
from tools.starter_pack.dance.steps import knee_up, march, raise_leg, sign, stance, step

# Paws hang from bent wrists, one high and one low, as of one who must not be heard.
PAW_HIGH = Arm(upper=(0.4, -0.2, 0.9), fore=(-0.05, 0.7, 0.7))
PAW_LOW = Arm(upper=(0.4, -0.75, 0.45), fore=(0.05, 0.05, 1.0))
SCRATCH_HEAD = Touch("ear", (0.06, 0.15, 0.0), elbow=(1.0, 0.15, 0.0))
SCRATCH_RIBS = Touch("shoulder", (0.07, -0.26, 0.10), elbow=(1.0, 0.0, 0.0))
FOLDED = Arm(upper=(0.35, -0.8, 0.5), fore=(-0.75, 0.55, 0.45))
UP = Arm(upper=(0.55, 0.85, 0.05), fore=(0.45, 0.9, 0.05))
UP_OUT = Arm(upper=(0.7, 0.7, 0.05), fore=(0.85, 0.5, 0.05))
UP_IN = Arm(upper=(0.45, 0.88, 0.1), fore=(-0.2, 0.97, 0.1))
CLOTH = Touch("chest", (0.04, -0.06, 0.20), elbow=(1.0, -0.3, 0.0))
THREAD = Arm(upper=(0.75, 0.6, 0.2), fore=(0.6, 0.78, 0.2))
ON_HIP = Touch("hip", (0.08, 0.08, 0.05), elbow=(1.0, 0.1, -0.3))
EMPTY = Arm(upper=(0.75, -0.6, 0.15), fore=(0.9, 0.2, 0.4))
BOX = Arm(upper=(0.3, -0.8, 0.5), fore=(-0.85, 0.05, 0.5))
# The handle of the crank goes round in front, a quarter at a time: low, outside, high, inside.
CRANK = (
    Arm(upper=(0.45, -0.85, 0.4), fore=(0.15, -0.45, 0.9)),
    Arm(upper=(0.95, -0.25, 0.3), fore=(0.85, 0.05, 0.5)),
    Arm(upper=(0.7, 0.4, 0.55), fore=(0.15, 0.9, 0.35)),
    Arm(upper=(0.15, -0.25, 0.95), fore=(-0.5, 0.35, 0.8)),
)
STANCE = 0.21


def straight(*, at: float, travel: float = 0.8) -> Phrase:
    """Face the front and stand tall."""
    return body(at=at, travel=travel, heading_deg=0, head_turn_deg=0, lean_front_deg=0, crouch_m=0, side_m=0,
                lean_side_deg=0, twist_deg=0, head_tilt_deg=0, head_nod_deg=0, shrug_m=0)  # fmt: skip


def tread(side: str, *, x: float, heading_deg: float, at: float, travel: float = 0.45) -> Phrase:
    """Set a foot down on a line across the stage, turned to where the body faces."""
    turn, out = math.radians(heading_deg), 0.13 * sign(side)
    place = Place(x + out * math.cos(turn), -out * math.sin(turn), heading_deg, lift_m=0.10)
    return foot(side, place, at=at, travel=travel)


def sneak() -> Phrase:
    """Sneak to the left on tiptoe, a knee high on every beat: four beats."""
    parts = []
    for beat, (side, x) in enumerate((("right", 0.16), ("left", 0.34), ("right", 0.46), ("left", 0.46))):
        paws = (PAW_HIGH, PAW_LOW) if side == "right" else (PAW_LOW, PAW_HIGH)
        parts += [
            knee_up(side, at=beat, travel=0.5, out=0.1, up=0.1),
            tread(side, x=x, heading_deg=40, at=beat + 0.5),
            arms(*paws, at=beat, travel=0.75),
            body(at=beat, travel=0.5, crouch_m=0.04, rise_m=0.02, lean_front_deg=26),
            body(at=beat + 0.5, travel=0.45, crouch_m=0.16, rise_m=0.0, lean_front_deg=36),
        ]
    look = [body(at=beat, travel=0.6, head_turn_deg=turn) for beat, turn in ((0, 10), (1, -55), (2, 15), (3, -55))]
    return phrase(
        4, body(at=0, heading_deg=40, head_nod_deg=-24, lean_side_deg=0, side_m=0, twist_deg=0), *parts, *look
    )


def chase() -> Phrase:
    """Run on the spot with the arms pumping: four beats."""
    pumps = [
        arms(*((PAW_HIGH, PAW_LOW) if beat % 2 == 0 else (PAW_LOW, PAW_HIGH)), at=beat, travel=0.8) for beat in range(4)
    ]
    return phrase(
        4,
        straight(at=0),
        body(at=0.3, lean_front_deg=14, heading_deg=20, head_nod_deg=-8),
        march(4, first="right", up=0.15),
        *pumps,
        *[hop(at=beat, height_m=0.05, air=0.5) for beat in range(4)],
    )


def monkey() -> Phrase:
    """Scratch head and ribs like the monkey, rocking from one bent leg to the other: four beats."""
    rocking = [
        layer(
            arm("left", SCRATCH_HEAD if way > 0 else SCRATCH_RIBS, at=beat, travel=0.8),
            arm("right", SCRATCH_RIBS if way > 0 else SCRATCH_HEAD, at=beat, travel=0.8),
            body(at=beat, travel=0.8, side_m=0.13 * way, lean_side_deg=10 * way, head_tilt_deg=12 * way),
            raise_leg("right" if way > 0 else "left", (0.75, -0.55, 0.35), (0.35, -0.9, -0.2), at=beat, travel=0.5),
            step("right" if way > 0 else "left", out=0.28, turn=35, at=beat + 0.5, travel=0.45),
        )
        for beat, way in ((0, 1), (1, -1), (2, 1), (3, -1))
    ]
    return phrase(
        4,
        step("left", out=0.28, turn=35, at=-0.2, travel=0.5),
        straight(at=0),
        *rocking,
        body(at=0, crouch_m=0.10, lean_front_deg=10),
        bounce(4, depth_m=0.06, peak=0.5),
    )


def into_the_box() -> Phrase:
    """Fold up, lower on every beat, and peep to both sides: four beats."""
    sinking = [
        body(
            at=beat, travel=0.6, crouch_m=depth, lean_front_deg=8 + 40 * depth, head_turn_deg=turn, twist_deg=0.4 * turn
        )
        for beat, depth, turn in ((0, 0.06, 40), (1, 0.15, -40), (2, 0.24, 40), (3, 0.33, 0))
    ]
    return phrase(
        4,
        straight(at=0),
        arms(FOLDED, at=0, travel=0.8),
        stance(STANCE, at=0.4, turn=22),
        *sinking,
        body(at=3, head_nod_deg=8),
    )


def pop() -> Phrase:
    """Jump out of the box with both arms thrown up, and wobble on the spring: four beats."""
    wobbles = [
        layer(
            arms(*((UP_OUT, UP_IN) if way > 0 else (UP_IN, UP_OUT)), at=beat, travel=0.85),
            body(at=beat, travel=0.85, lean_side_deg=15 * way, side_m=0.07 * way, head_tilt_deg=7 * way, crouch_m=0.03),
        )
        for beat, way in ((1, 1), (2, -1), (3, 1))
    ]
    return phrase(
        4,
        straight(at=0, travel=0.45),
        arms(UP, at=0, travel=0.42),
        body(at=0, travel=0.42, lean_front_deg=-6, head_nod_deg=-8),
        hop(at=0, height_m=0.20, air=0.78),
        stance(STANCE, at=-0.6),
        body(at=0.55, travel=0.4, crouch_m=0.10),
        *wobbles,
        bounce(3.5, depth_m=0.05, peak=0.5),
        body(at=4, travel=0.7, lean_side_deg=0, side_m=0, head_tilt_deg=0),
    )


def spool() -> Phrase:
    """Wind the thread: both hands go round each other once a beat, the trunk from side to side: four beats."""
    parts = []
    for quarter in range(16):
        angle = math.pi / 2 * quarter
        up, front = 0.14 * math.cos(angle), 0.11 * math.sin(angle)
        parts += [
            arm("left", Touch("chest", (-0.03, up, 0.23 + front), (1.0, -0.2, 0.0)), at=quarter / 4, travel=0.25),
            arm("right", Touch("chest", (-0.03, -up, 0.23 - front), (1.0, -0.2, 0.0)), at=quarter / 4, travel=0.25),
        ]
    swaying = [
        layer(
            step("left" if way > 0 else "right", out=0.34, turn=20, at=beat, travel=0.6),
            step("left" if way > 0 else "right", out=STANCE, turn=12, at=beat + 1, travel=0.6),
            body(at=beat, travel=0.8, side_m=0.10 * way, lean_side_deg=9 * way, crouch_m=0.06),
            body(at=beat + 1, travel=0.8, side_m=0.0, lean_side_deg=0, crouch_m=0.0),
        )
        for beat, way in ((0, 1), (2, -1))
    ]
    return phrase(4, straight(at=0), *parts, *swaying)


def needle() -> Phrase:
    """Sew two great stitches, pulling the thread far up to each side: four beats."""
    stitch = phrase(
        2,
        arms(CLOTH, at=0, travel=0.7),
        body(
            at=0, travel=0.7, crouch_m=0.12, lean_front_deg=14, lean_side_deg=0, side_m=0, head_nod_deg=10, twist_deg=0
        ),
        arm("left", THREAD, at=1, travel=0.8),
        step("left", out=0.36, turn=30, at=1, travel=0.7),
        step("left", out=STANCE, turn=12, at=2, travel=0.7),
        body(at=1, travel=0.8, crouch_m=0.0, lean_front_deg=-4, lean_side_deg=8, side_m=0.08, head_nod_deg=-8),
    )
    return both_ways(stitch)


def money_goes() -> Phrase:
    """Hands on the hips, empty hands, and down into the box: four beats."""
    return phrase(
        4,
        straight(at=0),
        arms(ON_HIP, at=0, travel=0.8),
        body(at=0, lean_side_deg=9, side_m=0.09, head_tilt_deg=8, crouch_m=0.03),
        stance(STANCE, at=0.2),
        arms(EMPTY, at=1, travel=0.7),
        body(at=1, shrug_m=0.06, lean_side_deg=-9, side_m=-0.09, head_tilt_deg=-12),
        arms(FOLDED, at=2, travel=0.8),
        body(at=2, shrug_m=0.0, lean_side_deg=0, side_m=0, head_tilt_deg=0, crouch_m=0.17, lean_front_deg=14),
        body(at=3, travel=0.7, crouch_m=0.31, lean_front_deg=20, head_nod_deg=8),
    )


def crank(beats: int) -> Phrase:
    """Turn the crank of the box beside the body, once round on every beat, dipping as it comes down."""
    turns = [arm("right", CRANK[k % 4], at=k / 4, travel=0.25) for k in range(4 * beats)]
    rocking = [
        body(at=beat, travel=0.9, side_m=0.06 * way, lean_side_deg=7 * way, head_tilt_deg=6 * way)
        for beat, way in ((beat, 1 if beat % 2 else -1) for beat in range(beats))
    ]
    return phrase(
        beats,
        straight(at=0),
        arm("left", BOX, at=0, travel=0.7),
        *turns,
        *rocking,
        body(at=0.2, lean_front_deg=6, twist_deg=6),
        stance(STANCE + 0.04, at=0.2, turn=20),
        bounce(beats, depth_m=0.13),
    )


def bush() -> Phrase:
    """All around the mulberry bush the monkey chased the weasel."""
    return sneak() + monkey() + into_the_box() + pop()


def penny() -> Phrase:
    """A penny for a spool of thread, a penny for a needle."""
    return spool() + needle() + money_goes() + pop()


def finale() -> Phrase:
    """Pop, and pop again, and stay out: seven beats."""
    down = layer(
        arms(FOLDED, travel=0.6), body(travel=0.6, crouch_m=0.26, lean_front_deg=18, lean_side_deg=0, side_m=0)
    )
    out = layer(
        arms(UP, travel=0.45),
        body(travel=0.45, crouch_m=0.0, lean_front_deg=-6),
        hop(at=0, height_m=0.16, air=0.7),
    )
    return phrase(
        7, shift(down, -0.2), shift(out, 1), shift(down, 2), shift(out, 3), stance(STANCE, at=0.4),
        *[shift(arms(UP_OUT if beat % 2 else UP, travel=0.8), beat) for beat in (4, 5, 6, 7)],
        shift(swing(3.5, period=2, peak=0, lean_side_deg=12, side_m=0.06, head_tilt_deg=6), 4),
        shift(bounce(3, depth_m=0.05, peak=0.5), 3.5),
    )  # fmt: skip


def choreography() -> Phrase:
    """The whole dance: bush and penny, both again the other way, the crank, and the last pops."""
    back = chase() + mirror(monkey()) + into_the_box() + mirror(pop())
    box = crank(8) + into_the_box() + pop()
    return crank(4) + bush() + penny() + back + mirror(penny()) + box + finale()
