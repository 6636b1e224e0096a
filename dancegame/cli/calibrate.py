"""`dancegame calibrate`: measures how far camera and loudspeakers lag behind a dancer, and remembers it."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from dancegame.cli import app
from dancegame.cli.finder import choose_estimator
from dancegame.cli.settings import read_settings
from dancegame.cli.words import CameraOption, EstimatorOption, JsonOption, ModelOption, print_json
from dancegame.core.calibration import Calibration
from dancegame.core.calibration_dance import CLICKS_S, LENGTH_S, TICKS_S, calibration_dance
from dancegame.core.errors import DeviceError, InputError
from dancegame.core.song import Dance, Song
from dancegame.music.click_track import write_click_track

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
    """Measure in ten seconds how late camera and loudspeakers are: raise your arms on every click."""
    camera = camera or read_settings().camera
    if is_headless is None:
        is_headless = not (camera.isdecimal() or "://" in camera)
    if is_headless:
        os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    from dancegame.cli.cameras import WishedCameras
    from dancegame.cli.parts import make_parts
    from dancegame.game.calibrating import run_calibration

    wish = choose_estimator(estimator, model).wish(camera, players=PLAYERS)
    with (
        tempfile.TemporaryDirectory(prefix="dancegame-") as folder,
        WishedCameras(_click_shelf(Path(folder)), wish) as cameras,
    ):
        result = run_calibration(make_parts(cameras, is_silent=is_headless), is_unattended=is_headless)
    if result is None:
        raise DeviceError("The calibration was left before its end.", remedy="Start it again and raise your arms.")
    if result.trouble is not None:
        from dancegame.game.screens.calibrate import TROUBLES

        headline, remedy = TROUBLES[result.trouble]
        raise InputError(f"{headline} ({len(result.raises)}).", remedy=remedy)
    _tell(camera, result, as_json=as_json)


def _tell(camera: str, result: Calibration, *, as_json: bool) -> None:
    from dancegame.game.screens.calibrate import latency_words

    assert result.latency_s is not None
    if as_json:
        print_json(_facts(camera, result))
    else:
        typer.echo(f"{latency_words(result.latency_s)} Saved.")


def _facts(camera: str, result: Calibration) -> dict[str, Any]:
    return {
        "camera": camera,
        "latency_s": result.latency_s and round(result.latency_s, 4),
        "spread_s": result.spread_s and round(result.spread_s, 4),
        "raises": [{"slot": one.slot, "beat": one.beat, "offset_s": round(one.offset_s, 4)} for one in result.raises],
        "is_saved": True,
    }


@dataclass(frozen=True)
class _ClickShelf:
    """A shelf with one song: the clicks, and the dance of raising both arms to them."""

    dance: Dance
    sound: Path

    def songs(self) -> Sequence[Song]:
        return [self.dance.song]

    def load_dance(self, song_id: str) -> Dance:  # noqa: ARG002 (there is one)
        return self.dance

    def sound_path(self, song_id: str) -> str | None:  # noqa: ARG002
        return str(self.sound)


def _click_shelf(folder: Path) -> _ClickShelf:
    """Write the clicks into a folder and return the shelf whose only song they are."""
    sound = folder / "clicks.wav"
    write_click_track(sound, clicks_s=CLICKS_S, ticks_s=TICKS_S, duration_s=LENGTH_S)
    return _ClickShelf(calibration_dance(), sound)
