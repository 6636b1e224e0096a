"""Thumbs of light: what makes the end of an arm a hand."""

# Where a thumb begins and ends beside a hand, along the forearm from the wrist and aside, and its radius; as shares of
# the standing height.
_ROOT, _TIP = 0.012 + 0.008j, 0.036 + 0.030j
THUMB_RADIUS = 0.0085
# A thumb that turns from one side to the other is short meanwhile.
_TURNS = 0.35
Thumb = tuple[tuple[float, float], tuple[float, float]]


def thumb_of(wrist: complex, elbow: complex, head: complex, tall: float) -> Thumb:
    """Return where a thumb begins and ends, in pixels: it is on the side where the head is."""
    along, towards = wrist - elbow, head - wrist
    along = along / max(abs(along), 1e-3)
    side = (towards * (along * 1j).conjugate()).real / max(abs(towards), 1e-3)
    side = max(-1.0, min(1.0, side / _TURNS))
    root, tip = (wrist + along * tall * complex(place.real, side * place.imag) for place in (_ROOT, _TIP))
    return (root.real, root.imag), (tip.real, tip.imag)
