"""Among the trolls: their claws and stamps, running from them, fending them off, the blows of the end."""

from tools.starter_pack.dance.language import Phrase, arm, arms, body, hop, other_side, phrase
from tools.starter_pack.dance.steps import raise_leg, sign, step
from tools.starter_pack.songs.mountain_king.poses import (
    APE_IN,
    APE_OUT,
    CLAW_ACROSS,
    CLAW_HIGH,
    CLAW_READY,
    DOOM,
    FEND,
    FLAIL_IN,
    FLAIL_OUT,
    GUARD,
    OVER_HEAD,
    PEEKING,
    THROWN_BACK,
    WIDE,
    straight,
)


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
