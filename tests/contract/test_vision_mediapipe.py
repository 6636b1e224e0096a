"""The pose network: what it finds, how it is mapped, what it says when it cannot start."""

import os
import subprocess
import sys
import zipfile
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from dancegame.core.errors import ModelError
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.estimators.mediapipe import MODEL_PATH, MediaPipeEstimator
from dancegame.vision.puppet.camera import PuppetCamera
from dancegame.vision.puppet.spec import PuppetSpec
from dancegame.vision.video import read_pictures

STILL = PuppetSpec(song="still")
LEGS = [CANONICAL.index(f"{side}_{joint}") for side in ("left", "right") for joint in ("ankle", "toe")]


@pytest.fixture(scope="module")
def puppet():
    with PuppetCamera(STILL) as camera:
        yield camera


def test_poses_are_in_picture_heights_unmirrored(puppet):
    with MediaPipeEstimator() as estimator:
        (pose,) = estimator.estimate(puppet.draw(0.0), time_s=1e6)
    assert pose.xy == pytest.approx(puppet.body(0.0).xy, abs=0.05)
    left, right = pose.xy[CANONICAL.index("left_shoulder")], pose.xy[CANONICAL.index("right_shoulder")]
    assert left[0] > right[0]
    assert pose.world is not None
    assert pose.world[CANONICAL.index("nose"), 1] < 0 < pose.world[CANONICAL.index("left_ankle"), 1]


def test_rows_with_padding_and_portrait_pictures_are_read_right(puppet):
    padded = np.zeros((720, 500, 3), np.uint8)
    padded[:, :405] = puppet.draw(0.0)[:, 438:843]
    with MediaPipeEstimator() as estimator:
        (pose,) = estimator.estimate(padded[:, :405], time_s=0.0)
    assert pose.xy + np.array((438 / 720, 0)) == pytest.approx(puppet.body(0.0).xy, abs=0.05)


def test_what_is_below_the_picture_is_unseen(puppet):
    heights = puppet.body(0.0).xy[:, 1]
    cut = round(720 * (0.3 * heights[: CANONICAL.index("left_knee")].max() + 0.7 * heights[LEGS].min()))
    with MediaPipeEstimator() as estimator:
        (pose,) = estimator.estimate(puppet.draw(0.0)[:cut], time_s=0.0)
    assert np.isnan(pose.xy[LEGS]).all()
    assert (pose.confidence[LEGS] == 0).all()
    assert np.isnan(pose.world[LEGS]).all()
    assert not np.isnan(pose.xy[: CANONICAL.index("left_knee")]).any()


def test_an_empty_room_has_no_poses_and_times_may_repeat(puppet):
    empty = np.full((360, 640, 3), 120, np.uint8)
    with MediaPipeEstimator() as estimator:
        assert [estimator.estimate(empty, time_s=t) for t in (0.0, 0.0, 0.0002)] == [(), (), ()]


def test_a_missing_or_broken_bundle_is_named(tmp_path):
    broken, empty = tmp_path / "broken.task", tmp_path / "empty.task"
    broken.write_bytes(b"no zip")
    with zipfile.ZipFile(empty, "w") as bundle:
        bundle.writestr("pose_detector.tflite", b"")
    for path in (tmp_path / "none.task", broken, empty):
        with pytest.raises(ModelError, match=path.name):
            MediaPipeEstimator(path)


def test_a_bundle_with_rubbish_inside_is_a_model_error(tmp_path):
    path = tmp_path / "rubbish.task"
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("pose_detector.tflite", b"x" * 64)
        bundle.writestr("pose_landmarks_detector.tflite", b"x" * 64)
    with pytest.raises(ModelError, match="rubbish"):
        MediaPipeEstimator(path)


def test_the_networks_are_aligned_in_the_shipped_bundle():
    data = MODEL_PATH.read_bytes()
    with zipfile.ZipFile(MODEL_PATH) as bundle:
        for entry in bundle.infolist():
            name, extra = (int.from_bytes(data[entry.header_offset + at :][:2], "little") for at in (26, 28))
            assert (entry.header_offset + 30 + name + extra) % 16 == 0


def test_it_says_nothing_on_the_terminal():
    program = """
from dancegame.vision.estimators.mediapipe import MediaPipeEstimator
from dancegame.vision.puppet.camera import PuppetCamera
from dancegame.vision.puppet.spec import PuppetSpec
with PuppetCamera(PuppetSpec(song="still")) as camera, MediaPipeEstimator() as estimator:
    for k in range(3):
        assert len(estimator.estimate(camera.draw(k / 30), time_s=k / 30)) == 1
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.skipif("DANCEGAME_TEST_MEDIA" not in os.environ, reason="DANCEGAME_TEST_MEDIA names no folder of media")
@pytest.mark.parametrize("name", ["pair_reference.mp4", "cartoon_solo.mp4"])
def test_real_dancers_are_found_in_every_picture(name):
    video = Path(os.environ["DANCEGAME_TEST_MEDIA"]) / "media" / name
    with read_pictures(video) as pictures, MediaPipeEstimator() as estimator:
        found = [len(estimator.estimate(rgb, time_s=time_s)) for time_s, rgb in islice(pictures, 30)]
    assert found == [1] * 30


def test_who_smooths_afterwards_gets_poses_that_are_not_late(puppet):
    picture, moved_px = np.ascontiguousarray(puppet.draw(0.0)[::2, ::2]), np.array((0, 0, 0, 2, 4, 6))
    late_px = []
    for smooths in (True, False):
        with MediaPipeEstimator(smooths=smooths) as estimator:
            assert estimator.smooths is smooths
            shown = [np.roll(picture, moved, axis=1) for moved in moved_px]
            seen = [estimator.estimate(rgb, time_s=number / 30)[0].xy[:, 0] for number, rgb in enumerate(shown)]
        late_px.append(moved_px[-1] - 360 * float(np.median(seen[-1] - seen[2])))
    assert late_px[0] > 1
    assert abs(late_px[1]) < 0.6 * late_px[0]
