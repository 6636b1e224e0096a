"""How Auld Lang Syne is danced: hand in hand, waves, crossed hands, the cup of kindness, embraces."""

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
    other_side,
    phrase,
    sequence,
)
from tools.starter_pack.dance.steps import knee_up, sign, stance, step

# Hand in hand with the neighbours in the circle.
JOINED_LOW = Arm(upper=(0.75, -0.68, 0.1), fore=(0.85, -0.55, 0.15))
JOINED_HIGH = Arm(upper=(0.9, 0.05, 0.25), fore=(0.75, 0.6, 0.25))
# Crossed before the body, the left over the right: each hand holds the neighbour's on the other side.
CROSSED_LOW = (
    Arm(upper=(-0.35, -0.72, 0.62), fore=(-0.9, -0.2, 0.42)),
    Arm(upper=(-0.35, -0.8, 0.5), fore=(-0.93, -0.3, 0.2)),
)
CROSSED_HIGH = (
    Arm(upper=(-0.40, 0.06, 0.90), fore=(-0.88, 0.36, 0.32)),
    Arm(upper=(-0.45, -0.04, 0.87), fore=(-0.92, 0.32, 0.12)),
)
WAVE_OUT = Arm(upper=(0.75, 0.6, 0.15), fore=(0.9, 0.45, 0.1))
WAVE_IN = Arm(upper=(0.7, 0.65, 0.15), fore=(-0.05, 0.98, 0.15))
ON_HEART = Touch("chest", (-0.02, 0.03, 0.06), elbow=(1.0, -0.4, 0.1))
WIDE = Arm(upper=(0.95, 0.15, 0.3), fore=(0.88, 0.4, 0.35))
EMBRACE = Touch("other_shoulder", (-0.06, -0.08, 0.08), elbow=(0.5, -0.5, 0.9))
CUP = Arm(upper=(0.45, -0.65, 0.6), fore=(-0.05, 0.45, 0.9))
TOAST = Arm(upper=(0.6, 0.7, 0.4), fore=(0.35, 0.9, 0.3))
DRINK = Touch("mouth", (0.06, 0.02, 0.09), elbow=(1.0, 0.15, 0.2))
HANGING = Arm(upper=(0.3, -0.95, 0.1), fore=(0.2, -0.95, 0.25))
CHEER = Arm(upper=(0.6, 0.8, 0.1), fore=(0.45, 0.88, 0.1))
STANCE = 0.15


def upright(*, at: float, travel: float = 0.8) -> Phrase:
    """Face the front and stand tall."""
    return body(at=at, travel=travel, heading_deg=0, head_turn_deg=0, lean_front_deg=0, crouch_m=0, twist_deg=0,
                head_nod_deg=0, front_m=0, rise_m=0)  # fmt: skip


def sway(side: str, *, at: float, far: float = 1.0) -> Phrase:
    """Lean weight, trunk and head to one side, on a beat."""
    way = sign(side) * far
    return body(
        at=at, travel=1.5, side_m=0.07 * way, lean_side_deg=10 * way, head_tilt_deg=7 * way, hip_roll_deg=-5 * way
    )


def steps(beats: int, *, out: float = 0.26) -> Phrase:
    """Step to the left and close, step to the right and close, a step a beat."""
    parts = []
    for beat in range(0, beats, 4):
        parts += [
            step("left", x=out / 2, out=STANCE + out / 2, at=beat, travel=0.7, turn=14, lift=0.06),
            step("right", x=out / 2, out=STANCE - 0.05, at=beat + 1, travel=0.7, turn=14, lift=0.05),
            step("right", x=-out / 2, out=STANCE + out / 2, at=beat + 2, travel=0.7, turn=14, lift=0.06),
            step("left", x=-out / 2, out=STANCE - 0.05, at=beat + 3, travel=0.7, turn=14, lift=0.05),
        ]
    return phrase(beats, *parts, bounce(beats, depth_m=0.04))


def hand_in_hand() -> Phrase:
    """Sway in the circle, the joined hands swinging up and down: four beats."""
    return phrase(
        4,
        upright(at=0),
        steps(4),
        sway("left", at=0),
        sway("right", at=2),
        *[arms(JOINED_HIGH if beat % 2 == 0 else JOINED_LOW, at=beat, travel=0.9) for beat in range(4)],
    )


def greet() -> Phrase:
    """Wave to an old friend on the left, a hand on the heart: four beats."""
    waves = [arm("left", WAVE_IN if beat % 2 else WAVE_OUT, at=beat, travel=0.85) for beat in range(4)]
    return phrase(
        4,
        upright(at=0),
        stance(0.20, at=0, turn=16),
        arm("right", ON_HEART, at=0, travel=0.9),
        *waves,
        body(at=0, travel=0.9, twist_deg=16, head_turn_deg=28),
        *[
            body(at=beat, travel=0.85, side_m=0.06 + 0.05 * way, lean_side_deg=4 + 7 * way, head_tilt_deg=5 * way)
            for beat, way in ((0, 1), (1, -1), (2, 1), (3, -1))
        ],
        bounce(4, depth_m=0.04),
    )


def embrace() -> Phrase:
    """Open the arms wide, take a friend into them and rock from foot to foot: eight beats."""
    rocking = [
        body(
            at=beat,
            travel=0.9,
            side_m=0.10 * way,
            lean_side_deg=12 * way,
            head_tilt_deg=10 * way,
            hip_roll_deg=-6 * way,
        )
        for beat, way in ((3, 1), (4, -1), (5, 1), (6, -1), (7, 1))
    ]
    return phrase(
        8,
        upright(at=0),
        arms(WIDE, at=0, travel=0.9),
        stance(0.24, at=0, turn=18),
        body(at=0, side_m=0, lean_side_deg=0, head_tilt_deg=0, hip_roll_deg=0, lean_front_deg=-8, rise_m=0.02),
        arms(JOINED_HIGH, at=1, travel=0.8),
        body(at=1, crouch_m=0.06, lean_front_deg=4, rise_m=0.0),
        arm("left", EMBRACE, at=2, travel=0.9),
        arm("right", EMBRACE, at=2, travel=0.9),
        body(at=2, lean_front_deg=8, crouch_m=0.03, head_nod_deg=8),
        *rocking,
        body(at=8, travel=0.8, side_m=0, lean_side_deg=0, head_tilt_deg=0, hip_roll_deg=0),
        bounce(8, depth_m=0.04),
    )


def crossed() -> Phrase:
    """Hands crossed, up on one beat and down on the next, stepping from side to side: four beats."""
    return phrase(
        4,
        upright(at=0),
        steps(4),
        sway("left", at=0, far=0.8),
        sway("right", at=2, far=0.8),
        *[arms(*(CROSSED_HIGH if beat % 2 == 0 else CROSSED_LOW), at=beat, travel=0.9) for beat in range(4)],
    )


def cup() -> Phrase:
    """Lift the cup, offer it to both sides, drink it up with the head back, and show it: eight beats."""
    return phrase(
        8,
        upright(at=0),
        stance(0.22, at=0, turn=16),
        arm("right", CUP, at=0, travel=0.9),
        arm("left", HANGING, at=0, travel=0.9),
        body(at=0, travel=0.9, crouch_m=0.06, side_m=0, lean_side_deg=0, head_tilt_deg=0, hip_roll_deg=0),
        arm("right", TOAST, at=1, travel=0.9),
        body(at=1, travel=0.8, crouch_m=0.0, lean_side_deg=-7, side_m=-0.06, twist_deg=-16, head_turn_deg=-20),
        arm("right", CUP, at=2, travel=0.8),
        body(at=2, travel=0.8, crouch_m=0.06, lean_side_deg=0, side_m=0),
        arm("right", TOAST, at=3, travel=0.9),
        body(at=3, travel=0.8, crouch_m=0.0, lean_side_deg=7, side_m=0.06, twist_deg=14, head_turn_deg=20),
        arm("right", DRINK, at=4, travel=0.9),
        body(at=4, travel=0.8, twist_deg=0, head_turn_deg=0, lean_side_deg=0, side_m=0, head_nod_deg=6, crouch_m=0.06),
        body(at=5, travel=0.8, lean_front_deg=-14, head_nod_deg=-22, crouch_m=0.0),
        arm("left", ON_HEART, at=5, travel=0.9),
        arm("right", TOAST, at=6, travel=0.85),
        arm("left", CHEER, at=6, travel=0.85),
        body(at=6, travel=0.8, lean_front_deg=0, head_nod_deg=-4, crouch_m=0.07),
        hop(at=6.45, height_m=0.05, air=0.4),
        arms(JOINED_HIGH, at=7, travel=0.8),
        body(at=7, travel=0.8, crouch_m=0.05, head_nod_deg=0),
        bounce(8, depth_m=0.03),
    )


def rush(start_m: float, end_m: float) -> Phrase:
    """Skip into the circle or out of it, the crossed hands pumping on every beat: four beats."""
    parts = []
    for beat in range(4):
        side, lifted = ("left", "right") if beat % 2 == 0 else ("right", "left")
        z = start_m + (end_m - start_m) * (beat + 1) / 4
        parts += [
            step(side, z=z, out=0.10, at=beat, travel=0.46, turn=10),
            knee_up(lifted, at=beat, travel=0.5, out=0.35, up=0.05),
            hop(at=beat - 0.36, height_m=0.04, air=0.4),
            arms(*(CROSSED_HIGH if beat % 2 == 0 else CROSSED_LOW), at=beat, travel=0.8),
            body(at=beat, travel=0.8, lean_side_deg=7 * sign(side), head_tilt_deg=4 * sign(side)),
        ]
    last = foot(lifted, Place(0.10 * sign(lifted), end_m, 10 * sign(lifted)), at=4, travel=0.5)
    return phrase(4, upright(at=0), body(at=0, side_m=0, hip_roll_deg=0), *parts, last)


def farewell() -> Phrase:
    """Wave goodbye with both arms overhead, from side to side, jumping for joy: four beats."""
    waves = [
        layer(
            arm(side, WAVE_OUT, at=beat, travel=0.85),
            arm(other_side(side), WAVE_IN, at=beat, travel=0.85),
            step(side, x=0.0, out=0.30, at=beat, travel=0.5, turn=18),
            step(other_side(side), out=STANCE, at=beat, travel=0.4, turn=14),
            body(at=beat, travel=0.85, lean_side_deg=13 * sign(side), side_m=0.08 * sign(side)),
            body(at=beat, travel=0.85, head_tilt_deg=6 * sign(side)),
        )
        for beat, side in ((0, "left"), (1, "right"), (2, "left"), (3, "right"))
    ]
    return phrase(4, upright(at=0), body(at=0, hip_roll_deg=0), *waves, bounce(4, depth_m=0.06))


def hug(side: str) -> Phrase:
    """Open to a neighbour and hug: four beats."""
    way = sign(side)
    return phrase(
        4,
        upright(at=0),
        step(side, out=0.34, at=0, travel=0.6, turn=35),
        arms(WIDE, at=0, travel=0.8),
        body(at=0, travel=0.8, twist_deg=22 * way, head_turn_deg=18 * way, side_m=0.05 * way, lean_side_deg=4 * way),
        arms(EMBRACE, at=1, travel=0.8),
        body(at=1, travel=0.8, side_m=0.12 * way, lean_side_deg=14 * way, head_tilt_deg=8 * way, lean_front_deg=8),
        body(at=2, travel=0.8, side_m=0.02 * way, lean_side_deg=-4 * way, head_tilt_deg=-6 * way),
        body(at=3, travel=0.8, side_m=0.12 * way, lean_side_deg=14 * way, head_tilt_deg=8 * way),
        step(side, out=STANCE, at=4, travel=0.6),
        body(at=4, travel=0.7, side_m=0, lean_side_deg=0, head_tilt_deg=0),
        bounce(4, depth_m=0.06),
    )


def verse() -> Phrase:
    """Hand in hand, greet, hand in hand, embrace: thirty-two beats."""
    return hand_in_hand() * 2 + both_ways(greet()) + mirror(hand_in_hand()) * 2 + embrace()


def chorus() -> Phrase:
    """Crossed hands, a cup of kindness, crossed hands again: thirty-two beats."""
    return crossed() * 4 + cup() + mirror(crossed()) * 2


def fast_chorus() -> Phrase:
    """Rush in and out, wave goodbye, hug left and right, rush in and out: thirty-two beats."""
    there_and_back = rush(0.0, 0.30) + rush(0.30, 0.0)
    return sequence(there_and_back, farewell() * 2, hug("left"), hug("right"), mirror(there_and_back))


def intro() -> Phrase:
    """Listen to the bells, a hand on the heart, and take the neighbours' hands: four beats."""
    return phrase(
        4,
        stance(0.18, at=0, turn=14),
        arm("right", ON_HEART, at=1, travel=1.4),
        sway("left", at=0),
        sway("right", at=1),
        sway("left", at=2),
        arms(JOINED_LOW, at=2.9, travel=1.0),
        sway("right", at=3),
        bounce(4, depth_m=0.05),
    )


def finale() -> Phrase:
    """One more toast, high, and a last wave: six beats."""
    waves = [arm("left", WAVE_IN if beat % 2 else WAVE_OUT, at=beat, travel=0.85) for beat in (2, 3, 4, 5, 6)]
    leaning = [
        body(at=beat, travel=0.85, side_m=0.08 * way, lean_side_deg=9 * way, head_tilt_deg=6 * way)
        for beat, way in ((2, 1), (3, -1), (4, 1), (5, -1), (6, 1))
    ]
    return phrase(
        6,
        upright(at=0),
        stance(0.24, at=0.4, turn=18),
        arms(*CROSSED_LOW, at=0, travel=0.8),
        body(at=0, travel=0.8, crouch_m=0.12, lean_front_deg=14, side_m=0, lean_side_deg=0, head_tilt_deg=0),
        arm("right", TOAST, at=1, travel=0.8),
        arm("left", CHEER, at=1, travel=0.8),
        body(at=1, travel=0.7, crouch_m=0.0, lean_front_deg=-5),
        hop(at=1, height_m=0.12, air=0.65),
        *waves,
        *leaning,
        bounce(6, depth_m=0.04),
    )


def choreography() -> Phrase:
    """The whole dance."""
    return intro() + verse() + chorus() + fast_chorus() + finale()
