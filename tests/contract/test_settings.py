"""The settings file, and how the command line goes before it."""

from pathlib import Path

import pytest

from dancegame.cli import finder
from dancegame.cli.settings import Settings, read_settings
from dancegame.core.errors import InputError
from dancegame.core.score import Strictness
from dancegame.vision.estimators import EstimatorName


def write(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_has_its_default(tmp_path: Path):
    assert read_settings(tmp_path / "settings.toml") == Settings()


def test_what_is_not_in_the_file_has_its_default(tmp_path: Path):
    settings = read_settings(write(tmp_path, 'estimator = "openpose"\nstrictness = "kids"'))
    assert settings == Settings(camera="0", estimator=EstimatorName.OPENPOSE, model=None, strictness=Strictness.KIDS)


@pytest.mark.parametrize(
    "text", ['estimator = "crystal ball"', "volume = 3", 'strictness = "cruel"', "camera = ", "camera = 1"]
)
def test_a_bad_file_is_named(tmp_path: Path, text: str):
    path = write(tmp_path, text)
    with pytest.raises(InputError, match=r"settings\.toml"):
        read_settings(path)


@pytest.mark.parametrize(
    ("asked", "model", "expected"),
    [
        (None, None, (EstimatorName.OPENPOSE, Path("set.xml"))),
        (EstimatorName.MEDIAPIPE, None, (EstimatorName.MEDIAPIPE, None)),
        (EstimatorName.OPENPOSE, Path("asked.onnx"), (EstimatorName.OPENPOSE, Path("asked.onnx"))),
        (None, Path("asked.onnx"), (EstimatorName.OPENPOSE, Path("asked.onnx"))),
    ],
)
def test_the_command_line_goes_before_the_settings(monkeypatch, asked, model, expected):
    monkeypatch.setattr(finder, "read_settings", lambda: Settings(estimator=EstimatorName.OPENPOSE, model="set.xml"))
    chosen = finder.choose_estimator(asked, model)
    assert (chosen.name, chosen.model_path) == expected
