"""How the Hall of the Mountain King is danced: creep, listen, hide, claws, run, be caught."""

from tools.starter_pack.dance.language import (
    Arm,
    Phrase,
    Touch,
    arm,
    arms,
    body,
    both_ways,
    hop,
    mirror,
    other_side,
    phrase,
)
from tools.starter_pack.dance.steps import raise_leg, sign, step

PAW_UP = Arm(upper=(0.75, 0.2, 0.65), fore=(0.15, 0.0, 1.0))
PAW_DOWN = Arm(upper=(0.8, -0.25, 0.55), fore=(-0.1, -0.75, 0.65))
BALANCE = Arm(upper=(0.85, -0.45, -0.15), fore=(0.9, -0.2, 0.25))
SHH = Touch("mouth", (0.02, -0.04, 0.05), elbow=(1.0, -0.25, 0.2))
LISTEN = Touch("ear", (0.06, 0.0, 0.04), elbow=(1.0, 0.1, 0.0))
HIDDEN = Touch("eye", (0.0, 0.0, 0.06), elbow=(0.9, -0.5, 0.4))
PEEKING = Touch("eye", (0.12, 0.04, 0.06), elbow=(1.0, -0.1, 0.2))
WIDE = Arm(upper=(0.95, 0.05, 0.25), fore=(0.8, 0.5, 0.3))
CLAW_HIGH = Arm(upper=(0.8, 0.55, 0.2), fore=(0.25, 0.8, 0.55))
CLAW_READY = Arm(upper=(0.85, -0.1, 0.4), fore=(0.2, 0.75, 0.6))
CLAW_ACROSS = Arm(upper=(-0.15, -0.3, 0.95), fore=(-0.75, -0.55, 0.35))
# An ape's arms swing together to one side.
APE_OUT = Arm(upper=(0.85, -0.5, 0.15), fore=(0.75, -0.6, 0.25))
APE_IN = Arm(upper=(-0.25, -0.8, 0.55), fore=(-0.55, -0.75, 0.35))
FLAIL_OUT = Arm(upper=(0.65, 0.74, 0.1), fore=(0.85, 0.5, 0.1))
FLAIL_IN = Arm(upper=(0.6, 0.78, 0.15), fore=(-0.35, 0.92, 0.15))
# Thrown up behind by the one who stops too late.
THROWN_BACK = Arm(upper=(0.75, 0.35, -0.35), fore=(0.6, 0.75, -0.1))
GUARD = Arm(upper=(0.35, -0.2, 0.9), fore=(-0.7, 0.65, 0.25))
FEND = Arm(upper=(0.97, 0.12, 0.2), fore=(0.97, 0.2, 0.1))
OVER_HEAD = Touch("head", (0.06, 0.15, 0.03), elbow=(1.0, 0.2, 0.3))
DOOM = Arm(upper=(0.7, 0.7, 0.1), fore=(0.6, 0.8, 0.1))


def straight(*, at: float = 0.0, travel: float = 0.7) -> Phrase:
    """Face the front and stand tall."""
    return body(at=at, travel=travel, heading_deg=0, head_turn_deg=0, lean_front_deg=0, crouch_m=0, side_m=0, rise_m=0,
                lean_side_deg=0, twist_deg=0, head_tilt_deg=0, head_nod_deg=0, hip_roll_deg=0, shrug_m=0)  # fmt: skip


def creep(*, start: float, by: float = 0.16) -> Phrase:
    """Three steps on tiptoe to the left, bent low with hanging paws, then stand on one leg and listen: four beats."""
    parts, side = [], "left"
    for beat in range(3):
        way, other = sign(side), other_side(side)
        parts += [
            raise_leg(side, (0.45, 0.05, 0.85), (0.1, -0.98, 0.1), at=beat - 0.45, travel=0.45, point=0.9),
            step(side, x=start + by * (beat + 1), at=beat, travel=0.42, out=0.11, heel=32, turn=12),
            arm(other, PAW_UP, at=beat, travel=0.8),
            arm(side, PAW_DOWN, at=beat, travel=0.8),
            body(at=beat, travel=0.5, crouch_m=0.17, lean_front_deg=24, lean_side_deg=7 * way),
            body(at=beat + 0.5, travel=0.45, crouch_m=0.07),
        ]
        side = other
    return phrase(
        4,
        *parts,
        body(at=0, travel=0.6, heading_deg=24, head_turn_deg=-10, twist_deg=0, rise_m=0.0),
        raise_leg("right", (0.5, -0.35, 0.75), (0.2, -0.9, -0.4), at=2.6, travel=0.5),
        step("right", x=start + 3 * by, at=3.5, travel=0.45, out=0.13),
        arm("left", LISTEN, at=3, travel=0.7),
        arm("right", BALANCE, at=3, travel=0.7),
        body(at=3, travel=0.7, heading_deg=6, lean_side_deg=16, lean_front_deg=6, head_turn_deg=34, head_tilt_deg=8),
        body(at=3, travel=0.7, crouch_m=0.05),
    )


def hush() -> Phrase:
    """Look round to both sides with open arms, then a finger to the lips, twice: four beats."""
    return phrase(
        4,
        step("left", x=0.0, out=0.2, at=0, travel=0.5, turn=20),
        step("right", x=0.0, out=0.2, at=0, travel=0.5, turn=20),
        arms(WIDE, at=0, travel=0.8),
        straight(at=0),
        body(at=0, travel=0.7, head_turn_deg=40, twist_deg=20, lean_side_deg=6, crouch_m=0.08),
        arms(PAW_DOWN, at=1, travel=0.7),
        body(at=1, travel=0.7, head_turn_deg=-40, twist_deg=-20, lean_side_deg=-8, crouch_m=0.03),
        arm("right", SHH, at=2, travel=0.7),
        arm("left", BALANCE, at=2, travel=0.7),
        body(at=2, travel=0.7, head_turn_deg=0, twist_deg=0, lean_side_deg=9, lean_front_deg=26, crouch_m=0.15),
        arm("right", WIDE, at=3, travel=0.6),
        body(at=3, travel=0.6, lean_side_deg=-8, lean_front_deg=4, crouch_m=0.04),
    )


def hide_and_peek(side: str) -> Phrase:
    """Hide the face in both hands, ducking, then burst out and stare to one side: four beats."""
    way = sign(side)
    return phrase(
        4,
        arms(HIDDEN, at=0, travel=0.8),
        step(side, out=0.15, at=0, travel=0.5),
        step(other_side(side), out=0.15, at=0, travel=0.5),
        straight(at=0),
        body(at=0, travel=0.8, crouch_m=0.26, lean_front_deg=26, head_nod_deg=14),
        arms(PEEKING, at=1, travel=0.6),
        body(at=1, travel=0.6, crouch_m=0.17, lean_front_deg=14, lean_side_deg=-10 * way, head_nod_deg=0),
        step(side, out=0.38, at=2, travel=0.55, turn=35, lift=0.05),
        arms(WIDE, at=2, travel=0.55),
        body(at=2, travel=0.55, crouch_m=0.07, lean_front_deg=-4, lean_side_deg=15 * way, side_m=0.10 * way,
             head_turn_deg=36 * way, head_nod_deg=-8),
        arm(side, PAW_UP, at=3, travel=0.6),
        arm(other_side(side), PAW_DOWN, at=3, travel=0.6),
        body(at=3, travel=0.6, crouch_m=0.13, lean_side_deg=4 * way, head_turn_deg=-20 * way),
    )  # fmt: skip


def tiptoe_away() -> Phrase:
    """Tremble away sideways in little steps, the paws before the mouth: four beats to the left."""
    parts = []
    for half in range(8):
        side = "left" if half % 2 == 0 else "right"
        parts.append(step(side, x=0.05 * (half + 1), out=0.09, at=half / 2 + 0.5, travel=0.45, lift=0.07, heel=30))
    return phrase(
        4,
        straight(at=0),
        *parts,
        *[arms(GUARD, at=beat, travel=0.5) | arms(PAW_DOWN, at=beat + 0.5, travel=0.45) for beat in range(4)],
        *[body(at=beat, travel=0.5, crouch_m=0.10, lean_front_deg=12, lean_side_deg=-8 if beat % 2 else 8,
               head_turn_deg=-30 if beat % 2 else 30)
          | body(at=beat + 0.5, travel=0.45, crouch_m=0.03) for beat in range(4)],
    )  # fmt: skip


def claw(side: str) -> Phrase:
    """Rear up with both claws on a stamping foot, then rake across with one: four beats."""
    way, other = sign(side), other_side(side)
    return phrase(
        4,
        raise_leg(side, (0.75, 0.0, 0.65), (0.35, -0.9, 0.1), at=-0.35, travel=0.6, point=0.2),
        step(side, out=0.36, at=0.35, travel=0.5, turn=35),
        arms(CLAW_HIGH, at=0, travel=0.9),
        body(at=0, travel=0.8, crouch_m=0.0, rise_m=0.03, lean_front_deg=-9, lean_side_deg=-6 * way, head_nod_deg=-8),
        body(at=0, travel=0.8, twist_deg=0, side_m=0.0, head_turn_deg=0, heading_deg=0, head_tilt_deg=0),
        arms(CLAW_READY, at=1, travel=0.6),
        body(at=1, travel=0.6, crouch_m=0.11, rise_m=0.0, side_m=0.08 * way, lean_side_deg=8 * way),
        arm(other, CLAW_ACROSS, at=2, travel=0.55),
        arm(side, CLAW_HIGH, at=2, travel=0.7),
        body(at=2, travel=0.55, twist_deg=24 * way, lean_front_deg=22, crouch_m=0.15, lean_side_deg=10 * way),
        arm(other, CLAW_HIGH, at=3, travel=0.7),
        arm(side, CLAW_ACROSS, at=3, travel=0.6),
        body(
            at=3, travel=0.7, twist_deg=-16 * way, lean_front_deg=16, crouch_m=0.08, side_m=0.0, lean_side_deg=-6 * way
        ),
        step(side, out=0.18, at=3.4, travel=0.5, turn=20),
    )


def troll_stamp(side: str) -> Phrase:
    """Lift a knee wide and stamp, the long arms swinging to that side: two beats."""
    way, other = sign(side), other_side(side)
    return phrase(
        2,
        raise_leg(side, (0.85, 0.12, 0.5), (0.25, -0.95, 0.05), at=0, travel=0.75, point=0.2),
        arm(side, APE_OUT, at=0, travel=0.9),
        arm(other, APE_IN, at=0, travel=0.9),
        body(at=0, travel=0.9, lean_side_deg=-15 * way, side_m=-0.06 * way, lean_front_deg=14, crouch_m=0.06,
             head_tilt_deg=10 * way),
        step(side, out=0.28, at=1, travel=0.5, turn=35),
        step(other, out=0.24, at=0, travel=0.4, turn=35),
        body(at=1, travel=0.5, lean_side_deg=5 * way, side_m=0.03 * way, crouch_m=0.19, lean_front_deg=24),
        arms(CLAW_READY, at=1, travel=0.6),
    )  # fmt: skip


def run(beats: int, *, to: str = "left", start: float = 0.0, by: float = 0.0) -> Phrase:
    """Run to one side with flailing arms, looking back over the shoulder; `by` metres a beat, or on the spot."""
    way, parts, side = sign(to), [], to
    for beat in range(beats):
        parts += [
            raise_leg(side, (0.62, 0.12, 0.78), (0.2, -0.95, -0.2), at=beat - 0.45, travel=0.5, point=0.6),
            step(side, x=(start + by * (beat + 1)) * way, at=beat, travel=0.45, out=0.12, turn=20),
            arm("left", FLAIL_OUT if beat % 2 == 0 else FLAIL_IN, at=beat, travel=0.8),
            arm("right", FLAIL_IN if beat % 2 == 0 else FLAIL_OUT, at=beat, travel=0.8),
            body(at=beat, travel=0.8, lean_side_deg=9 if beat % 2 == 0 else -9),
        ]
        side = other_side(side)
    return phrase(
        beats,
        straight(at=0),
        *parts,
        body(at=0, travel=0.8, heading_deg=14 * way, head_turn_deg=-50 * way, lean_front_deg=10, crouch_m=0.06),
    )


def skid(x: float) -> Phrase:
    """Run into one of them on the left: skid to a halt, duck from a blow, look out, and turn round: four beats."""
    return phrase(
        4,
        straight(at=0),
        step("left", x=x, out=0.42, at=0, travel=0.55, turn=45, lift=0.05),
        arms(THROWN_BACK, at=0, travel=0.7),
        body(at=0, travel=0.7, crouch_m=0.16, lean_side_deg=-20, side_m=-0.05, lean_front_deg=-6, head_turn_deg=30),
        step("left", x=x, out=0.2, at=1, travel=0.5, turn=25),
        arms(OVER_HEAD, at=1, travel=0.8),
        body(at=1, travel=0.8, crouch_m=0.30, lean_side_deg=0, side_m=0.0, lean_front_deg=28, head_turn_deg=0),
        arms(PEEKING, at=2, travel=0.7),
        body(at=2, travel=0.7, crouch_m=0.12, lean_front_deg=10, lean_side_deg=12, head_turn_deg=35),
        arms(WIDE, at=3, travel=0.7),
        hop(at=2.6, height_m=0.08, air=0.6),
        step("right", x=x, out=0.26, at=3, travel=0.5, turn=35, lift=0.02),
        step("left", x=x, out=0.2, at=3, travel=0.5, turn=25, lift=0.02),
        body(at=3, travel=0.7, crouch_m=0.03, lean_front_deg=-6, lean_side_deg=-8, head_turn_deg=-20),
    )


def fend(side: str) -> Phrase:
    """Lunge and push one of them away, then draw back behind the guard: two beats."""
    way, other = sign(side), other_side(side)
    return phrase(
        2,
        straight(at=0),
        step(side, out=0.42, at=0, travel=0.6, turn=45, lift=0.05),
        arm(side, FEND, at=0, travel=0.6),
        arm(other, GUARD, at=0, travel=0.6),
        body(at=0, travel=0.7, side_m=0.10 * way, crouch_m=0.15, lean_side_deg=10 * way, head_turn_deg=35 * way,
             twist_deg=-10 * way),
        step(side, out=0.14, at=1, travel=0.6, lift=0.05),
        arms(GUARD, at=1, travel=0.6),
        body(at=1, travel=0.7, side_m=0.0, crouch_m=0.03, lean_side_deg=-5 * way, head_turn_deg=0, lean_front_deg=6),
    )  # fmt: skip


def kick_away(side: str) -> Phrase:
    """Kick one of them off with the arms thrown up, then shrink back behind the guard: two beats."""
    way, other = sign(side), other_side(side)
    return phrase(
        2,
        straight(at=0),
        raise_leg(side, (0.88, -0.1, 0.4), (0.9, -0.05, 0.35), at=0, travel=0.6, point=0.2),
        arm(side, FEND, at=0, travel=0.7),
        arm(other, CLAW_HIGH, at=0, travel=0.7),
        body(at=0, travel=0.7, lean_side_deg=-16 * way, head_turn_deg=30 * way, crouch_m=0.04),
        step(side, out=0.16, at=1, travel=0.55, turn=20),
        arms(GUARD, at=1, travel=0.6),
        body(at=1, travel=0.6, lean_side_deg=6 * way, lean_front_deg=12, crouch_m=0.14, head_turn_deg=0),
    )


def star_jump() -> Phrase:
    """Crouch with the arms over the head, and jump out of it with claws and legs wide: four beats."""
    return phrase(
        4,
        straight(at=0),
        arms(OVER_HEAD, at=0, travel=0.9),
        step("left", out=0.15, at=0, travel=0.7, turn=30, lift=0.03),
        step("right", out=0.15, at=0, travel=0.7, turn=30, lift=0.03),
        body(at=0, travel=0.9, crouch_m=0.28, lean_front_deg=22),
        body(at=1, travel=0.7, crouch_m=0.18, lean_front_deg=16),
        hop(at=1.6, height_m=0.11, air=0.9),
        arms(CLAW_HIGH, at=2, travel=0.9),
        step("left", out=0.40, at=2, travel=0.8, turn=35, lift=0.02),
        step("right", out=0.40, at=2, travel=0.8, turn=35, lift=0.02),
        body(at=2, travel=0.9, crouch_m=0.08, lean_front_deg=-6),
        arms(CLAW_READY, at=3, travel=0.8),
        body(at=3, travel=0.8, crouch_m=0.16, lean_front_deg=6),
    )


def shock(side: str) -> Phrase:
    """A blow of the orchestra: duck on the first beat, leap up on the second, and shrink away: four beats."""
    way = sign(side)
    return phrase(
        4,
        straight(at=0),
        arms(OVER_HEAD, at=0, travel=0.9),
        step("left", out=0.17, at=0, travel=0.6, turn=25),
        step("right", out=0.17, at=0, travel=0.6, turn=25),
        body(at=0, travel=0.9, crouch_m=0.24, lean_front_deg=20),
        arms(DOOM, at=1, travel=0.8),
        hop(at=0.9, height_m=0.09, air=0.7),
        body(at=1, travel=0.8, crouch_m=0.0, lean_front_deg=-9, head_nod_deg=-10),
        arms(GUARD, at=2, travel=0.8),
        step("left" if way > 0 else "right", out=0.36, at=2, travel=0.7, turn=35),
        body(at=2, travel=0.8, crouch_m=0.12, lean_side_deg=12 * way, side_m=0.08 * way, head_turn_deg=-30 * way,
             lean_front_deg=8, head_nod_deg=0),
        arms(WIDE, at=3, travel=0.8),
        body(at=3, travel=0.8, crouch_m=0.06, lean_side_deg=0, side_m=0.0, head_turn_deg=20 * way),
    )  # fmt: skip


def intro() -> Phrase:
    """The long low note: sink down, look to both sides."""
    return phrase(
        4,
        arms(BALANCE, at=0, travel=0.5),
        body(at=0, travel=0.5, crouch_m=0.04, head_turn_deg=20, lean_side_deg=6),
        arms(PAW_DOWN, at=1, travel=0.9),
        body(at=1, travel=0.9, crouch_m=0.14, lean_front_deg=18, head_turn_deg=40, lean_side_deg=10, side_m=0.05),
        arm("left", PAW_UP, at=2, travel=0.8),
        body(at=2, travel=0.9, head_turn_deg=-40, lean_side_deg=-10, side_m=-0.05),
        arm("left", PAW_DOWN, at=3, travel=0.8),
        arm("right", PAW_UP, at=3, travel=0.8),
        body(at=3, travel=0.8, head_turn_deg=10, lean_side_deg=0, side_m=0.0, crouch_m=0.08),
    )


def stealth() -> Phrase:
    """Creep to the left and hush, creep back to the other side and hush: 16 beats."""
    return creep(start=-0.24) + hush() + mirror(creep(start=-0.24)) + mirror(hush())


def chaos() -> Phrase:
    """Leap and flail among the trolls: 16 beats."""
    return star_jump() + run(4, to="left") + star_jump() + run(4, to="right")


def caught() -> Phrase:
    """Two blows, a last run, shaking, and down under both arms: 24 beats."""
    tremble = phrase(
        4,
        straight(at=0),
        step("left", out=0.2, at=0, travel=0.5, turn=25),
        step("right", out=0.2, at=0, travel=0.5, turn=25),
        *[arms(GUARD if beat % 2 == 0 else CLAW_READY, at=beat, travel=0.85) for beat in range(4)],
        *[body(at=beat, travel=0.85, crouch_m=0.05 + 0.05 * beat, lean_side_deg=9 if beat % 2 == 0 else -9,
               lean_front_deg=4 * beat) for beat in range(4)],
    )  # fmt: skip
    down = phrase(
        4,
        straight(at=0),
        arms(DOOM, at=0, travel=0.9),
        body(at=0, travel=0.9, lean_front_deg=-10, rise_m=0.03, head_nod_deg=-8),
        step("left", out=0.28, at=1, travel=0.6, turn=30),
        arms(CLAW_READY, at=1, travel=0.8),
        body(at=1, travel=0.8, rise_m=0.0, crouch_m=0.1, lean_side_deg=8, lean_front_deg=6, head_nod_deg=0),
        arms(DOOM, at=2, travel=0.8),
        body(at=2, travel=0.8, crouch_m=0.02, lean_side_deg=-6, lean_front_deg=-6),
        arms(OVER_HEAD, at=3, travel=0.8),
        body(at=3, travel=0.8, crouch_m=0.30, lean_front_deg=36, lean_side_deg=0, head_nod_deg=14),
        body(at=4, travel=0.8, crouch_m=0.24, lean_front_deg=28),
    )
    return shock("left") + shock("right") + run(4, to="left") + run(4, to="right") + tremble + down


def choreography() -> Phrase:
    """The whole dance."""
    hiding = both_ways(hide_and_peek("left")) + both_ways(tiptoe_away())
    claws = both_ways(claw("left")) * 2
    stamps = both_ways(troll_stamp("left")) * 4
    flight = run(4, to="left", by=0.10) + skid(0.40) + run(4, to="right", start=-0.40, by=0.10) + mirror(skid(0.0))
    fight = (both_ways(fend("left")) + both_ways(kick_away("left"))) * 2
    return intro() + stealth() + hiding + claws + stamps + flight + fight + chaos() + caught()
