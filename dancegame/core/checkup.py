"""What the doctor makes of a camera, a computer and a room: findings in plain words, each with what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.core.texts import N_, Text

# Moves of half a second need a dozen pictures; the judge loses little down to this rate.
ENOUGH_FPS = 24.0
# A camera in the dark exposes twice as long and delivers half as often: 30 pictures a second become 15.
HALVED_SHARE = 0.65
DARK, BRIGHT = 0.2, 0.88
ENOUGH_ESTIMATES_HZ = 20.0
# A body should fill about two thirds of the picture's height: arms up, it still fits.
TOO_LARGE_SHARE, TOO_SMALL_SHARE = 0.88, 0.35
EDGE = 0.015
MOSTLY = 0.5

HEAD = [CANONICAL.index(name) for name in ("nose", "left_eye", "right_eye", "left_ear", "right_ear")]
FEET = [CANONICAL.index(name) for name in ("left_ankle", "right_ankle")]


@dataclass(frozen=True)
class CameraFacts:
    """What was measured of a camera.

    promised_fps, delivered_fps: pictures a second as the device says and as they came. first_fps: as they came in
    the first second. brightness: mean of the pictures, 0 black to 1 white.
    """

    name: str
    width_px: int
    height_px: int
    promised_fps: float
    delivered_fps: float
    first_fps: float
    brightness: float


@dataclass(frozen=True)
class PeopleFacts:
    """What was seen of people, over several pictures.

    people: mean number. head_cut, feet_cut: shares of pictures. body_share: median height of the largest person in
    picture heights, None when nobody was seen. estimate_ms: median time of finding the poses in a picture.
    """

    people: float
    head_cut: float
    feet_cut: float
    body_share: float | None
    estimate_ms: float


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. topic: a word for programs. text, remedy: for people; no remedy when it is well."""

    topic: str
    is_ok: bool
    text: str
    remedy: str = ""


def people_facts(pictures: Sequence[Sequence[Pose]], *, estimate_ms: Sequence[float]) -> PeopleFacts:
    """Sum up the poses found in several pictures (at least one)."""
    largest = [max(poses, key=body_height) for poses in pictures if poses]
    count = max(1, len(largest))
    return PeopleFacts(
        people=sum(len(poses) for poses in pictures) / len(pictures),
        head_cut=sum(_is_cut(pose, HEAD, top=True) for pose in largest) / count,
        feet_cut=sum(_is_cut(pose, FEET, top=False) for pose in largest) / count,
        body_share=median(body_height(pose) for pose in largest) if largest else None,
        estimate_ms=median(estimate_ms),
    )


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


def _rate_finding(facts: CameraFacts) -> Finding:
    values = {"camera": facts.name, "fps": facts.delivered_fps}
    text = Text("{camera} delivers {fps:.0f} pictures a second.", **values)
    is_halved = facts.delivered_fps < HALVED_SHARE * max(facts.promised_fps, facts.first_fps)
    if facts.delivered_fps >= ENOUGH_FPS and not is_halved:
        return Finding("rate", True, text)
    if is_halved and facts.brightness < 2 * DARK:
        return Finding(
            "exposure",
            False,
            Text(
                "{camera} delivers {fps:.0f} pictures a second, and could do {best:.0f}: "
                "in dim light it exposes longer.",
                best=max(facts.promised_fps, facts.first_fps),
                **values,
            ),
            N_("Turn on more light, or switch off the camera's low-light compensation."),
        )
    return Finding(
        "rate",
        False,
        text,
        N_("Close other programs that use the camera, plug it directly into the computer, or use another one."),
    )


def _light_finding(facts: CameraFacts) -> Finding:
    if facts.brightness < DARK:
        return Finding(
            "light", False, N_("The picture is dark."), N_("Turn on more light, best from behind the camera.")
        )
    if facts.brightness > BRIGHT:
        return Finding(
            "light", False, N_("The picture is nearly white."), N_("Turn the camera away from the window or the lamp.")
        )
    return Finding("light", True, N_("The light is good."))


def people_findings(facts: PeopleFacts) -> list[Finding]:
    """Judge how people stand in the picture and how fast they are found."""
    rate_hz = 1000 / max(facts.estimate_ms, 1e-3)
    template = N_("Finding the dancers takes {ms:.0f} ms a picture ({rate:.0f} a second).")
    speed = Text(template, ms=facts.estimate_ms, rate=rate_hz)
    is_fast = rate_hz >= ENOUGH_ESTIMATES_HZ
    faster = N_("Close other programs, plug in the charger, or let fewer people dance at once.")
    remedy = "" if is_fast else faster
    return [*_framing_findings(facts), Finding("speed", is_fast, speed, remedy)]


def _framing_findings(facts: PeopleFacts) -> list[Finding]:
    if facts.body_share is None:
        return [
            Finding(
                "people", False, N_("Nobody is seen."), N_("Stand in front of the camera, two to three metres away.")
            )
        ]
    count = round(facts.people)
    seen = Text("It sees {count} people.", count=count) if count > 1 else N_("It sees one person.")
    findings = [Finding("people", True, seen)]
    if facts.head_cut > MOSTLY:
        findings.append(Finding("head", False, N_("Your head is cut off."), N_("Tilt the camera up, or step back.")))
    if facts.feet_cut > MOSTLY:
        findings.append(Finding("feet", False, N_("Your feet are cut off."), N_("Step back, or tilt the camera down.")))
    if facts.body_share > TOO_LARGE_SHARE:
        findings.append(
            Finding("distance", False, N_("You are too close."), N_("Step back until your arms fit above you."))
        )
    elif facts.body_share < TOO_SMALL_SHARE and facts.feet_cut <= MOSTLY:
        findings.append(Finding("distance", False, N_("You are far away."), N_("Come closer, to two or three metres.")))
    if len(findings) == 1:
        findings.append(Finding("framing", True, N_("You are in the picture from head to toe.")))
    return findings
