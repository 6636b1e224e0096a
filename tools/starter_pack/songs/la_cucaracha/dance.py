"""How La Cucaracha is danced: maracas, hobbling, scuttling, presses to the side, kicks, and the hat."""

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
    layer,
    mirror,
    other_side,
    phrase,
    shift,
    swing,
)
from tools.starter_pack.dance.steps import raise_leg, sign, stance, step

# Maracas: high beside the head and low beside the hip, each shaken in and out.
HIGH_IN = Arm(upper=(0.6, 0.75, 0.15), fore=(-0.1, 0.95, 0.25))
HIGH_OUT = Arm(upper=(0.65, 0.7, 0.15), fore=(0.75, 0.65, 0.15))
LOW_IN = Arm(upper=(0.75, -0.65, 0.15), fore=(-0.15, -0.1, 0.95))
LOW_OUT = Arm(upper=(0.75, -0.6, 0.15), fore=(0.95, -0.05, 0.3))
# The cockroach: forelegs hang from high elbows and tread; feelers stand beside the head.
FORELEG_UP = Arm(upper=(0.88, 0.3, 0.4), fore=(0.15, -0.55, 0.85))
FORELEG_DOWN = Arm(upper=(0.9, 0.05, 0.4), fore=(0.05, -0.97, 0.3))
FEELER_OUT = Arm(upper=(0.75, 0.4, 0.5), fore=(0.55, 0.82, 0.15))
FEELER_IN = Arm(upper=(0.75, 0.4, 0.5), fore=(-0.3, 0.93, 0.2))
WING_UP = Arm(upper=(0.9, 0.4, 0.1), fore=(0.95, 0.15, 0.15))
WING_DOWN = Arm(upper=(0.85, -0.5, 0.1), fore=(0.95, -0.2, 0.2))
OPEN = Arm(upper=(0.95, 0.2, 0.15), fore=(0.9, 0.4, 0.15))
ACROSS = Arm(upper=(0.3, -0.5, 0.8), fore=(-0.9, 0.1, 0.4))
ON_BELT = Touch("hip", (0.06, 0.09, 0.06), elbow=(1.0, 0.1, -0.3))
BRIM = Touch("ear", (0.10, 0.11, 0.07), elbow=(1.0, 0.15, 0.1))
HAT_OFF = Arm(upper=(0.85, 0.5, 0.1), fore=(0.8, 0.6, 0.1))
HAT_LOW = Arm(upper=(0.85, -0.5, 0.2), fore=(0.95, 0.0, 0.25))
STANCE = 0.17


def straight(*, at: float, travel: float = 0.7) -> Phrase:
    """Face the front and stand tall."""
    return body(at=at, travel=travel, heading_deg=0, head_turn_deg=0, lean_front_deg=0, crouch_m=0, side_m=0,
                lean_side_deg=0, twist_deg=0, head_tilt_deg=0, head_nod_deg=0)  # fmt: skip


def hips(beats: int) -> Phrase:
    """Throw the hips to a new side on every beat."""
    return swing(beats, period=2, hip_roll_deg=-10, hip_twist_deg=9, side_m=0.05, lean_side_deg=-5) | bounce(
        beats, depth_m=0.035
    )


def shakes(side: str, is_high: bool) -> Phrase:
    """Shake one maraca out on each of four beats and in between them."""
    out, into = (HIGH_OUT, HIGH_IN) if is_high else (LOW_OUT, LOW_IN)
    return layer(
        *[
            arm(side, out, at=beat, travel=0.48 if beat else 0.8) | arm(side, into, at=beat + 0.5, travel=0.48)
            for beat in range(4)
        ]
    )


def maracas() -> Phrase:
    """Shake one maraca high and one low while stepping to the left and closing: four beats."""
    return phrase(
        4,
        straight(at=0),
        shakes("left", is_high=True),
        shakes("right", is_high=False),
        step("left", x=0.20, at=0, out=STANCE, travel=0.55),
        step("right", x=0.20, at=1, out=STANCE - 0.07, travel=0.55),
        step("left", x=0.36, at=2, out=STANCE, travel=0.55),
        step("right", x=0.36, at=3, out=STANCE - 0.07, travel=0.55),
        hips(4),
        body(at=0.2, head_turn_deg=18),
    )


def maracas_home() -> Phrase:
    """Shake them the other way round while stepping back to the middle: four beats."""
    return phrase(
        4,
        mirror(shakes("left", is_high=True) | shakes("right", is_high=False)),
        step("right", x=0.14, at=0, out=STANCE, travel=0.55),
        step("left", x=0.14, at=1, out=STANCE - 0.07, travel=0.55),
        step("right", at=2, out=STANCE, travel=0.55),
        step("left", at=3, out=STANCE, travel=0.55),
        mirror(hips(4)),
        body(at=0.2, head_turn_deg=-18),
    )


def hobble() -> Phrase:
    """Hop to the right on one leg, the left hanging lame, the arms as wings for balance: four beats."""
    lame = ((0.72, -0.28, 0.6), (0.1, -0.9, -0.4)), ((0.55, -0.5, 0.65), (0.15, -0.98, -0.1))
    hops = []
    for beat in range(4):
        tilt = 1 if beat % 2 == 0 else -1
        hops += [
            raise_leg("left", *lame[beat % 2], at=beat, travel=0.5, point=0.5),
            step("right", x=-0.09 * (beat + 1) + 0.09, out=0.07, at=beat, travel=0.42, lift=0.02),
            hop(at=beat - 0.32, height_m=0.05, air=0.4),
            arms(*((WING_UP, WING_DOWN) if tilt > 0 else (WING_DOWN, WING_UP)), at=beat, travel=0.8),
            body(at=beat, travel=0.8, lean_side_deg=-11 * tilt, head_tilt_deg=-7 * tilt, crouch_m=0.06),
        ]
    return phrase(4, straight(at=0), *hops, step("left", at=4, out=0.24, travel=0.6))


def scuttle() -> Phrase:
    """Scuttle to the left, low, on quick feet, the arms treading like two more legs: four beats."""
    parts = []
    for half in range(8):
        side = "left" if half % 2 == 0 else "right"
        x = 0.42 * min(1.0, (half + 1) / 7)
        forelegs = (FORELEG_UP, FORELEG_DOWN) if half % 2 == 0 else (FORELEG_DOWN, FORELEG_UP)
        parts += [
            step(side, x=x, out=0.23, at=half / 2, travel=0.42, turn=35, lift=0.07),
            arms(*forelegs, at=half / 2, travel=0.45 if half else 0.7),
            body(at=half / 2, travel=0.45, lean_side_deg=6 if half % 2 == 0 else -6),
        ]
    return phrase(
        4,
        *parts,
        body(at=0.2, heading_deg=18, lean_front_deg=30, head_nod_deg=-24, crouch_m=0.17, side_m=0, twist_deg=0),
        body(at=0.2, head_tilt_deg=0, head_turn_deg=12),
        bounce(4, depth_m=0.05, period=0.5),
    )


def scuttle_home() -> Phrase:
    """Scuttle back to the middle with waving feelers: four beats."""
    parts = []
    for half in range(8):
        side = "right" if half % 2 == 0 else "left"
        x = 0.42 * max(0.0, 1 - (half + 1) / 7)
        feeler = (FEELER_IN, FEELER_OUT) if half % 2 == 0 else (FEELER_OUT, FEELER_IN)
        parts += [
            step(side, x=x, out=0.23, at=half / 2, travel=0.42, turn=35, lift=0.07),
            arms(*feeler, at=half / 2, travel=0.45),
            body(at=half / 2, travel=0.45, lean_side_deg=-6 if half % 2 == 0 else 6),
        ]
    return phrase(
        4,
        *parts,
        body(at=0.4, heading_deg=-18, head_turn_deg=-12),
        bounce(4, depth_m=0.05, period=0.5),
        straight(at=4),
    )


def press() -> Phrase:
    """Press to the left with an opening arm, recover, close and shake: four beats."""
    return phrase(
        4,
        straight(at=0),
        step("left", out=0.46, turn=25, at=0, travel=0.65, weight=0.5),
        arm("left", OPEN, at=0, travel=0.85),
        arm("right", ACROSS, at=0, travel=0.85),
        body(at=0, side_m=0.10, hip_roll_deg=-9, lean_side_deg=9, twist_deg=12, crouch_m=0.05, head_turn_deg=20),
        body(at=1, side_m=-0.05, hip_roll_deg=9, lean_side_deg=-4, twist_deg=0, crouch_m=0.02, head_turn_deg=0),
        arms(LOW_OUT, at=1, travel=0.8),
        step("left", out=STANCE, at=2, travel=0.7),
        arms(HIGH_IN, at=2, travel=0.85),
        body(at=2, side_m=0.05, hip_roll_deg=-9, lean_side_deg=0, crouch_m=0.0),
        arms(HIGH_OUT, at=2.5, travel=0.48),
        arms(HIGH_IN, at=3, travel=0.48),
        arms(HIGH_OUT, at=3.4, travel=0.4),
        body(at=3, side_m=-0.05, hip_roll_deg=9, crouch_m=0.05),
        body(at=4, hip_roll_deg=0),
    )


def kicks() -> Phrase:
    """Hands on the belt: kick left, close, kick right, close, kick left, and stamp three times: eight beats."""
    parts = []
    for beat, side in ((0, "left"), (2, "right"), (4, "left")):
        parts += [
            raise_leg(side, (0.62, -0.42, 0.6), (0.66, -0.5, 0.5), at=beat, travel=0.7),
            step(side, out=STANCE, at=beat + 1, travel=0.7),
            hop(at=beat, height_m=0.045, air=0.5),
            body(at=beat, travel=0.8, lean_side_deg=-7 * sign(side), lean_front_deg=-5, head_turn_deg=12 * sign(side)),
            body(at=beat + 1, travel=0.8, lean_side_deg=0, lean_front_deg=5, crouch_m=0.05),
        ]
    for beat, side in ((6, "right"), (6.5, "left"), (7, "right")):
        parts += [
            raise_leg(side, (0.2, -0.65, 0.75), (0.05, -1.0, -0.1), at=beat - 0.26, travel=0.3, point=0.2),
            step(side, out=STANCE + 0.03, at=beat, travel=0.26),
        ]
    return phrase(
        8,
        straight(at=0),
        arms(ON_BELT, at=0, travel=0.8),
        *parts,
        body(at=6, travel=0.8, lean_front_deg=12, crouch_m=0.07),
        body(at=7, travel=0.5, crouch_m=0.11, lean_front_deg=4),
        arms(OPEN, at=7, travel=0.8),
    )


def hat(side: str) -> Phrase:
    """Take the hat by its brim, swing it up and down in a great arc, and put it back: four beats."""
    way = sign(side)
    return phrase(
        4,
        straight(at=0),
        stance(0.22, at=0, turn=18),
        arm(side, BRIM, at=0, travel=0.8),
        arm(other_side(side), ON_BELT, at=0, travel=0.8),
        arm(side, HAT_OFF, at=1, travel=0.8),
        arm(side, HAT_LOW, at=2, travel=0.85),
        arm(side, BRIM, at=3, travel=0.85),
        *[
            body(at=beat, travel=0.8, lean_side_deg=lean, side_m=0.008 * lean, hip_roll_deg=-0.9 * lean)
            for beat, lean in ((0, -6 * way), (1, 9 * way), (2, 12 * way), (3, -8 * way))
        ],
        body(at=2, travel=0.8, lean_front_deg=18, crouch_m=0.08, head_nod_deg=8),
        body(at=3, travel=0.8, lean_front_deg=0, crouch_m=0.0, head_nod_deg=0),
        bounce(4, depth_m=0.03),
    )


def chorus() -> Phrase:
    """Maracas there and back, hobble on either leg, maracas again, scuttle there and back: 32 beats."""
    return maracas() + maracas_home() + both_ways(hobble()) + mirror(maracas() + maracas_home()) + scuttling()


def scuttling() -> Phrase:
    """Scuttle there and back."""
    return scuttle() + scuttle_home()


def verse() -> Phrase:
    """Press to both sides, kick, doff the hat with each hand, kick the other way: 32 beats."""
    return both_ways(press()) + kicks() + hat("right") + hat("left") + mirror(kicks())


def intro() -> Phrase:
    """Shake both maracas higher and higher, then take the hat: eight beats."""
    rising = [(LOW_OUT, LOW_IN), (LOW_OUT, LOW_IN), (HIGH_OUT, HIGH_IN), (HIGH_OUT, HIGH_IN)]
    return phrase(
        4,
        stance(STANCE, at=0),
        *[
            arms(out, at=beat, travel=0.6) | arms(into, at=beat + 0.5, travel=0.48)
            for beat, (out, into) in enumerate(rising)
        ],
        hips(4),
    ) + hat("left")


def finale() -> Phrase:
    """Stamp left, stamp right, and jump up with both maracas high: seven beats."""
    stamps = [
        layer(
            step(side, out=0.30, turn=20, at=beat, travel=0.5, lift=0.12),
            arms(*((HIGH_OUT, LOW_OUT) if side == "left" else (LOW_OUT, HIGH_OUT)), at=beat, travel=0.7),
            body(at=beat, travel=0.7, lean_side_deg=10 * sign(side), side_m=0.09 * sign(side), crouch_m=0.07),
        )
        for beat, side in ((0, "left"), (1, "right"))
    ]
    trembling = [
        arms(HIGH_IN if half % 2 else HIGH_OUT, at=3 + half / 2, travel=0.48 if half else 0.8) for half in range(8)
    ]
    return phrase(
        7,
        straight(at=0),
        *stamps,
        body(at=2, crouch_m=0.12, lean_side_deg=0, side_m=0),
        arms(LOW_IN, at=2, travel=0.8),
        hop(at=2.7, height_m=0.12, air=0.6),
        body(at=3, crouch_m=0.03, lean_front_deg=-6, head_nod_deg=-6),
        *trembling,
        shift(hips(4), 3),
    )


def choreography() -> Phrase:
    """The whole dance."""
    return intro() + chorus() + verse() + mirror(chorus()) + finale()
