"""MoveNet on drawn people: everybody at once, in heights of the picture, and files that are no network."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from dancegame.bench.crowd.crowd import Crowd, CrowdScene, Person, PlacedBody, stand
from dancegame.core.errors import ModelError
from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.estimators.movenet import NETWORK_PATH, MoveNetEstimator, network_picture, read_network, sized
from tools.movenet_bundle.__main__ import SHA256

WIDTH_PX, HEIGHT_PX = 640, 360
TOES = [CANONICAL.index("left_toe"), CANONICAL.index("right_toe")]


def test_it_finds_everybody_at_once_where_they_are() -> None:
    crowd = Crowd("three", tuple(Person(stand(x), clothes=n) for n, x in enumerate((0.35, 0.9, 1.45))), 1.0, 3)
    bodies = crowd.bodies(0.0)
    picture = CrowdScene(crowd, width_px=WIDTH_PX, height_px=HEIGHT_PX).draw(bodies)
    with MoveNetEstimator() as estimator:
        poses = estimator.estimate(picture, time_s=0.0)
    assert len(poses) == 3
    for body in bodies:
        nearest = min(poses, key=lambda pose: _apart(pose, body))
        assert _apart(nearest, body) < 0.02
        assert np.isnan(nearest.xy[TOES]).all()


def test_nobody_is_found_in_an_empty_picture() -> None:
    with MoveNetEstimator(longer_px=128) as estimator:
        assert estimator.estimate(np.full((90, 160, 3), 127, np.uint8), time_s=0.0) == ()


def test_a_picture_keeps_its_shape_and_is_filled_up_to_steps_of_32() -> None:
    picture, scale = network_picture(np.full((720, 1280, 3), 200, np.uint8), 384)
    assert picture.shape == (224, 384, 3)
    assert scale == 0.3
    assert (picture[:216] == 200).all()
    assert not picture[216:].any()


def test_what_is_shipped_is_the_published_network_and_takes_any_size() -> None:
    network = read_network(NETWORK_PATH)
    assert hashlib.sha256(network).hexdigest() == SHA256
    fixed = sized(network, (64, 96))
    assert len(fixed) == len(network)
    with pytest.raises(ValueError, match="fixed size"):
        sized(fixed, (64, 96))


def test_a_missing_and_a_broken_network_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nowhere\.tflite cannot be read"):
        MoveNetEstimator(tmp_path / "nowhere.tflite")
    broken = tmp_path / "broken.tflite"
    broken.write_bytes(b"no network")
    with pytest.raises(ModelError, match=r"broken\.tflite is no pose network"):
        MoveNetEstimator(broken)
    broken.write_bytes(NETWORK_PATH.read_bytes()[:5000])
    with pytest.raises(ModelError, match=r"broken\.tflite cannot be started"), MoveNetEstimator(broken) as estimator:
        estimator.estimate(np.zeros((64, 64, 3), np.uint8), time_s=0.0)


def _apart(pose: Pose, body: PlacedBody) -> float:
    return float(np.nanmedian(np.linalg.norm(pose.xy - body.xy, axis=1)))
