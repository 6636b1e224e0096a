"""The OpenPose-style estimator with a tiny network in both formats, and with the real one where it is."""

import os
import sys
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tiny_network import write_tiny_network

from dancegame.core.errors import ModelError
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.association.plain import associate_plainly
from dancegame.vision.estimators.networks import open_network
from dancegame.vision.estimators.openpose import OpenPoseEstimator
from dancegame.vision.video import read_pictures

MEDIA = Path(os.environ.get("DANCEGAME_TEST_MEDIA", "/nonexistent"))
REAL_NETWORK = MEDIA / "models" / "human-pose-estimation-0001" / "human-pose-estimation-0001.xml"
needs_network = pytest.mark.skipif(
    not REAL_NETWORK.is_file(), reason="DANCEGAME_TEST_MEDIA names no folder with models/"
)
TOES = [CANONICAL.index("left_toe"), CANONICAL.index("right_toe")]
BODY = [place for place in range(len(CANONICAL)) if place not in TOES]


def tiny_network(folder: Path, kind: str, *, heatmaps: int = 19, pafs: int = 38) -> Path:
    path = write_tiny_network(folder / "tiny.onnx", heatmaps=heatmaps, pafs=pafs)
    if kind == "xml":
        openvino = pytest.importorskip("openvino", reason="the extra `openpose` is not installed")
        openvino.save_model(openvino.Core().read_model(path), path.with_suffix(".xml"), compress_to_fp16=False)
    return path.with_suffix(f".{kind}")


@pytest.fixture(params=["onnx", "xml"])
def tiny(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tiny_network(tmp_path, request.param)


def picture(height_px: int, width_px: int, dots: list[tuple[float, float, float]]) -> NDArray[np.uint8]:
    """A red picture with blue dots: x and y in picture heights, and how blue."""
    rgb = np.zeros((height_px, width_px, 3), np.uint8)
    rgb[..., 0] = 255
    y, x = (np.mgrid[:height_px, :width_px] + 0.5) / height_px
    for dot_x, dot_y, blue in dots:
        bell = 255 * blue * np.exp(-((x - dot_x) ** 2 + (y - dot_y) ** 2) / (2 * 0.08**2))
        rgb[..., 2] = np.maximum(rgb[..., 2], bell.astype(np.uint8))
    return rgb


def test_poses_are_in_picture_heights_unmirrored_and_the_surest_comes_first(tiny: Path) -> None:
    with OpenPoseEstimator(tiny, height_px=96) as estimator:
        poses = estimator.estimate(picture(300, 530, [(0.3, 0.3, 0.6), (1.3, 0.7, 1.0)]), time_s=0.0)
        assert len(poses) == 2
        for pose, place in zip(poses, [(1.3, 0.7), (0.3, 0.3)], strict=True):
            np.testing.assert_allclose(pose.xy[BODY], np.tile(place, (17, 1)), atol=0.01)
            assert np.isnan(pose.xy[TOES]).all()
            assert (pose.confidence[TOES] == 0).all()
        assert poses[0].confidence[BODY].min() > poses[1].confidence[BODY].max() > 0.3


def test_each_picture_may_have_its_own_shape(tiny: Path) -> None:
    with OpenPoseEstimator(tiny, height_px=64) as estimator:
        for number, (height_px, width_px) in enumerate([(200, 100), (100, 200), (480, 640), (200, 100)]):
            rgb = picture(height_px, width_px, [(0.25, 0.5, 1.0)])
            (pose,) = estimator.estimate(rgb, time_s=number / 30)
            np.testing.assert_allclose(pose.xy[BODY], np.tile((0.25, 0.5), (17, 1)), atol=0.02)
        assert estimator.estimate(picture(100, 100, []), time_s=1.0) == ()
        estimator.close()


def test_no_more_people_than_players_are_given(tmp_path: Path) -> None:
    rgb = picture(300, 530, [(0.3, 0.3, 0.6), (1.3, 0.7, 1.0)])
    with OpenPoseEstimator(tiny_network(tmp_path, "onnx"), players=1, height_px=96) as estimator:
        (pose,) = estimator.estimate(rgb, time_s=0.0)
    np.testing.assert_allclose(pose.xy[0], (1.3, 0.7), atol=0.01)


def test_a_missing_network_is_named_with_what_brings_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nowhere\.xml is missing.*dancegame models get openpose"):
        OpenPoseEstimator(tmp_path / "nowhere.xml")


@pytest.mark.parametrize("name", ["broken.onnx", "broken.xml", "network.pb"])
def test_a_file_that_is_no_network_is_named(tmp_path: Path, name: str) -> None:
    if name.endswith(".xml"):
        pytest.importorskip("openvino", reason="the extra `openpose` is not installed")
    (tmp_path / name).write_bytes(b"<no network>" * 20)
    (tmp_path / name).with_suffix(".bin").write_bytes(b"no weights")
    with pytest.raises(ModelError, match=name):
        OpenPoseEstimator(tmp_path / name)


def test_half_a_network_is_said_to_be_half(tmp_path: Path) -> None:
    path = tiny_network(tmp_path, "xml")
    path.with_suffix(".bin").unlink()
    with pytest.raises(ModelError, match=r"tiny\.bin"):
        OpenPoseEstimator(path)


@pytest.mark.parametrize("kind", ["onnx", "xml"])
def test_a_network_of_another_kind_is_told_by_its_channels(tmp_path: Path, kind: str) -> None:
    path = tiny_network(tmp_path, kind, heatmaps=18, pafs=34)
    with pytest.raises(ModelError, match=r"no pose network of OpenPose's kind.*(18|34)"):
        OpenPoseEstimator(path).estimate(picture(64, 64, []), time_s=0.0)


def test_without_openvino_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "network.xml").write_text("<net/>")
    monkeypatch.setitem(sys.modules, "openvino", None)
    with pytest.raises(ModelError, match=r"openvino, which is not installed.*extra `openpose`"):
        OpenPoseEstimator(tmp_path / "network.xml")


@needs_network
def test_three_close_dancers_are_found_whole() -> None:
    pytest.importorskip("openvino", reason="the extra `openpose` is not installed")
    with (
        read_pictures(MEDIA / "media" / "party_three.mp4") as pictures,
        OpenPoseEstimator(REAL_NETWORK, players=3) as estimator,
    ):
        for time_s, rgb in islice(pictures, 0, 240, 40):
            poses = estimator.estimate(rgb, time_s=time_s)
            assert [np.count_nonzero(pose.confidence) >= 15 for pose in poses] == [True] * 3
            middles = sorted(float(np.nanmedian(pose.xy[:, 0])) for pose in poses)
            assert min(np.diff(middles)) > 0.05, "three people, not one of them twice"


@needs_network
@pytest.mark.parametrize("name", ["coco/000000197388.jpg", "crowdpose/106848.jpg"])
def test_the_twin_says_the_same_of_what_the_real_network_sees(name: str) -> None:
    pytest.importorskip("openvino", reason="the extra `openpose` is not installed")
    import cv2

    from dancegame.vision.association import associate

    bgr = cv2.resize(cv2.imread(str(MEDIA / "media" / "stills" / name)), (376, 256))
    heatmaps, pafs = open_network(REAL_NETWORK, threads=2).run(bgr)
    ours, twins = associate(heatmaps, pafs), associate_plainly(heatmaps, pafs)
    assert len(ours) >= 2
    order, twin_order = (np.argsort(np.nanmean(people[:, :, 0], axis=1)) for people in (ours, twins))
    np.testing.assert_allclose(ours[order], twins[twin_order], atol=1e-3)
