"""Poses of a guest in the Hall of the Mountain King, and of its trolls."""

from tools.starter_pack.dance.language import Arm, Phrase, Touch, body

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
