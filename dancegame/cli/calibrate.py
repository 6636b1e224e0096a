"""`dancegame calibrate`: measures how far camera and loudspeakers lag behind a dancer, and remembers it."""

import os
from typing import Annotated, Any

import typer

from dancegame.cli import app
from dancegame.cli.finder import camera_settings, choose_estimator
from dancegame.cli.settings import read_settings
from dancegame.cli.words import CameraOption, EstimatorOption, JsonOption, ModelOption, print_json
from dancegame.core.calibration import Calibration
from dancegame.core.errors import DeviceError, InputError
from dancegame.core.texts import N_, Text
from dancegame.texts.latency import TROUBLES, latency_words

PLAYERS = 4


@app.command()
def calibrate(
    camera: CameraOption = None,
    is_headless: Annotated[
        bool | None,
        typer.Option("--headless/--window", help="Without screen and sound; so it is for a video or a drawn dancer."),
    ] = None,
    estimator: EstimatorOption = None,
    model: ModelOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure how late camera and loudspeakers are. Takes ten seconds: raise your arms on every click."""
    camera = camera or read_settings().camera
    if is_headless is None:
        is_headless = not (camera.isdecimal() or "://" in camera)
    if is_headless:
        os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    from dancegame.cli.cameras import WishedCameras
    from dancegame.cli.parts import open_parts
    from dancegame.game.calibrating import run_calibration
    from dancegame.songs.library import open_library

    wish = choose_estimator(estimator, model).wish(camera, players=PLAYERS)
    with open_parts(WishedCameras(open_library(None), wish), is_silent=is_headless) as parts:
        given = camera_settings(camera, estimator, model)
        result = run_calibration(parts, given=given, is_unattended=is_headless)
    if result is None:
        raise DeviceError(
            N_("The calibration was left before its end."), remedy=N_("Start it again and raise your arms.")
        )
    if result.trouble is not None:
        headline, remedy = TROUBLES[result.trouble]
        raise InputError(N_("{trouble} ({count})."), remedy=remedy, trouble=Text(headline), count=len(result.raises))
    _tell(camera, result, as_json=as_json)


def _tell(camera: str, result: Calibration, *, as_json: bool) -> None:
    assert result.latency_s is not None
    if as_json:
        print_json(_facts(camera, result))
    else:
        typer.echo(latency_words(result.latency_s))


def _facts(camera: str, result: Calibration) -> dict[str, Any]:
    return {
        "camera": camera,
        "latency_s": result.latency_s and round(result.latency_s, 4),
        "spread_s": result.spread_s and round(result.spread_s, 4),
        "raises": [{"slot": one.slot, "beat": one.beat, "offset_s": round(one.offset_s, 4)} for one in result.raises],
        "is_saved": True,
    }
