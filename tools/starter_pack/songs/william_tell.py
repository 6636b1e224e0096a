"""The gallop of William Tell: look out, mount, ride, swing the lasso, draw the bow, and away."""

from dancegame.core.character import Character
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
    other_side,
    phrase,
    shift,
    swing,
)
from tools.starter_pack.dance.steps import raise_leg, sign, stance, step
from tools.starter_pack.music.backing import bass, drums, pad, strums
from tools.starter_pack.music.score import Part, Score, chords, line, shifted, transposed
from tools.starter_pack.song import StarterSong
from tools.starter_pack.tempo import Tempo

REIN_HIGH = Arm(upper=(0.7, -0.15, 0.7), fore=(-0.2, 0.85, 0.5))
REIN_LOW = Arm(upper=(0.55, -0.8, 0.15), fore=(-0.15, -0.45, 0.9))
WHIP_UP = Arm(upper=(0.8, 0.45, -0.1), fore=(0.35, 0.9, 0.1))
WHIP_DOWN = Arm(upper=(0.75, -0.6, -0.5), fore=(0.15, -0.95, -0.25))
LASSO = [(0.8, 0.6, 0.1), (0.0, 0.6, 0.8), (-0.8, 0.6, 0.1), (0.0, 0.8, -0.5)]
LASSO_UPPER = [(0.8, 0.6, 0.1), (0.6, 0.65, 0.4), (0.45, 0.85, 0.2), (0.65, 0.75, -0.1)]
LOOKOUT = Touch("eye", (0.10, 0.06, 0.10), elbow=(1.0, 0.1, 0.1))
ON_HIP = Touch("hip", (0.08, 0.08, 0.05), elbow=(1.0, 0.1, -0.4))
ON_SADDLE = Arm(upper=(0.45, -0.6, 0.65), fore=(-0.3, -0.45, 0.85))
POINT = Arm(upper=(0.95, 0.3, 0.25), fore=(0.95, 0.3, 0.25))
BOW_ARM = Arm(upper=(1.0, 0.08, 0.12), fore=(1.0, 0.08, 0.15))
STRING_GRASPED = Arm(upper=(-0.45, 0.0, 0.85), fore=(-0.95, 0.08, 0.3))
STRING_DRAWN = Arm(upper=(0.97, 0.12, 0.1), fore=(-0.9, 0.2, 0.4))
STRING_LOOSED = Arm(upper=(0.95, 0.2, -0.15), fore=(0.75, 0.6, 0.1))
DUCK = Touch("head", (0.10, 0.14, 0.02), elbow=(1.0, 0.2, 0.1))
CHEER = Arm(upper=(0.6, 0.8, 0.05), fore=(0.5, 0.86, 0.1))
WAVE = Arm(upper=(0.75, 0.6, 0.1), fore=(0.95, 0.3, 0.1))
SADDLE = 0.30


def saddle(*, at: float = 0.0) -> Phrase:
    """Sit down on the horse: legs wide, knees bent."""
    return layer(
        step("left", out=SADDLE, at=at - 0.45, travel=0.5, turn=25),
        step("right", out=SADDLE, at=at, travel=0.45, turn=25),
        body(at=at, crouch_m=0.13, lean_front_deg=8, heading_deg=0, lean_side_deg=0, twist_deg=0, head_turn_deg=0),
        body(at=at, side_m=0.0, head_tilt_deg=0.0),
    )


def gallop(beats: float) -> Phrase:
    """Rise in the stirrups and fall with the horse, once a beat."""
    return phrase(
        beats,
        bounce(beats, depth_m=0.14),
        body(at=0, rise_m=0.025),
        swing(beats, period=1, peak=0.5, rise_m=0.025),
        swing(beats, period=1, peak=0.5, lean_front_deg=5, head_nod_deg=-4),
        swing(beats, period=4, peak=0.5, side_m=0.06, hip_roll_deg=-6, lean_side_deg=8),
    )


def reins(beats: int) -> Phrase:
    """Pull the reins down on every beat, and give them back at leisure."""
    pumps = [
        arms(REIN_LOW, at=beat, travel=0.38) | arms(REIN_HIGH, at=beat + 0.6, travel=0.58) for beat in range(beats)
    ]
    return phrase(beats, *pumps)


def lasso(beats: int, *, side: str = "right") -> Phrase:
    """Swing a lasso overhead, one circle a beat, the other hand on the reins."""
    other = "left" if side == "right" else "right"
    circles = [
        arm(side, Arm(upper=LASSO_UPPER[quarter % 4], fore=LASSO[quarter % 4]), at=quarter / 4, travel=0.25)
        for quarter in range(4 * beats)
    ]
    pumps = [arm(other, REIN_LOW, at=beat, travel=0.38) | arm(other, REIN_HIGH, at=beat + 0.6, travel=0.58)
             for beat in range(beats)]  # fmt: skip
    return phrase(beats, *circles, *pumps, body(at=0, lean_side_deg=-5 * sign(side)))


def whip(beats: int, *, side: str = "right") -> Phrase:
    """Slap the horse behind on every other beat, the other hand on the reins."""
    other = "left" if side == "right" else "right"
    slaps = []
    for beat in range(0, beats, 2):
        slaps += [
            arm(side, WHIP_UP, at=beat, travel=0.8),
            arm(side, WHIP_DOWN, at=beat + 1, travel=0.7),
            body(at=beat, twist_deg=-8 * sign(side)),
            body(at=beat + 1, twist_deg=12 * sign(side)),
        ]
    pumps = [arm(other, REIN_LOW, at=beat, travel=0.38) | arm(other, REIN_HIGH, at=beat + 0.6, travel=0.58)
             for beat in range(beats)]  # fmt: skip
    return phrase(beats, *slaps, *pumps, body(at=beats, travel=0.6, twist_deg=0))


def leap(side: str, *, x: float, at: float) -> Phrase:
    """Leap to a side with the leading knee high, and land on a beat."""
    return layer(
        raise_leg(side, (0.75, -0.05, 0.6), (0.35, -0.93, 0.1), at=at - 0.4, travel=0.4, point=0.7),
        hop(at=at - 0.35, height_m=0.09, air=0.55),
        step(side, x=x, out=0.24, at=at, travel=0.38, turn=20),
        step(other_side(side), x=x, out=0.22, at=at - 0.1, travel=0.45, turn=20),
    )


def side_gallop() -> Phrase:
    """Gallop to the left over the stage with the reins in hand, leaping on every beat, and back: eight beats."""
    parts = []
    for beat in range(3):
        x, back = 0.20 * (beat + 1), 0.20 * (2 - beat)
        parts += [leap("left", x=x, at=beat), leap("right", x=back, at=beat + 4)]
    return phrase(
        8,
        *parts,
        body(at=0, heading_deg=22, head_turn_deg=-8, lean_side_deg=8, crouch_m=0.05, lean_front_deg=12),
        body(at=4, heading_deg=-22, head_turn_deg=8, lean_side_deg=-8),
        reins(8),
        shift(bounce(2, depth_m=0.10), 2.5),
        shift(bounce(2, depth_m=0.10), 6.5),
    )


def lookout() -> Phrase:
    """Shade the eyes and look far to the left: two beats."""
    return phrase(
        2,
        arm("right", LOOKOUT, at=0, travel=0.8),
        arm("left", ON_HIP, at=0, travel=0.8),
        *[
            body(at=beat, travel=0.9, head_turn_deg=turn, twist_deg=0.5 * turn, lean_side_deg=0.25 * turn,
                 side_m=0.002 * turn)
            for beat, turn in ((0, 18), (1, 48))
        ],
        bounce(2, depth_m=0.06),
    )  # fmt: skip


def archery() -> Phrase:
    """Draw a bow to the left and let the arrow fly: eight beats."""
    return phrase(
        8,
        step("left", out=0.34, at=0, travel=0.7, turn=60),
        step("right", out=0.30, at=0.5, travel=0.5, turn=10),
        body(
            at=1, travel=1.2, crouch_m=0.06, lean_front_deg=0, twist_deg=0, head_turn_deg=35, lean_side_deg=0, rise_m=0
        ),
        body(at=1, travel=1.2, side_m=0),
        arm("left", BOW_ARM, at=1, travel=1.2),
        arm("right", STRING_GRASPED, at=1, travel=1.2),
        bounce(2, depth_m=0.04),
        arm("right", STRING_DRAWN, at=3.0, travel=1.7),
        body(at=3.0, travel=1.7, twist_deg=-14, side_m=-0.07, lean_side_deg=-7),
        arm("right", STRING_LOOSED, at=4.0, travel=0.35),
        body(at=4.0, travel=0.4, side_m=0.06, lean_side_deg=4, twist_deg=4),
        arm("left", POINT, at=5.0, travel=0.8),
        arm("right", CHEER, at=5.0, travel=0.8),
        hop(at=5, height_m=0.07, air=0.5),
        arms(CHEER, at=6.0, travel=0.8),
        arms(WHIP_UP, at=6.5, travel=0.4),
        arms(CHEER, at=7.0, travel=0.4),
        hop(at=6, height_m=0.07, air=0.5),
        body(at=7, side_m=0, lean_side_deg=0, head_turn_deg=0),
    )


def dodge() -> Phrase:
    """Duck under a branch to each side, then jump a hedge: eight beats."""
    return phrase(
        8,
        saddle(at=0),
        *[
            layer(
                arms(DUCK, at=beat, travel=0.7),
                body(at=beat, travel=0.8, crouch_m=0.30, lean_side_deg=12 * way, lean_front_deg=30, side_m=0.09 * way),
                body(at=beat + 1, travel=0.8, crouch_m=0.10, lean_side_deg=0, lean_front_deg=8, side_m=0.0),
                arms(REIN_HIGH, at=beat + 1, travel=0.8),
            )
            for beat, way in ((0, 1), (2, -1))
        ],
        shift(reins(2) | gallop(2), 4),
        hop(at=6, height_m=0.16, air=0.9),
        arms(CHEER, at=6, travel=0.8),
        arms(REIN_LOW, at=7, travel=0.8),
    )


def mount() -> Phrase:
    """Reach for the saddle, swing the right leg high over the horse, and take up the reins: four beats."""
    return phrase(
        4,
        step("left", x=0.06, out=0.12, at=0, travel=0.5, turn=20),
        step("right", x=0.06, out=0.16, at=0.4, travel=0.5, turn=20),
        arms(ON_SADDLE, at=0, travel=0.8),
        body(at=0, travel=0.8, crouch_m=0.14, lean_side_deg=10, lean_front_deg=14, head_turn_deg=0, twist_deg=0),
        raise_leg("right", (0.86, 0.0, 0.4), (0.9, 0.05, 0.3), at=1, travel=0.75, point=0.5),
        arms(REIN_HIGH, at=1, travel=0.8),
        body(at=1, travel=0.8, crouch_m=0.0, lean_side_deg=18, side_m=0.05, lean_front_deg=4),
        saddle(at=2),
        arms(REIN_LOW, at=2, travel=0.6),
        arm("right", POINT, at=3, travel=0.7),
        body(at=3, travel=0.7, lean_side_deg=-8, head_turn_deg=-25, crouch_m=0.06),
    )


def intro() -> Phrase:
    """Hear the fanfare, look out on both sides, mount, and show the way."""
    return both_ways(lookout()) + mount() | stance(0.16)


def first_ride() -> Phrase:
    """Ride, lie low over the horse's neck and leap with it, swing the lasso, whip."""
    low = layer(
        body(at=4, travel=0.8, lean_front_deg=36, crouch_m=0.22, head_nod_deg=-16),
        hop(at=6.6, height_m=0.14, air=0.7),
        body(at=6.6, travel=0.5, lean_front_deg=4, crouch_m=0.02, head_nod_deg=0),
        body(at=7, travel=0.38, lean_front_deg=12, crouch_m=0.16),
        body(at=8, travel=0.8, lean_front_deg=8, crouch_m=0.13),
    )
    return (reins(8) | saddle(at=0) | gallop(8) | low) + (lasso(4) | gallop(4)) + (whip(4) | gallop(4))


def second_ride() -> Phrase:
    """Gallop across the stage, then lasso and whip with the other hand."""
    return side_gallop() + (lasso(4, side="left") | saddle(at=0) | gallop(4)) + (whip(4, side="left") | gallop(4))


def third_ride() -> Phrase:
    """Dodge and jump, then ride home."""
    return dodge() + (lasso(4) | saddle(at=0) | gallop(4)) + (whip(4) | gallop(4))


def finale() -> Phrase:
    """Let the horse rear up, and point to the horizon."""
    return phrase(
        12,
        reins(4) | gallop(4) | saddle(at=0),
        *[arms(CHEER if beat % 2 == 0 else REIN_HIGH, at=beat, travel=0.8) for beat in (4, 5, 6, 7)],
        hop(at=4, height_m=0.10, air=0.6),
        hop(at=6, height_m=0.13, air=0.7),
        step("left", out=0.42, at=8, travel=0.7, turn=50),
        step("right", out=0.28, at=7.6, travel=0.5, turn=10),
        arm("left", POINT, at=8, travel=0.8),
        arm("right", CHEER, at=8, travel=0.8),
        *[arm("right", WAVE if beat % 2 else CHEER, at=beat, travel=0.9) for beat in (9, 10, 11, 12)],
        body(at=8, side_m=0.12, crouch_m=0.12, lean_side_deg=6, head_turn_deg=15, lean_front_deg=0, rise_m=0),
        shift(bounce(3.5, depth_m=0.05), 8.5),
    )


# --- the music: fanfare 8, ride 16, ride 16, the bow 16 in minor, ride 16, end 12 ---

TUNE = line("""
    g5:.25 g |
    g:.5 g:.25 g g:.5 g:.25 g | c6:.5 d e g5:.25 g | g:.5 g:.25 g c6:.5 e:.25 e | d:.5 b5 g g:.25 g |
    g:.5 g:.25 g g:.5 g:.25 g | c6:.5 d e c:.25 e | g:1.25! f:.25 e d | c:.5 e c!
""", at=-0.5, gate=0.75)  # fmt: skip
TUNE_CHORDS = "C C C G7 C C G7 C"
FANFARE = line("g4:.5! g:.25 g g:.5 c5 | c:.5! c:.25 c c:.5 e | e:.5! e:.25 e e:.5 g | g:1!", gate=0.8)
MINOR = line("""
    e5:.25 e | e:.5 e:.25 e e:.5 d | c:.5 b4 a a:.25 a | b:.5 b:.25 b b:.5 c5 | b4:.5 a g# e5:.25 e |
    e:.5 e:.25 e e:.5 d | c:.5 b4 a c5:.25 c | d:.5 d:.25 d e:.5 f | g:.5 f# g
""", at=39.5, gate=0.75)  # fmt: skip
LOW_MINOR = line("a3:1.5 e:.5 | a:1 c4 | b3:1.5 g#:.5 | e:2 | a:1.5 e:.5 | f:2 | d:1 e:.5 f | g:2", at=40)
ENDING = line(
    "c6:.5 e c e | d:.5 b5 d6 g5 | c6:.5! c:.25 c c:.5 c | c:.5! c:.25 c c:.5! g5 | c6+e6:3!", at=72, gate=0.8
)


def score() -> Score:
    """Trumpets call, strings ride; in the minor part the horn tells of the apple; then everybody rides."""
    rides = [shifted(TUNE, at) for at in (8, 24, 56)]
    harmony = chords("C C C G7", each=2) + chords(TUNE_CHORDS, each=2, at=8) + chords(TUNE_CHORDS, each=2, at=24)
    harmony += chords("Am Am E7 E7 Am F Dm G7", each=2, at=40) + chords(TUNE_CHORDS, each=2, at=56)
    harmony += chords("C G7 C C", each=2, at=72)
    low = bass(harmony, pattern=((0, 0, 0.45), (1, 1, 0.4)), every=2, low=36, velocity=102) + line("c2+c3:3!", at=80)
    pah = strums(harmony, beats=(0.5, 1.5), every=2, length=0.28, low=57, velocity=76)
    hooves = {"bar": 1, "grid": 0.25, "block_high": "x.xx", "block_low": "..o."}
    beat = (
        drums(at=0, bars=4, bar=2, grid=0.25, snare="x.xxx.x.", kick="X...X...") + drums(at=8, bars=32, **hooves)
        + drums(at=8, bars=16, bar=2, grid=0.25, kick="X...x...", snare="..x...xx")
        + drums(at=40, bars=8, bar=2, grid=0.25, kick="X.......", tom_low="x..x..x.", tambourine="..o...o.")
        + drums(at=56, bars=8, bar=2, grid=0.25, kick="X...X...", snare="..xo..xx", tambourine="x.x.x.x.")
        + drums(at=56, bars=20, **hooves) + drums(at=72, bars=4, bar=2, grid=0.25, snare="x.xxx.xx", kick="X...X...")
        + drums(at=80, bars=1, bar=1, grid=1, crash="X", kick="X", snare="X")
        + drums(at=8, bars=4, bar=16, grid=1, crash="x")
    )  # fmt: skip
    return Score((
        Part("trumpets", 56, FANFARE + rides[0] + rides[2] + ENDING, volume=88, pan=56),
        Part("violins", 48, rides[0] + rides[1] + rides[2] + MINOR + ENDING, volume=98, pan=42),
        Part("clarinet", 71, rides[1] + MINOR, volume=84, pan=76),
        Part("piccolo", 72, transposed(rides[1] + rides[2], 12), volume=62, pan=84),
        Part("horns", 60, LOW_MINOR + transposed(rides[2], -12), volume=96, pan=70),
        Part("strings pah", 45, pah, volume=92, pan=44),
        Part("horn pah", 60, pah, volume=56, pan=78),
        Part("pad", 49, pad(harmony + chords("C", each=3, at=80), low=55, velocity=52), volume=66, pan=64),
        Part("tuba", 58, low, volume=92, pan=60),
        Part("double bass", 32, low, volume=100, pan=64),
        Part("timpani", 47, bass(harmony, pattern=((0, 0, 0.9),), every=4, low=36, velocity=84), volume=92, pan=50),
        Part("drums", 0, beat, volume=88, is_drums=True),
    ))  # fmt: skip


SONG = StarterSong(
    id="william-tell",
    title="William Tell",
    artist="Gioachino Rossini",
    year=1829,
    credits=(
        "Tune: the gallop from the overture to Guillaume Tell by Gioachino Rossini (1792-1868), 1829; in the public "
        "domain. Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 138),)),
    beats=84,
    dance=intro() + first_ride() + second_ride() + both_ways(archery()) + third_ride() + finale(),
    score=score(),
    gold_beats=(16, 44, 52, 80),
    tags=("party", "fast"),
    character=Character.SPORTY,
    scene="alps",
)
