"""How Korobeiniki is danced: folded arms, dug heels, squat kicks, slapped knees, a spin."""

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
    mirror,
    other_side,
    phrase,
)
from tools.starter_pack.dance.steps import knee_up, raise_leg, sign, step

# One forearm lies on the other, high before the chest, the elbows wide.
FOLDED_OVER = Arm(upper=(0.5, -0.32, 0.8), fore=(-0.98, 0.06, 0.12))
FOLDED_UNDER = Arm(upper=(0.5, -0.5, 0.7), fore=(-0.98, -0.02, 0.05))
WIDE = Arm(upper=(0.97, 0.15, 0.1), fore=(0.93, 0.32, 0.1))
HIGH = Arm(upper=(0.62, 0.78, 0.05), fore=(0.5, 0.86, 0.05))
LOW = Arm(upper=(0.72, -0.65, 0.15), fore=(0.8, -0.5, 0.3))
ON_HIP = Touch("hip", (0.07, 0.09, 0.04), elbow=(1.0, 0.05, -0.25))
KERCHIEF_OUT = Arm(upper=(0.55, 0.82, 0.1), fore=(0.8, 0.6, 0.1))
KERCHIEF_IN = Arm(upper=(0.6, 0.78, 0.15), fore=(-0.75, 0.65, 0.15))
CLAP = Arm(upper=(0.35, -0.25, 0.88), fore=(-0.9, 0.4, 0.3))
ON_KNEE = Touch("other_knee", (-0.02, 0.09, 0.04), elbow=(0.9, 0.2, -0.2))
ASIDE = Arm(upper=(0.95, 0.05, -0.1), fore=(0.85, 0.5, 0.1))
HEEL = (0.52, -0.72, 0.45), (0.55, -0.74, 0.38)
KICK = (0.62, -0.1, 0.76), (0.66, 0.06, 0.74)


def folded(*, at: float = 0.0, travel: float = 0.6) -> Phrase:
    """Fold the arms."""
    return arms(FOLDED_OVER, FOLDED_UNDER, at=at, travel=travel)


def heel_dig(side: str) -> Phrase:
    """Hop, and dig the heel of one leg into the floor beside: a beat."""
    way = sign(side)
    return phrase(
        1,
        raise_leg(side, *HEEL, at=0, travel=0.48, point=0.0),
        step(side, at=0.55, travel=0.42, lift=0.05),
        hop(at=0.5, height_m=0.04, air=0.35),
        body(at=0, travel=0.5, crouch_m=0.10, lean_side_deg=-9 * way, side_m=-0.04 * way, head_tilt_deg=10 * way),
        body(at=0.5, travel=0.45, crouch_m=0.02, lean_side_deg=0, side_m=0.0),
    )


def heel_digs(beats: int) -> Phrase:
    """Dig left and right heels in turn."""
    return both_ways(heel_dig("left")) * (beats // 2)


def picking(side: str) -> Phrase:
    """Toe turned in, heel turned out, then three stamps: four beats."""
    way = sign(side)
    return phrase(
        4,
        folded(at=0),
        step(side, out=0.36, at=0, travel=0.5, turn=-40, heel=55, weight=0.1, lift=0.05),
        body(at=0, travel=0.5, crouch_m=0.08, twist_deg=-14 * way, lean_side_deg=-6 * way, head_turn_deg=12 * way),
        raise_leg(side, (0.72, -0.62, 0.25), (0.74, -0.64, 0.15), at=1, travel=0.5, point=0.0),
        arms(WIDE, at=1, travel=0.5),
        body(at=1, travel=0.5, crouch_m=0.05, twist_deg=12 * way, lean_side_deg=-10 * way),
        step(side, at=2, travel=0.45, lift=0.08),
        step(other_side(side), at=2.5, travel=0.4, lift=0.1),
        step(side, at=3, travel=0.4, lift=0.1),
        folded(at=2, travel=0.5),
        arms(LOW, at=3, travel=0.5),
        body(at=2, travel=0.5, crouch_m=0.07, twist_deg=0, lean_side_deg=0, head_turn_deg=0),
        body(at=2.5, travel=0.4, crouch_m=0.02),
        body(at=3, travel=0.4, crouch_m=0.09, head_tilt_deg=0),
        body(at=3.6, travel=0.5, crouch_m=0.0),
    )


def squat_kick(side: str, *, is_wide: bool = False) -> Phrase:
    """Drop into a squat, come half up and kick: two beats."""
    way = sign(side)
    kick_arms = arms(WIDE, at=1, travel=0.5) if is_wide else folded(at=1, travel=0.5)
    return phrase(
        2,
        step(side, out=0.19, at=0, travel=0.5, turn=38, lift=0.05),
        step(other_side(side), out=0.19, at=0, travel=0.5, turn=38, lift=0.03),
        folded(at=0, travel=0.5),
        body(at=0, travel=0.55, crouch_m=0.33, lean_front_deg=9, lean_side_deg=0, side_m=0.0, head_tilt_deg=0),
        raise_leg(side, *KICK, at=1, travel=0.55, point=0.3),
        kick_arms,
        hop(at=0.62, height_m=0.03, air=0.3),
        body(at=1, travel=0.55, crouch_m=0.14, lean_front_deg=-5, lean_side_deg=-6 * way, side_m=-0.03 * way),
    )


def squat_kicks(beats: int, *, first: str = "left", is_wide: bool = False) -> Phrase:
    """Kick out of the squat, left and right in turn."""
    return both_ways(squat_kick(first, is_wide=is_wide)) * (beats // 4)


def straight(*, at: float = 0.0) -> Phrase:
    """Straighten the trunk and face the front."""
    return body(at=at, travel=0.6, crouch_m=0.0, lean_front_deg=0, lean_side_deg=0, twist_deg=0, side_m=0.0,
                head_turn_deg=0, head_tilt_deg=0, heading_deg=0)  # fmt: skip


def stand(*, at: float = 0.0) -> Phrase:
    """Stand up straight on both feet."""
    return straight(at=at) | step("left", at=at, travel=0.5) | step("right", at=at, travel=0.5)


def promenade(*, start: float = 0.0) -> Phrase:
    """Walk to the left with a hand on the hip, a kerchief waving overhead: four beats."""
    parts = []
    for beat in range(4):
        x = start + 0.13 * (beat + 1)
        parts += [
            knee_up("left", at=beat, travel=0.45, out=0.55, up=-0.25),
            step("left", x=x, at=beat + 0.5, travel=0.4),
            step("right", x=x, at=beat + 1, travel=0.45, lift=0.05),
            arm("right", KERCHIEF_OUT if beat % 2 == 0 else KERCHIEF_IN, at=beat, travel=0.8),
            body(at=beat, travel=0.8, lean_side_deg=9 if beat % 2 == 0 else -7),
        ]
    return phrase(
        4,
        straight(at=0),
        *parts,
        arm("left", ON_HIP, at=0),
        bounce(4, depth_m=0.05, peak=0.5),
        body(at=0.5, head_turn_deg=18),
        body(at=3.9, travel=0.6, lean_side_deg=0, head_turn_deg=0),
    )


def slap(side: str) -> Phrase:
    """Clap, then slap the raised knee with the other hand: two beats."""
    other = other_side(side)
    return phrase(
        2,
        arms(CLAP, at=0, travel=0.5),
        step(side, at=0, travel=0.5),
        body(at=0, travel=0.5, crouch_m=0.06, twist_deg=0, lean_front_deg=6),
        knee_up(side, at=1, travel=0.5, out=0.4, up=0.12),
        arm(other, ON_KNEE, at=1, travel=0.5),
        arm(side, ASIDE, at=1, travel=0.5),
        hop(at=1, height_m=0.04, air=0.4),
        body(at=1, travel=0.5, crouch_m=0.0, twist_deg=10 * sign(side), lean_front_deg=12),
    )


def spin(start_deg: float, end_deg: float) -> Phrase:
    """Spin once around with one arm high and one hand on the hip: four beats."""
    parts = []
    for count in range(8):
        side = "left" if (count % 2 == 0) == (end_deg > start_deg) else "right"
        heading = start_deg + (end_deg - start_deg) * min(1.0, (count + 1.5) / 8)
        angle, out = math.radians(heading), 0.1 * sign(side)
        place = Place(out * math.cos(angle), -out * math.sin(angle), heading + 8 * sign(side), lift_m=0.05)
        parts.append(foot(side, place, at=count / 2 + 0.5, travel=0.45))
    inner, outer = ("left", "right") if end_deg > start_deg else ("right", "left")
    return phrase(
        4,
        *parts,
        body(at=3.8, travel=3.8, heading_deg=end_deg),
        arm(outer, HIGH, at=0.5, travel=0.6),
        arm(inner, ON_HIP, at=0.5, travel=0.6),
        *[arm(outer, KERCHIEF_IN if beat % 2 else HIGH, at=beat, travel=0.6) for beat in (1, 2, 3)],
        body(at=0, travel=0.6, crouch_m=0.0, lean_front_deg=0, lean_side_deg=0, twist_deg=0, side_m=0.0),
        bounce(4, depth_m=0.045, peak=0.0),
    )


def star(beats: int) -> Phrase:
    """Squat with folded arms, jump into a star, again and again: two beats each."""
    jump = phrase(
        2,
        folded(at=0, travel=0.5),
        step("left", out=0.17, at=0, travel=0.5, turn=35, lift=0.03),
        step("right", out=0.17, at=0, travel=0.5, turn=35, lift=0.03),
        body(at=0, travel=0.55, crouch_m=0.30, lean_front_deg=8),
        hop(at=0.8, height_m=0.10, air=0.5),
        arms(HIGH, at=1, travel=0.55),
        step("left", out=0.42, at=1, travel=0.5, turn=35, lift=0.02),
        step("right", out=0.42, at=1, travel=0.5, turn=35, lift=0.02),
        body(at=1, travel=0.55, crouch_m=0.03, lean_front_deg=-5),
    )
    return jump * (beats // 2)


def intro() -> Phrase:
    """Throw the arms open to both sides with a stamp, bow deeply, and fold them."""
    return phrase(
        8,
        arm("left", WIDE, at=0.5, travel=1.0),
        step("left", out=0.26, at=1, travel=0.6, turn=30, lift=0.1),
        body(at=1, travel=0.8, side_m=0.05, lean_side_deg=8, crouch_m=0.06, head_turn_deg=20),
        arms(WIDE, ON_HIP, at=1, travel=0.8),
        step("right", out=0.26, at=2, travel=0.6, turn=30, lift=0.1),
        arms(WIDE, at=2, travel=0.8),
        body(at=2, travel=0.8, side_m=-0.05, lean_side_deg=-8, head_turn_deg=-20),
        arms(HIGH, at=3, travel=0.8),
        body(at=3, travel=0.8, side_m=0.0, lean_side_deg=0, crouch_m=0.0, head_turn_deg=0, lean_front_deg=-6),
        arms(LOW, at=4, travel=0.9),
        body(at=4, travel=0.9, lean_front_deg=38, crouch_m=0.12, head_nod_deg=8),
        folded(at=5, travel=0.9),
        body(at=5, travel=0.9, lean_front_deg=0, crouch_m=0.0, head_nod_deg=-6),
        *[step(side, at=beat, travel=0.45, lift=0.13) for beat, side in ((6, "left"), (6.5, "right"), (7, "left"))],
        *[body(at=beat, travel=0.4, crouch_m=depth) for beat, depth in ((6, 0.08), (6.5, 0.03), (7, 0.09), (7.6, 0.0))],
        body(at=6.5, travel=0.5, head_nod_deg=0),
    )


def first_verse() -> Phrase:
    """Heels, the picking step, kicks out of the squat, the same with open arms."""
    heels = heel_digs(8) | folded(at=0)
    return heels + both_ways(picking("left")) + squat_kicks(8) + squat_kicks(8, first="right", is_wide=True)


def second_verse() -> Phrase:
    """Walk with the kerchief, slap the knees, spin both ways, jump like stars."""
    walk = promenade() + mirror(promenade(start=-0.52))
    return walk + both_ways(slap("left")) * 2 + (spin(0, 360) | stand(at=0)) + spin(360, 0) + star(8)


def third_verse() -> Phrase:
    """Everything again, faster."""
    heels = heel_digs(4) | folded(at=0) | stand(at=0)
    kicks = squat_kicks(8, first="right")
    return kicks + (both_ways(slap("right")) | stand(at=0)) + heels + (spin(0, 360) | stand(at=0)) + spin(360, 0) \
        + squat_kicks(8, is_wide=True)  # fmt: skip


def finale() -> Phrase:
    """Stamp three times, and show the heel with an arm thrown up: six beats."""
    return phrase(
        6,
        stand(at=0),
        folded(at=0),
        *[step(side, at=beat, travel=0.45, lift=0.12) for beat, side in ((0.5, "left"), (1, "right"), (1.5, "left"))],
        *[body(at=beat, travel=0.4, crouch_m=depth) for beat, depth in ((1, 0.07), (1.5, 0.02))],
        arms(LOW, at=1, travel=0.8),
        raise_leg("left", *HEEL, at=2, travel=0.5, point=0.0),
        arm("left", HIGH, at=2, travel=0.7),
        arm("right", ON_HIP, at=2, travel=0.7),
        body(at=2, travel=0.6, crouch_m=0.16, lean_side_deg=-10, side_m=-0.05, head_turn_deg=15),
        step("left", at=3, travel=0.6),
        arms(LOW, at=3, travel=0.8),
        body(at=3, travel=0.7, crouch_m=0.12, lean_side_deg=0, side_m=0.0, lean_front_deg=10, head_turn_deg=0),
        hop(at=3.7, height_m=0.09, air=0.6),
        step("left", out=0.34, at=4, travel=0.5, turn=35, lift=0.02),
        step("right", out=0.30, at=4, travel=0.5, turn=25, lift=0.02),
        arms(HIGH, at=4, travel=0.7),
        body(at=4, travel=0.7, crouch_m=0.08, lean_front_deg=-6, head_nod_deg=-6),
        arms(WIDE, at=5, travel=0.8),
        body(at=5, travel=0.8, crouch_m=0.03),
        arms(HIGH, at=6, travel=0.8),
    )


def choreography() -> Phrase:
    """The whole dance."""
    return intro() + first_verse() + second_verse() + third_verse() + finale()
