"""How the Hall of the Mountain King is danced: creep, listen, hide, claws, flee, fight, be caught."""

from tools.starter_pack.dance.language import Phrase, arm, arms, body, both_ways, mirror, phrase
from tools.starter_pack.dance.steps import step
from tools.starter_pack.songs.mountain_king.creeping import creep, hide_and_peek, hush, tiptoe_away
from tools.starter_pack.songs.mountain_king.poses import (
    BALANCE,
    CLAW_READY,
    DOOM,
    GUARD,
    OVER_HEAD,
    PAW_DOWN,
    PAW_UP,
    straight,
)
from tools.starter_pack.songs.mountain_king.trolls import (
    claw,
    fend,
    kick_away,
    run,
    shock,
    skid,
    star_jump,
    troll_stamp,
)


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
