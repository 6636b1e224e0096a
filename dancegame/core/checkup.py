"""What the doctor makes of a camera, a computer and a room: findings in plain words, each with what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median

import numpy as np

from dancegame.core.ease import Ease
from dancegame.core.errors import DanceGameError
from dancegame.core.poses import Pose
from dancegame.core.settings import CameraTurn
from dancegame.core.skeleton import CANONICAL
from dancegame.core.texts import N_, NOTHING, Text, harmless

# Moves of half a second need a dozen pictures; the judge loses little down to this rate.
ENOUGH_FPS = 24.0
# A camera in the dark exposes twice as long and delivers half as often: 30 pictures a second become 15.
HALVED_SHARE = 0.65
DARK, BRIGHT = 0.2, 0.88
# Against the light: so much of the picture is white, and half of all the rest darker than this.
GLARING_SHARE, SHADED = 0.03, 0.35
ENOUGH_ESTIMATES_HZ = 20.0
FASTER = N_("Close other programs, plug in the charger, or let fewer people dance at once.")
# A body should fill about two thirds of the picture's height: arms up, it still fits.
TOO_LARGE_SHARE, TOO_SMALL_SHARE = 0.88, 0.35
EDGE = 0.015
MOSTLY = 0.5

# Where nothing of the legs is seen as surely as this, there are none to dance with.
SURE = 0.5
# Who sits has the knees hardly lower than the hips: a thigh is 0.86 of a torso long, seen from the front 0.1 of it.
SITTING_SHARE = 0.3
LEGS, SEAT = "legs", "seat"  # topics
# People stand upright in the pictures of a camera that hangs so; in others they are hardly found.
UPRIGHT_SHARE = 0.5

HEAD = [CANONICAL.index(name) for name in ("nose", "left_eye", "right_eye", "left_ear", "right_ear")]
SHOULDERS, HIPS = ([CANONICAL.index(f"{side}_{joint}") for side in ("left", "right")] for joint in ("shoulder", "hip"))
KNEES = [CANONICAL.index(name) for name in ("left_knee", "right_knee")]
FEET = [CANONICAL.index(name) for name in ("left_ankle", "right_ankle")]


@dataclass(frozen=True)
class CameraFacts:
    """What was measured of a camera.

    promised_fps, delivered_fps: pictures a second as the device says and as they came. first_fps: as they came in
    the first second. brightness: mean of the pictures, 0 black to 1 white. glare: share of a picture that is white.
    shade: median brightness of all the rest.
    """

    name: str
    width_px: int
    height_px: int
    promised_fps: float
    delivered_fps: float
    first_fps: float
    brightness: float
    glare: float = 0.0
    shade: float = 0.5


@dataclass(frozen=True)
class PeopleFacts:
    """What was seen of people, over several pictures.

    people: mean number. head_cut, feet_cut, legs_hidden, sitting: shares of pictures. body_share: median height of the
    largest person in picture heights, None when nobody was seen. estimate_ms: median time of finding the poses in a
    picture. turn: degrees to the right by which the pictures would have to be turned for people to stand upright.
    delay_ms: median time from a picture to its poses. step, steps: how much the estimator was spared to come down to it
    (see `Sparing`), and how many steps there are.
    """

    people: float
    head_cut: float
    feet_cut: float
    legs_hidden: float
    body_share: float | None
    estimate_ms: float
    sitting: float = 0.0
    turn: int = 0
    delay_ms: float = 0.0
    step: int = 0
    steps: int = 1


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    topic: a word for programs. said, todo: for people; no todo when it is well. change: a setting, and the value of it
    that would do it, where there is one.
    """

    topic: str
    is_ok: bool
    said: Text
    todo: Text = NOTHING
    change: tuple[str, Enum] | None = None

    @property
    def text(self) -> str:
        """What was found, in English."""
        return self.said.english

    @property
    def remedy(self) -> str:
        """What to do about it, in English."""
        return self.todo.english

    @classmethod
    def of(cls, topic: str, error: DanceGameError) -> "Finding":
        """Return what is found where an error stands in the way."""
        return cls(topic, False, error.said, error.todo)


def people_facts(pictures: Sequence[Sequence[Pose]], *, estimate_ms: Sequence[float], turn: int = 0) -> PeopleFacts:
    """Sum up the poses found in several pictures (at least one)."""
    largest = [max(poses, key=body_height) for poses in pictures if poses]
    count = max(1, len(largest))
    return PeopleFacts(
        people=sum(len(poses) for poses in pictures) / len(pictures),
        head_cut=sum(_is_cut(pose, HEAD, top=True) for pose in largest) / count,
        feet_cut=sum(_is_cut(pose, FEET, top=False) for pose in largest) / count,
        legs_hidden=sum(has_hidden_legs(pose) for pose in largest) / count,
        body_share=median(body_height(pose) for pose in largest) if largest else None,
        estimate_ms=median(estimate_ms),
        sitting=sum(is_sitting(pose) for pose in largest) / count,
        turn=turn,
    )


def upright_share(pictures: Sequence[Sequence[Pose]]) -> float:
    """Return in which share of pictures somebody is surely seen whose head is above the hips."""
    upright = sum(any(_is_upright(pose) for pose in poses) for poses in pictures)
    return upright / max(1, len(pictures))


def turn_of(shares: Mapping[int, float]) -> int:
    """Return by how many degrees to the right pictures are to be turned, by the upright share of each such turn."""
    best = max(shares, key=lambda turn: shares[turn])
    return best if shares[best] >= UPRIGHT_SHARE > shares[0] else 0


def is_lying(pose: Pose) -> bool:
    """Say whether somebody is seen head down or on one side, as through a camera that hangs so."""
    head, hips = (pose.xy[joints][np.isfinite(pose.xy[joints, 0])] for joints in (HEAD, HIPS))
    if not (len(head) and len(hips)):
        return False
    across, down = head.mean(axis=0) - hips.mean(axis=0)
    return bool(down > -abs(across))


def _is_upright(pose: Pose) -> bool:
    return bool(pose.confidence[[*HEAD, *SHOULDERS, *HIPS]].mean() >= SURE) and not is_lying(pose)


def has_hidden_legs(pose: Pose) -> bool:
    """Whether neither knees nor ankles are in the picture, as of somebody behind a table."""
    joints = [*KNEES, *FEET]
    y = pose.xy[joints, 1]
    return not bool(np.any((pose.confidence[joints] >= SURE) & (y > 0) & (y < 1)))


def is_sitting(pose: Pose) -> bool:
    """Whether the knees are hardly lower than the hips, as of somebody on a chair or in a wheelchair."""
    joints = [*SHOULDERS, *HIPS, *KNEES]
    if pose.confidence[joints].min() < SURE:
        return False
    shoulders, hips, knees = (float(pose.xy[pair, 1].mean()) for pair in (SHOULDERS, HIPS, KNEES))
    return shoulders < hips and knees - hips < SITTING_SHARE * (hips - shoulders)


def body_height(pose: Pose) -> float:
    """Return the height of what is seen of a body, picture heights; 0 when nothing is."""
    seen = pose.xy[np.isfinite(pose.xy[:, 1]), 1]
    return float(seen.max() - seen.min()) if len(seen) else 0.0


def _is_cut(pose: Pose, joints: Sequence[int], *, top: bool) -> bool:
    y = pose.xy[list(joints), 1]
    y = y[np.isfinite(y)]
    return len(y) == 0 or bool(y.min() < EDGE if top else y.max() > 1 - EDGE)


def camera_findings(facts: CameraFacts) -> list[Finding]:
    """Judge the camera's rate and the light."""
    return [_rate_finding(facts), _light_finding(facts)]


def _finding(
    topic: str, is_ok: bool, text: str, remedy: str = "", change: tuple[str, Enum] | None = None, **values: object
) -> Finding:
    return Finding(topic, is_ok, Text(text, harmless(values)), Text(remedy), change)


def _rate_finding(facts: CameraFacts) -> Finding:
    could_fps = max(facts.promised_fps, facts.first_fps)
    is_halved = facts.delivered_fps < HALVED_SHARE * could_fps
    if is_halved and facts.brightness < 2 * DARK:
        return _finding(
            "exposure",
            False,
            N_(
                "{camera} delivers {fps:.0f} pictures a second. It could do {could_fps:.0f}: in dim light it exposes "
                "longer."
            ),
            N_("Turn on more light, or switch off the camera's low-light compensation."),
            camera=facts.name,
            fps=facts.delivered_fps,
            could_fps=could_fps,
        )
    is_enough = facts.delivered_fps >= ENOUGH_FPS and not is_halved
    remedy = N_("Close other programs that use the camera, plug it directly into the computer, or use another one.")
    return _finding(
        "rate",
        is_enough,
        N_("{camera} delivers {fps:.0f} pictures a second."),
        "" if is_enough else remedy,
        camera=facts.name,
        fps=facts.delivered_fps,
    )


def _light_finding(facts: CameraFacts) -> Finding:
    if facts.glare >= GLARING_SHARE and facts.shade < SHADED:
        away = N_("Turn the camera, or draw the curtain.")
        return _finding("light", False, N_("There is a window or a lamp behind you: it leaves you dark."), away)
    if facts.brightness < DARK:
        more = N_("Turn on more light, best from behind the camera.")
        return _finding("light", False, N_("The picture is dark."), more)
    if facts.brightness > BRIGHT:
        away = N_("Turn the camera away from the window or the lamp.")
        return _finding("light", False, N_("The picture is nearly white."), away)
    return _finding("light", True, N_("The light is good."))


def people_findings(
    facts: PeopleFacts, *, is_seated: bool = False, turn: CameraTurn = CameraTurn.NONE
) -> list[Finding]:
    """Judge how people stand in the picture, or sit, and how fast they are found. turn: as it is set."""
    fast = _speed_finding(facts) if facts.steps == 1 else _pace_finding(facts)
    if facts.turn:
        return [_turn_finding(facts, turn), fast]
    return [*_framing_findings(facts, is_seated=is_seated), fast]


def _speed_finding(facts: PeopleFacts) -> Finding:
    rate_hz = 1000 / max(facts.estimate_ms, 1e-3)
    speed = N_("The dancers are found in {rate:.0f} pictures a second.")
    is_fast = rate_hz >= ENOUGH_ESTIMATES_HZ
    return _finding("speed", is_fast, speed, "" if is_fast else FASTER, ms=facts.estimate_ms, rate=rate_hz)


def _pace_finding(facts: PeopleFacts) -> Finding:
    """Say how much is done for each picture, where that can be chosen, and why."""
    if facts.step == 0:
        enough = N_("There is time to look closely at everybody: dancers are seen {ms:.0f} ms after they move.")
        return _finding("speed", True, enough, ms=facts.delay_ms)
    less = N_("This computer is busy: it looks less closely, so that nobody is seen late.")
    return _finding("speed", False, less, FASTER)


def _turn_finding(facts: PeopleFacts, turn: CameraTurn) -> Finding:
    """Say that the camera hangs upside down, or lies."""
    over, side = N_("The camera hangs upside down."), N_("The camera lies on its side.")
    change = ("camera_turn", turn.further(facts.turn))
    return _finding("turn", False, over if facts.turn == 180 else side, N_("Turn its picture, or the camera."), change)


def legs_finding(*, is_seated: bool) -> Finding:
    """Say what becomes of somebody without legs."""
    if is_seated:
        return _finding(LEGS, True, N_("Your legs are hidden. You dance seated, where they do not count."))
    step = N_("Step back, or dance seated: then legs do not count.")
    return _finding(LEGS, False, N_("Your legs are hidden."), step, ("ease", Ease.SEATED))


def sitting_finding(*, is_seated: bool) -> Finding:
    """Say how somebody dances who sits."""
    if is_seated:
        return _finding(SEAT, True, N_("You sit, and dance seated: legs do not count."))
    change = ("ease", Ease.SEATED)
    return _finding(SEAT, False, N_("You sit."), N_("Dance seated: then legs do not count."), change)


def _framing_findings(facts: PeopleFacts, *, is_seated: bool) -> list[Finding]:
    if facts.body_share is None:
        come = N_("Stand in front of the camera, two to three metres away.")
        return [_finding("people", False, N_("Nobody is seen."), come)]
    if round(facts.people) <= 1:
        findings = [_finding("people", True, N_("It sees one person."))]
    else:
        findings = [_finding("people", True, N_("It sees {count:.0f} people."), count=facts.people)]
    if facts.head_cut > MOSTLY:
        up = N_("Tilt the camera up, or step back.")
        findings.append(_finding("head", False, N_("Your head is cut off."), up))
    if facts.legs_hidden > MOSTLY:
        findings.append(legs_finding(is_seated=is_seated))
    elif facts.sitting > MOSTLY:
        findings.append(sitting_finding(is_seated=is_seated))
    elif facts.feet_cut > MOSTLY and not is_seated:
        down = N_("Step back, or tilt the camera down.")
        findings.append(_finding("feet", False, N_("Your feet are cut off."), down))
    if facts.body_share > TOO_LARGE_SHARE:
        back = N_("Step back until your arms fit above you.")
        findings.append(_finding("distance", False, N_("You are too close."), back))
    elif facts.body_share < TOO_SMALL_SHARE and facts.sitting <= MOSTLY and facts.feet_cut <= MOSTLY:
        closer = N_("Come closer, to two or three metres.")
        findings.append(_finding("distance", False, N_("You are far away."), closer))
    if len(findings) == 1:
        findings.append(_finding("framing", True, N_("You are in the picture from head to toe.")))
    return findings
