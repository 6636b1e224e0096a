"""How The Irish Washerwoman is danced: arms like posts, heel clicks, leaps, and a washing day."""

from tools.starter_pack.dance.language import (
    Arm,
    Phrase,
    Place,
    arm,
    body,
    both_ways,
    bounce,
    foot,
    hop,
    layer,
    mirror,
    phrase,
    shift,
)
from tools.starter_pack.dance.steps import raise_leg, step
from tools.starter_pack.songs.irish_washerwoman.jig import (
    ACROSS_M,
    STANCE,
    around,
    click,
    crosses,
    leap,
    lilt,
    rising,
    scissors,
    sevens,
    upright,
)
from tools.starter_pack.songs.irish_washerwoman.washing import LINE, ON_HIP, washing_day

PROUD = Arm(upper=(0.75, 0.65, 0.05), fore=(0.55, 0.82, 0.05))


def intro() -> Phrase:
    """Bob on the beat, then point a toe to each side: four beats."""
    return phrase(
        4,
        upright(at=0),
        step("left", out=STANCE, at=0, turn=15),
        step("right", out=STANCE, at=0, turn=15, travel=0.4),
        *[
            layer(
                foot(side, Place(0.36 * way, 0.10, 25 * way, weight=0.1, heel_deg=25), at=beat, travel=0.6),
                step(side, out=STANCE, at=beat + 0.7, travel=0.5, turn=15),
                body(at=beat, travel=0.7, lean_side_deg=-4 * way, head_turn_deg=16 * way),
            )
            for beat, side, way in ((0, "left", 1), (1, "right", -1), (2, "left", 1), (3, "right", -1))
        ],
        lilt(4),
    )


def last_part() -> Phrase:
    """Click to both sides once more, then scissors: sixteen beats."""
    return both_ways(click()) + scissors(8)


def finale() -> Phrase:
    """Stamp, stamp, leap, and stand proud with one arm up: six beats."""
    stamps = [
        layer(
            raise_leg(side, (0.2, -0.5, 0.85), (0.05, -1.0, -0.1), at=beat - 0.4, travel=0.4, point=0.2),
            step(side, out=STANCE + 0.02, at=beat, travel=0.35, turn=15),
            body(at=beat, travel=0.5, crouch_m=0.06),
            body(at=beat + 0.5, travel=0.4, crouch_m=0.0),
        )
        for beat, side in ((0, "left"), (1, "right"))
    ]
    nods = [
        layer(arm("left", PROUD if beat % 2 else LINE, at=beat, travel=0.8),
              body(at=beat, travel=0.8, lean_side_deg=lean, side_m=0.01 * lean, head_tilt_deg=lean))
        for beat, lean in ((3, 7), (4, -5), (5, 7), (6, -5))
    ]  # fmt: skip
    return phrase(
        6,
        upright(at=0),
        *stamps,
        hop(at=2, height_m=0.15, air=0.75),
        arm("left", LINE, at=2, travel=0.7),
        arm("right", ON_HIP, at=2, travel=0.7),
        step("left", out=0.30, z=0.06, at=3, travel=0.6, turn=35, weight=0.4),
        *nods,
        shift(bounce(3, depth_m=0.05), 3),
    )


def choreography() -> Phrase:
    """The whole dance: six parts of sixteen beats between a beginning and an end."""
    across = sevens(0.0) + mirror(sevens(-ACROSS_M))
    turns = both_ways(click()) + around(0, 360) + around(360, 0)
    jumps = both_ways(crosses()) + both_ways(leap())
    return intro() + across + both_ways(rising()) * 2 + turns + jumps + washing_day() + last_part() + finale()
