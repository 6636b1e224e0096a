"""Into the hall on tiptoe: creep and listen, hush, hide and peek, tremble away."""

from tools.starter_pack.dance.language import Phrase, arm, arms, body, other_side, phrase
from tools.starter_pack.dance.steps import raise_leg, sign, step
from tools.starter_pack.songs.mountain_king.poses import (
    BALANCE,
    GUARD,
    HIDDEN,
    LISTEN,
    PAW_DOWN,
    PAW_UP,
    PEEKING,
    SHH,
    WIDE,
    straight,
)


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
