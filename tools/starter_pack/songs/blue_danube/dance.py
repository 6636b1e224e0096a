"""How The Blue Danube is danced: the hold, glides, answers, turns, sweeps, the bow."""

import math

from tools.starter_pack.dance.language import (
    Arm,
    Phrase,
    Place,
    arm,
    arms,
    body,
    foot,
    layer,
    mirror,
    other_side,
    phrase,
    shift,
    swing,
)
from tools.starter_pack.dance.steps import sign, stance, step

BAR = 3
# The hold: one hand leads at eye height, the other lies on the partner's back.
LEAD = Arm(upper=(0.95, 0.0, 0.3), fore=(0.75, 0.6, 0.25))
LEAD_HIGH = Arm(upper=(0.9, 0.3, 0.25), fore=(0.5, 0.85, 0.2))
EMBRACE = Arm(upper=(0.8, -0.25, 0.5), fore=(-0.8, 0.15, 0.55))
OPEN = Arm(upper=(0.95, 0.0, 0.2), fore=(0.95, 0.2, 0.2))
OPEN_LOW = Arm(upper=(0.95, -0.3, 0.25), fore=(0.95, 0.05, 0.3))
OPEN_HIGH = Arm(upper=(0.85, 0.45, 0.15), fore=(0.75, 0.65, 0.15))
CROWN = Arm(upper=(0.5, 0.85, 0.15), fore=(-0.45, 0.88, 0.15))
SWEEP_UP = Arm(upper=(0.6, 0.78, 0.2), fore=(0.3, 0.94, 0.1))
SWEEP_ACROSS = Arm(upper=(-0.25, 0.45, 0.85), fore=(-0.6, 0.75, 0.3))
SWEEP_LOW = Arm(upper=(0.35, -0.85, 0.4), fore=(0.2, -0.9, 0.4))
CURTSEY = Arm(upper=(0.8, -0.6, 0.0), fore=(0.9, -0.35, 0.1))
BOW_IN = Arm(upper=(0.45, -0.75, 0.5), fore=(-0.85, 0.0, 0.5))


def hold(*, at: float, travel: float = 1.2) -> Phrase:
    """Take the partner into the arms, leading to the left."""
    return arm("left", LEAD, at=at, travel=travel) | arm("right", EMBRACE, at=at, travel=travel)


def glide(*, x: float = 0.0) -> Phrase:
    """Waltz a bar to the left: a long step, then close on tiptoe."""
    return phrase(
        BAR,
        step("left", x=x + 0.34, at=0, travel=0.9, lift=0.04),
        step("right", x=x + 0.26, at=1, travel=0.9, lift=0.04),
        step("left", x=x + 0.30, out=0.14, at=2, travel=0.8, lift=0.05),
        body(at=0, travel=1.0, crouch_m=0.09, lean_side_deg=-11, heading_deg=20, head_turn_deg=10),
        body(at=2, travel=1.6, crouch_m=0.0, rise_m=0.04, lean_side_deg=3, twist_deg=-6),
        arm("left", LEAD_HIGH, at=2, travel=1.4),
        body(at=3, travel=0.9, rise_m=0.0),
    )


def answer(side: str, *, at: float, x: float) -> Phrase:
    """Answer two high notes: twice up on the toes while one arm opens and the other leg points away from it."""
    way, other = sign(side), other_side(side)
    return shift(
        layer(
            arm(side, OPEN_HIGH, at=0, travel=1.0),
            arm(side, OPEN_LOW, at=0.55, travel=0.5),
            arm(side, OPEN_HIGH, at=1, travel=0.42),
            arm(other, CURTSEY, at=0, travel=1.0),
            step(other, x=x, out=0.46, at=0, travel=0.7, turn=30, weight=0.1, heel=38, lift=0.04),
            *[
                body(at=beat, travel=0.5, rise_m=rise)
                for beat, rise in ((0, 0.045), (0.5, 0.0), (1, 0.045), (1.7, 0.0))
            ],
            body(at=0, travel=1.2, lean_side_deg=14 * way, head_tilt_deg=9 * way, hip_roll_deg=-5 * way),
            body(at=0, heading_deg=0, head_turn_deg=12 * way),
        ),
        at,
    )


def theme() -> Phrase:
    """Glide to the left, answer right, answer left, and come back home: four bars."""
    return phrase(
        4 * BAR,
        hold(at=0),
        glide(),
        step("right", x=0.12, out=0.14, at=3, travel=0.8, lift=0.05),
        arm("left", LEAD, at=3, travel=0.8),
        body(at=2.9, travel=0.85, lean_side_deg=10, twist_deg=0, heading_deg=-14, crouch_m=0.06, head_turn_deg=-6),
        step("left", x=0.22, out=0.16, at=4, travel=0.8, lift=0.05),
        body(at=4.4, travel=0.9, crouch_m=0.0),
        answer("right", at=5, x=0.12),
        step("left", x=0.12, at=7, travel=0.7, lift=0.04),
        answer("left", at=8, x=0.12),
        step("left", at=10, travel=0.7, lift=0.05),
        step("right", at=11, travel=0.7, lift=0.05),
        body(at=11, travel=1.2, lean_side_deg=0, head_tilt_deg=0, hip_roll_deg=0, head_turn_deg=0),
    )


def turning_theme() -> Phrase:
    """Turn in the hold, half a bar to each side, with a dip on each answer."""
    return phrase(
        4 * BAR,
        hold(at=0),
        *[
            layer(
                step("left", out=0.2, z=z, at=at, travel=0.8, turn=heading / 2, lift=0.04),
                step("right", out=0.2, z=-z, at=at + 1, travel=0.7, turn=-heading / 2, lift=0.04),
                body(at=at, travel=1.1, heading_deg=heading, lean_side_deg=-0.22 * heading, crouch_m=0.06),
                body(at=at + 2, travel=1.6, rise_m=0.035, crouch_m=0.0, lean_side_deg=0.1 * heading),
                arm("left", LEAD_HIGH, at=at + 2, travel=1.4),
                body(at=at + 3, travel=0.9, rise_m=0.0),
            )
            for at, heading, z in ((0, 42, 0.07), (3, -42, -0.07))
        ],
        dip("left", at=6),
        dip("right", at=9),
    )


def dip(side: str, *, at: float) -> Phrase:
    """Lunge to a side with the arms thrown open, and come up again."""
    way = sign(side)
    return shift(
        layer(
            step(side, out=0.42, at=0, travel=0.9, turn=35, lift=0.04),
            arm(side, OPEN_HIGH, at=-0.1, travel=0.95),
            arm(other_side(side), OPEN, at=-0.1, travel=0.95),
            body(at=-0.1, travel=1.0, side_m=0.10 * way, crouch_m=0.14, lean_side_deg=12 * way, heading_deg=0),
            body(at=0, travel=1.0, head_tilt_deg=8 * way),
            step(side, at=2, travel=0.9, lift=0.05),
            body(at=2, travel=1.2, side_m=0, crouch_m=0, lean_side_deg=0, head_tilt_deg=0, rise_m=0.02),
            body(at=3, rise_m=0.0),
        ),
        at,
    )


def whole_turn(start_deg: float, end_deg: float) -> Phrase:
    """Turn once around under an arm in six small steps: two bars."""
    parts = []
    for beat in range(6):
        side = "left" if (beat % 2 == 0) == (end_deg > start_deg) else "right"
        heading = start_deg + (end_deg - start_deg) * min(1.0, (beat + 1) / 6)
        angle, out = math.radians(heading), 0.12 * sign(side)
        place = Place(out * math.cos(angle), -out * math.sin(angle), heading + 8 * sign(side), lift_m=0.045)
        parts.append(foot(side, place, at=beat, travel=0.75))
    return phrase(
        2 * BAR,
        *parts,
        body(at=5.5, travel=6.2, heading_deg=end_deg),
        swing(2 * BAR, period=BAR, peak=1.5, rise_m=0.03),
        arm("left", CROWN, at=-0.1, travel=0.95),
        arm("right", CURTSEY, at=-0.1, travel=0.95),
    )


def turn_theme(start_deg: float, end_deg: float) -> Phrase:
    """Turn once around, then present both arms on each answer."""
    home = [Place(0.16 * way * math.cos(math.radians(end_deg)), 0.0, end_deg + 8 * way, lift_m=0.03) for way in (1, -1)]
    pulses = [
        layer(
            arms(OPEN_HIGH, at=at + 0.03, travel=0.8 if at in (6, 8) else 0.4),
            arms(CURTSEY, at=at + rest, travel=0.95 * rest),
            body(at=at, travel=0.5, crouch_m=0.0, lean_front_deg=-3),
            body(at=at, travel=0.9, lean_side_deg=way * 13, side_m=way * 0.06, head_tilt_deg=way * 8),
            body(at=at + rest, travel=0.95 * rest, crouch_m=0.07, lean_front_deg=5),
        )
        for at, rest, way in ((6, 1.4, 1), (8, 0.55, 1), (9, 1.4, -1), (11, 0.55, -1))
    ]
    return (
        whole_turn(start_deg, end_deg) + phrase(6)
        | shift(layer(*pulses), 0.0)
        | foot("left", home[0], at=7.0)
        | foot("right", home[1], at=8.0)
        | body(at=12, travel=0.5, crouch_m=0.0, lean_front_deg=0)
        | body(at=12, lean_side_deg=0, side_m=0, head_tilt_deg=0)
    )


def balance(side: str) -> Phrase:
    """Swing weight and both arms in a great arc to one side: a bar."""
    way, other = sign(side), other_side(side)
    return phrase(
        BAR,
        step(side, out=0.34, at=0, travel=0.9, turn=20, lift=0.05),
        step(other, out=0.20, at=2, travel=0.8, lift=0.05),
        arm(side, SWEEP_UP, at=1.1, travel=1.3),
        arm(other, SWEEP_ACROSS, at=1.1, travel=1.3),
        body(at=0, travel=1.0, crouch_m=0.06),
        body(at=1, travel=1.3, side_m=0.10 * way, lean_side_deg=13 * way, twist_deg=8 * way, head_tilt_deg=5 * way),
        body(at=1, crouch_m=0.0, rise_m=0.03),
        body(at=2.6, rise_m=0.0),
        arms(SWEEP_LOW, at=2.6, travel=1.3),
    )


def closing() -> Phrase:
    """Sweep from side to side, reach for the highest note, turn away and home: eight bars."""
    reach = phrase(
        2 * BAR,
        arms(SWEEP_UP, at=1, travel=1.3),
        stance(0.16, at=0.5),
        body(at=1, travel=1.3, rise_m=0.05, lean_front_deg=-7, side_m=0, lean_side_deg=0, twist_deg=0, head_tilt_deg=0),
        arms(CROWN, at=2, travel=0.9),
        arms(OPEN, at=4, travel=1.4),
        arms(OPEN_HIGH, at=5, travel=0.9),
        body(at=4, travel=1.4, rise_m=0.0, lean_front_deg=0, crouch_m=0.05),
        body(at=5, travel=0.9, crouch_m=0.0),
        shift(swing(4.5, period=3, peak=0, lean_side_deg=6, side_m=0.05), 1.5),
    )
    bow = phrase(
        3 * BAR,
        hold(at=0),
        glide() | shift(mirror(glide()), BAR) | shift(mirror(hold(at=0, travel=0.95)), BAR),
        step("left", at=6, travel=0.8),
        step("right", at=7, travel=0.7),
        body(at=6, travel=1.0, heading_deg=0, head_turn_deg=0, lean_side_deg=0),
        arms(OPEN_HIGH, at=7, travel=0.95),
        body(at=7, travel=0.95, rise_m=0.04),
        arms(SWEEP_LOW, at=9.1, travel=1.4),
        body(at=9, travel=1.3, rise_m=0.0, crouch_m=0.06),
    )
    return balance("left") + balance("right") + balance("left") + reach + bow


def coda() -> Phrase:
    """Rise with the last run, bow deeply, open to the last chord and bow once more: four bars."""
    return phrase(
        4 * BAR,
        arms(SWEEP_UP, at=1, travel=0.95),
        body(at=1, travel=0.95, rise_m=0.04, crouch_m=0.0),
        arm("left", BOW_IN, at=3, travel=1.5),
        arm("right", CURTSEY, at=3, travel=1.5),
        step("right", out=0.2, z=-0.24, at=2, travel=0.9, heel=35, weight=0.4),
        body(at=3, travel=1.5, lean_front_deg=48, crouch_m=0.15, rise_m=0.0, head_nod_deg=6),
        step("right", at=5, travel=0.9),
        arms(OPEN_HIGH, at=6, travel=1.5),
        body(at=6, travel=1.5, rise_m=0.04, lean_front_deg=-6, crouch_m=0.0, head_nod_deg=-6),
        arms(CURTSEY, at=9, travel=1.5),
        body(at=9, travel=1.5, rise_m=0.0, lean_front_deg=22, crouch_m=0.06, head_nod_deg=6),
        arms(OPEN_HIGH, at=11, travel=1.4),
        body(at=11, travel=1.4, lean_front_deg=0, crouch_m=0.0, head_nod_deg=0),
        shift(swing(6, period=3, peak=0, lean_side_deg=5, side_m=0.04), 6),
    )


def intro() -> Phrase:
    """Sway, bow slightly and ask for the dance: two bars."""
    return phrase(
        6,
        arms(CURTSEY, at=0, travel=1.0),
        swing(6, period=3, peak=0.5, lean_side_deg=6, side_m=0.05, hip_roll_deg=-4),
        arm("right", BOW_IN, at=2, travel=1.4),
        body(at=2, travel=1.4, lean_front_deg=18, head_nod_deg=6),
        body(at=5, travel=1.5, lean_front_deg=0, head_nod_deg=0),
        arm("right", OPEN, at=5, travel=1.5),
    )


def choreography() -> Phrase:
    """The whole dance."""
    themes = theme() + mirror(theme()) + turning_theme() + mirror(turning_theme())
    whole = intro() + themes + turn_theme(0, 360) + turn_theme(360, 0) + closing() + coda()
    # Flowing movements stop late: so they set out a little before the music.
    return shift(whole, -0.06)
