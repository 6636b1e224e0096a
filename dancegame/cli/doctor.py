"""`dancegame doctor`: looks at camera, light, room, computer and sound, and says what to do about each."""

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from dancegame.cli import app
from dancegame.cli.finder import Finder, choose_estimator
from dancegame.cli.progress import progress_bar
from dancegame.cli.settings import read_settings
from dancegame.cli.words import CameraOption, EstimatorOption, JsonOption, ModelOption, print_json
from dancegame.core.checkup import Finding, camera_findings, people_findings
from dancegame.core.ease import Ease
from dancegame.core.effort_findings import effort_findings
from dancegame.core.errors import CameraError, DanceGameError
from dancegame.core.settings import Settings
from dancegame.core.texts import N_, Text
from dancegame.texts import _
from dancegame.texts.words import finding_words

if TYPE_CHECKING:
    from dancegame.vision.checkup import Checkup

PLAYERS = 4


@app.command()
def doctor(
    camera: CameraOption = None,
    estimator: EstimatorOption = None,
    model: ModelOption = None,
    as_json: JsonOption = False,
) -> None:
    """Look at camera, light, room, computer and sound. Says what to do about each."""
    facts: dict[str, Any] = {"cameras": _cameras(), "camera": None, "people": None, "effort": None}
    findings = [_sound_finding()]
    try:
        finder = choose_estimator(estimator, model)
        with progress_bar(_("Stand where you dance, and move your arms"), 1.0) as show:
            settings = read_settings()
            settings = replace(settings, camera=camera or settings.camera)
            checkup = _look_through(settings, finder, show=show)
        facts |= {"estimator": finder.name.value, **_facts_of(checkup)}
        findings = [*_findings_through(checkup, settings), *effort_findings(checkup.effort), *findings]
    except CameraError as error:
        findings.insert(0, Finding.of("camera", error))
    if as_json:
        print_json(facts | {"findings": [_finding_facts(finding) for finding in findings]})
        return
    if "estimator" in facts:
        typer.echo(_("Dancers are found by: {estimator}", estimator=facts["estimator"]))
    for device in facts["cameras"]:
        typer.echo(_("Camera {number}: {name}", number=device["number"], name=device["name"]))
    for finding in findings:
        typer.echo(f"{'ok  ' if finding.is_ok else '--> '}{' '.join(finding_words(finding))}".rstrip())


def _finding_facts(finding: Finding) -> dict[str, Any]:
    return {"topic": finding.topic, "is_ok": finding.is_ok, "text": finding.text, "remedy": finding.remedy}


def findings_of(settings: Settings) -> tuple[Finding, ...]:
    """Look at everything with these settings, what is wrong with the camera among the findings; for the game's page."""
    finder = Finder(settings.estimator, None if settings.model is None else Path(settings.model))
    try:
        camera = _findings_through(_look_through(settings, finder, show=lambda _share: None), settings)
    except DanceGameError as error:
        camera = [Finding.of("camera", error)]
    return (*camera, _sound_finding())


def _look_through(settings: Settings, finder: Finder, *, show: Callable[[float], None]) -> "Checkup":
    from dancegame.vision.cameras.camera import open_camera
    from dancegame.vision.cameras.turned import turned
    from dancegame.vision.checkup import check_up

    with finder.make(PLAYERS) as estimator:
        camera = turned(open_camera(settings.camera), settings.camera_turn.degrees)
        return check_up(camera, estimator, on_progress=show)


def _findings_through(checkup: "Checkup", settings: Settings) -> list[Finding]:
    is_seated = settings.ease is Ease.SEATED
    people = people_findings(checkup.people, is_seated=is_seated, turn=settings.camera_turn)
    return [*camera_findings(checkup.camera), *people]


def _facts_of(checkup: "Checkup") -> dict[str, Any]:
    facts = {name: _rounded(asdict(part)) for name, part in (("camera", checkup.camera), ("people", checkup.people))}
    return {**facts, "effort": None if checkup.effort is None else _rounded(asdict(checkup.effort))}


def _rounded(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: round(value, 3) if isinstance(value, float) else value for key, value in facts.items()}


def _cameras() -> list[dict[str, Any]]:
    from dancegame.vision.cameras.devices import list_webcams

    return [{"number": int(device.camera), "name": device.name} for device in list_webcams()]


def _sound_finding() -> Finding:
    from dancegame.music.player import open_player

    problem = open_player().problem
    if problem is None:
        return Finding("sound", True, Text(N_("There is a sound device.")))
    return Finding.of("sound", problem)
