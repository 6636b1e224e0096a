"""How Jingle Bells is danced: reins, skates, laughing, bells on every side, snow caught and thrown."""

from tools.starter_pack.dance.language import (
    Arm,
    Phrase,
    Touch,
    arm,
    arms,
    body,
    both_ways,
    bounce,
    hop,
    mirror,
    other_side,
    phrase,
    swing,
)
from tools.starter_pack.dance.steps import raise_leg, sign, stance, step

# The reins are pulled to the inside of a bend: one fist outside the hip, the other across the body.
REIN_UP = Arm(upper=(0.85, -0.2, 0.15), fore=(0.3, 0.75, 0.55))
REIN_DOWN = Arm(upper=(0.85, -0.5, 0.0), fore=(0.4, -0.3, 0.85))
REIN_ACROSS_UP = Arm(upper=(-0.15, -0.3, 0.95), fore=(-0.75, 0.5, 0.45))
REIN_ACROSS_DOWN = Arm(upper=(-0.15, -0.6, 0.8), fore=(-0.85, -0.2, 0.5))
GATHERED = Arm(upper=(0.35, -0.75, 0.5), fore=(-0.3, -0.2, 0.9))
BELL_UP_OUT = Arm(upper=(0.68, 0.7, 0.15), fore=(0.85, 0.5, 0.15))
BELL_UP_IN = Arm(upper=(0.62, 0.75, 0.15), fore=(-0.05, 0.98, 0.15))
# The other hand shakes its bell across the body, on the same side.
BELL_ACROSS_OUT = Arm(upper=(-0.15, 0.35, 0.9), fore=(-0.9, 0.4, 0.15))
BELL_ACROSS_IN = Arm(upper=(-0.1, 0.3, 0.92), fore=(-0.5, 0.85, 0.15))
BELL_LOW_OUT = Arm(upper=(0.75, -0.6, 0.2), fore=(0.85, -0.3, 0.35))
BELL_LOW_IN = Arm(upper=(0.7, -0.65, 0.25), fore=(0.2, -0.75, 0.6))
SKATE_OUT = Arm(upper=(0.92, 0.05, -0.2), fore=(0.95, 0.2, 0.05))
SKATE_IN = Arm(upper=(0.05, -0.45, 0.88), fore=(-0.9, 0.05, 0.4))
ON_BELLY = Touch("belly", (0.07, 0.0, 0.05), elbow=(1.0, -0.1, 0.1))
CATCH_HIGH = Arm(upper=(0.5, 0.82, 0.25), fore=(0.3, 0.93, 0.2))
CUPPED = Arm(upper=(0.35, -0.6, 0.7), fore=(-0.6, 0.55, 0.55))
WAITING = Arm(upper=(0.6, -0.75, 0.2), fore=(0.55, 0.1, 0.8))
SING_IN = Touch("mouth", (0.10, -0.02, 0.06), elbow=(1.0, -0.4, 0.2))
SING_OUT = Arm(upper=(0.92, 0.2, 0.3), fore=(0.85, 0.45, 0.2))
SCOOP = Arm(upper=(0.1, -0.8, 0.6), fore=(-0.45, -0.75, 0.5))
AIM = Arm(upper=(0.85, 0.3, -0.4), fore=(0.35, 0.9, -0.2))
THROWN = Arm(upper=(-0.1, -0.1, 0.98), fore=(-0.75, -0.45, 0.5))
POINTING = Arm(upper=(0.95, 0.1, 0.3), fore=(0.95, 0.15, 0.25))
HEY = Arm(upper=(0.6, 0.8, 0.05), fore=(0.5, 0.86, 0.05))


def straight(*, at: float = 0.0, travel: float = 0.7) -> Phrase:
    """Face the front and stand tall."""
    return body(at=at, travel=travel, heading_deg=0, head_turn_deg=0, lean_front_deg=0, crouch_m=0, side_m=0,
                lean_side_deg=0, twist_deg=0, head_tilt_deg=0, head_nod_deg=0, hip_roll_deg=0, shrug_m=0)  # fmt: skip


def trot(beats: int, *, first: str = "left") -> Phrase:
    """Trot in the sleigh: a heel flung out to the side between the beats, the foot down on the beat."""
    side, parts = first, []
    for beat in range(beats):
        parts += [
            raise_leg(side, (0.42, -0.85, -0.1), (0.5, -0.55, -0.65), at=beat - 0.5, travel=0.42, point=0.6),
            step(side, out=0.17, at=beat, travel=0.42, turn=18),
        ]
        side = other_side(side)
    return phrase(beats, *parts)


def sleigh(beats: int, *, to: str = "left") -> Phrase:
    """Flick the reins on every beat and lean into the bends, two beats to each side."""
    parts = []
    for beat in range(beats):
        inside = to if beat % 4 < 2 else other_side(to)
        outside, way = other_side(inside), sign(inside)
        parts += [
            arm(inside, REIN_DOWN, at=beat, travel=0.48) | arm(outside, REIN_ACROSS_DOWN, at=beat, travel=0.48),
            arm(inside, REIN_UP, at=beat + 0.5, travel=0.45) | arm(outside, REIN_ACROSS_UP, at=beat + 0.5, travel=0.45),
            body(at=beat, travel=0.8, lean_side_deg=15 * way, side_m=0.07 * way, twist_deg=14 * way),
            body(at=beat, travel=0.4, crouch_m=0.15, lean_front_deg=12),
            body(at=beat + 0.5, travel=0.4, crouch_m=0.09, lean_front_deg=4),
        ]
    return phrase(beats, trot(beats, first=to), straight(at=0), *parts)


def skate(side: str) -> Phrase:
    """Glide far to a side, the other leg flung out behind, arms swinging with it: two beats."""
    way, other = sign(side), other_side(side)
    return phrase(
        2,
        step(side, out=0.40, at=0, travel=0.7, turn=25, lift=0.04),
        raise_leg(other, (0.55, -0.8, -0.1), (0.6, -0.65, -0.4), at=0.55, travel=0.55),
        arm(side, SKATE_OUT, at=0, travel=0.8),
        arm(other, SKATE_IN, at=0, travel=0.8),
        body(at=0, travel=0.8, lean_side_deg=10 * way, lean_front_deg=20, crouch_m=0.13, twist_deg=16 * way),
        body(at=1, travel=0.7, lean_side_deg=18 * way, crouch_m=0.07, lean_front_deg=14),
        arm(side, BELL_UP_OUT, at=1, travel=0.7),
        step(other, out=0.12, at=1.6, travel=0.5, lift=0.05),
    )


def laugh() -> Phrase:
    """Hold the belly, lean back, and shake with laughing: four beats."""
    shakes = []
    for half in range(8):
        is_down = half % 2 == 0
        shrug_m, crouch_m, lean_deg, nod_deg = (0.0, 0.09, -2, 4) if is_down else (0.045, 0.02, -14, -14)
        bend = {"lean_front_deg": lean_deg, "head_nod_deg": nod_deg}
        shakes.append(body(at=half / 2, travel=0.45, shrug_m=shrug_m, crouch_m=crouch_m, **bend))
    return phrase(
        4,
        straight(at=0),
        arms(ON_BELLY, at=0, travel=0.6),
        stance(0.22, at=0, turn=25),
        *shakes,
        *[body(at=beat, travel=0.8, lean_side_deg=9 * way, side_m=0.04 * way)
          for beat, way in ((0, 1), (1, -1), (2, 1), (3, -1))],
    )  # fmt: skip


def shake(side: str) -> Phrase:
    """Shake both bells high at one side, three times, the other leg pointing away: two beats."""
    way, other = sign(side), other_side(side)
    shakes = [
        arm(side, BELL_UP_OUT if is_out else BELL_UP_IN, at=at, travel=travel)
        | arm(other, BELL_ACROSS_OUT if is_out else BELL_ACROSS_IN, at=at, travel=travel)
        for at, is_out, travel in ((0, True, 0.48), (0.25, False, 0.25), (0.5, True, 0.25), (0.75, False, 0.25),
                                   (1, True, 0.25))
    ]  # fmt: skip
    return phrase(
        2,
        *shakes,
        step(side, out=0.22, at=0, travel=0.45, turn=20),
        step(other, out=0.38, at=0, travel=0.45, turn=30, heel=25, weight=0.2, lift=0.04),
        body(at=0, travel=0.5, side_m=0.07 * way, lean_side_deg=12 * way, hip_roll_deg=-7 * way, head_tilt_deg=8 * way),
        *[body(at=at, travel=0.4, crouch_m=depth) for at, depth in ((0, 0.07), (0.5, 0.02), (1, 0.07), (1.5, 0.02))],
        step(other, out=0.14, at=1.5, travel=0.4, lift=0.04),
    )


def all_the_way() -> Phrase:
    """Swing the bells once around: low, left, high, right: four beats."""
    return phrase(
        4,
        step("left", at=0, travel=0.5, out=0.2, turn=20),
        step("right", at=0, travel=0.4, out=0.2, turn=20),
        arms(BELL_LOW_OUT, BELL_LOW_IN, at=0, travel=0.6),
        arms(BELL_UP_OUT, BELL_ACROSS_IN, at=1, travel=0.9),
        arms(BELL_UP_IN, at=2, travel=0.9),
        arms(BELL_UP_OUT, at=2.5, travel=0.45),
        arms(BELL_ACROSS_IN, BELL_UP_OUT, at=3, travel=0.5),
        arms(BELL_LOW_IN, BELL_LOW_OUT, at=3.7, travel=0.6),
        *[body(at=beat, travel=0.8, lean_side_deg=lean, side_m=0.006 * lean, crouch_m=depth, lean_front_deg=front,
               head_tilt_deg=0, hip_roll_deg=-0.4 * lean)
          for beat, lean, depth, front in ((0, 4, 0.14, 14), (1, 14, 0.05, 0), (2, 0, 0.0, -8), (3, -14, 0.05, 0))],
        body(at=2, travel=0.8, rise_m=0.05),
        body(at=3, travel=0.8, rise_m=0.0),
    )  # fmt: skip


def jingle() -> Phrase:
    """Bells to the left, bells to the right, and all the way round: eight beats."""
    return (straight(at=0) | both_ways(shake("left"))) + all_the_way()


def oh_what_fun(*, to: str = "left") -> Phrase:
    """Ride the sleigh six beats, then jump with a cheer: eight beats."""
    cheer = phrase(
        2,
        straight(at=0),
        arms(GATHERED, at=0, travel=0.5),
        step("left", out=0.15, at=0, travel=0.4),
        step("right", out=0.15, at=0, travel=0.4),
        body(at=0, travel=0.5, crouch_m=0.18, lean_front_deg=16),
        hop(at=0.75, height_m=0.12, air=0.55),
        arms(HEY, at=1, travel=0.6),
        step("left", out=0.30, at=1, travel=0.45, turn=30, lift=0.02),
        step("right", out=0.30, at=1, travel=0.45, turn=30, lift=0.02),
        body(at=1, travel=0.6, crouch_m=0.05, lean_front_deg=-7),
    )
    return sleigh(6, to=to) + cheer


def catch_snow() -> Phrase:
    """Reach up for a flake on one side, then on the other, and show it: four beats."""
    reach = phrase(
        2,
        arm("left", CATCH_HIGH, at=0, travel=0.75),
        arm("right", WAITING, at=0, travel=0.75),
        step("left", out=0.26, at=0, travel=0.5, turn=20),
        step("right", out=0.26, at=0, travel=0.5, turn=20, heel=35, weight=0.2, lift=0.03),
        body(at=0, travel=0.7, rise_m=0.03, lean_side_deg=10, side_m=0.07, head_nod_deg=-16, crouch_m=0.0),
        arms(CUPPED, at=1, travel=0.8),
        body(
            at=1, travel=0.8, rise_m=0.0, crouch_m=0.12, lean_side_deg=0, side_m=0.0, head_nod_deg=12, lean_front_deg=8
        ),
        step("right", out=0.2, at=1, travel=0.5),
        body(at=1.8, travel=0.6, lean_front_deg=0),
    )
    return straight(at=0) | both_ways(reach)


def sing() -> Phrase:
    """Sing it out: hands from the mouth to both sides, twice: four beats."""
    return phrase(
        4,
        straight(at=0),
        step("left", out=0.24, at=0, travel=0.5, turn=20),
        step("right", out=0.24, at=0, travel=0.4, turn=20),
        *[arms(SING_IN, at=beat, travel=0.8) | arms(SING_OUT, at=beat + 1, travel=0.8) for beat in (0, 2)],
        *[body(at=beat, travel=0.8, crouch_m=0.09, lean_front_deg=10, lean_side_deg=6 * way, side_m=0.05 * way)
          | body(at=beat + 1, travel=0.8, crouch_m=0.0, lean_front_deg=-9, lean_side_deg=-8 * way, side_m=-0.05 * way)
          for beat, way in ((0, 1), (2, -1))],
    )  # fmt: skip


def bells_overhead() -> Phrase:
    """Shake the bells low and high with a leg kicked to the side: four beats."""

    def kick(side: str) -> Phrase:
        way = sign(side)
        return phrase(
            2,
            arms(BELL_LOW_IN, at=0, travel=0.5),
            arms(BELL_LOW_OUT, at=0.5, travel=0.45),
            step(side, at=0, travel=0.5),
            step(other_side(side), at=0, travel=0.5),
            body(at=0, travel=0.5, crouch_m=0.10, lean_front_deg=10, lean_side_deg=0),
            arms(BELL_UP_IN, at=1, travel=0.5),
            arms(BELL_UP_OUT, at=1.5, travel=0.45),
            raise_leg(side, (0.82, -0.55, 0.15), (0.85, -0.52, 0.1), at=1, travel=0.5),
            body(at=1, travel=0.5, crouch_m=0.02, lean_front_deg=-4, lean_side_deg=-9 * way, side_m=-0.04 * way),
            hop(at=1, height_m=0.03, air=0.35),
        )

    return straight(at=0) | both_ways(kick("left"))


def snowball(side: str) -> Phrase:
    """Scoop up snow, aim, throw it across, and point: four beats."""
    way, other = sign(side), other_side(side)
    return phrase(
        4,
        straight(at=0),
        arms(SCOOP, at=0, travel=0.8),
        step(side, out=0.26, at=0, travel=0.5, turn=25),
        step(other, out=0.22, at=0, travel=0.4, turn=25),
        body(at=0, travel=0.8, crouch_m=0.24, lean_front_deg=34, head_nod_deg=-10),
        arm(side, AIM, at=1, travel=0.8),
        arm(other, POINTING, at=1, travel=0.8),
        body(at=1, travel=0.8, crouch_m=0.05, lean_front_deg=-4, twist_deg=24 * way, side_m=0.08 * way,
             lean_side_deg=8 * way, head_nod_deg=0),
        arm(side, THROWN, at=2, travel=0.45),
        arm(other, SKATE_OUT, at=2, travel=0.6),
        step(side, out=0.20, z=0.16, at=2, travel=0.5, turn=10),
        body(at=2, travel=0.5, twist_deg=-26 * way, side_m=-0.05 * way, lean_side_deg=-9 * way, lean_front_deg=14,
             crouch_m=0.09),
        step(side, at=3, travel=0.5),
        arms(HEY, at=3, travel=0.7),
        hop(at=2.9, height_m=0.06, air=0.45),
        body(at=3, travel=0.7, twist_deg=0, side_m=0.0, lean_side_deg=0, lean_front_deg=-5, crouch_m=0.04),
    )  # fmt: skip


def intro() -> Phrase:
    """Shake the bells low, then high, with the first jingling."""
    shakes = []
    for quarter in range(8):
        pair = (BELL_LOW_IN, BELL_LOW_OUT) if quarter < 4 else (BELL_UP_IN, BELL_UP_OUT)
        shakes.append(arms(pair[quarter % 2], at=quarter / 2, travel=0.5))
    return phrase(
        4,
        *shakes,
        *[step(side, out=0.2, at=beat, travel=0.45, turn=20, lift=0.08)
          for beat, side in ((0.5, "right"), (1, "left"), (2, "right"), (3, "left"))],
        swing(4, period=2, peak=0, lean_side_deg=8, side_m=0.05, hip_roll_deg=-5),
        bounce(4, depth_m=0.07),
    )  # fmt: skip


def verse() -> Phrase:
    """What the words tell: the sleigh, over the fields, laughing, bells, spirits bright, and the song."""
    fields = straight(at=0) | both_ways(skate("left"))
    return sleigh(8) + fields + laugh() + bells_overhead() * 2 + catch_snow() + sing()


def chorus() -> Phrase:
    """Bells and the sleigh, to one side and to the other."""
    return jingle() + oh_what_fun() + mirror(jingle()) + mirror(oh_what_fun())


def last_chorus() -> Phrase:
    """Bells and snowballs, and a last jump with both arms up."""
    end = phrase(
        4,
        straight(at=0),
        arms(GATHERED, at=0, travel=0.7),
        body(at=0, travel=0.7, crouch_m=0.16, lean_front_deg=14),
        step("left", at=0, travel=0.5),
        step("right", at=0, travel=0.4),
        hop(at=0.7, height_m=0.12, air=0.6),
        arms(HEY, at=1, travel=0.6),
        step("left", out=0.32, at=1, travel=0.45, turn=30, lift=0.02),
        step("right", out=0.32, at=1, travel=0.45, turn=30, lift=0.02),
        body(at=1, travel=0.6, crouch_m=0.07, lean_front_deg=-7),
        *[arms(BELL_UP_IN if half % 2 else BELL_UP_OUT, at=1.5 + half / 2, travel=0.45) for half in range(5)],
        bounce(3, depth_m=0.05, peak=0),
    )
    return jingle() + snowball("right") + snowball("left") + end


def choreography() -> Phrase:
    """The whole dance."""
    return intro() + verse() + chorus() + last_chorus()
