"""What the measurements of the association count, on stills and crowds whose answer is known."""

import json
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from dancegame.bench import media
from dancegame.bench.association import association
from dancegame.bench.association.association import drawn_fields, measure_association
from dancegame.bench.association.stills import Accuracy, Person, Still, compare, read_stills, stills_accuracy
from dancegame.core.errors import InputError
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.vision.association import associate

BOX_PX = np.array([100, 100, 100, 200], np.float32)
FAR_PX = 21.0  # a fifth of a tenth over the tenth of the box's longer side
NAMES = ["nose", "left_wrist", "head"]


def person(*, joints: int = 10, left_px: float = 0.0) -> Person:
    xy = np.full((JOINT_COUNT, 2), np.nan, np.float32)
    xy[:joints] = np.stack([np.full(joints, 150 + left_px), np.linspace(100, 300, joints)], axis=1)
    return Person(xy, BOX_PX + np.array([left_px, 0, 0, 0], np.float32))


def still(*people: Person, passers_by: tuple[NDArray[np.float32], ...] = ()) -> Still:
    return Still(Path("photo.jpg"), people, passers_by)


def test_a_joint_is_right_within_a_tenth_of_the_longer_side() -> None:
    xy = person().xy.copy()
    xy[0, 0] += FAR_PX
    xy[1, 0] += FAR_PX - 2
    xy[2] = np.nan
    counted = compare(still(person()), [xy])
    assert counted == Accuracy(annotated=10, claimed=9, right=8, people=1, people_found=1)
    assert counted.recall == 0.8
    assert counted.precision == pytest.approx(8 / 9)


def test_each_pose_counts_for_one_person_and_a_second_one_is_wrong() -> None:
    both = still(person(), person(left_px=300))
    counted = compare(both, [both.people[1].xy, both.people[1].xy + 1, both.people[0].xy])
    assert counted == Accuracy(annotated=20, claimed=30, right=20, people=2, people_found=2)


def test_joints_nobody_annotated_count_neither_way_nor_do_passers_by() -> None:
    whole, half, passer_by = person(joints=19), person(joints=19), person(left_px=500)
    half.xy[5:] = np.nan
    counted = compare(still(half, passers_by=(passer_by.box_px,)), [whole.xy, passer_by.xy])
    assert counted == Accuracy(annotated=5, claimed=5, right=5, people=1, people_found=1)


def test_nobody_found_is_recall_0() -> None:
    counted = compare(still(person()), [])
    assert (counted.recall, counted.precision) == (0.0, 0.0)


class Knowing:
    """An estimator that knows one person's place, from the second picture on."""

    def __init__(self) -> None:
        self.last_s = -1.0

    def estimate(self, rgb: NDArray[np.uint8], *, time_s: float) -> tuple[Pose, ...]:
        assert time_s > self.last_s
        is_first, self.last_s = self.last_s < 0, time_s
        xy = np.full((JOINT_COUNT, 2), np.nan, np.float32)
        xy[0], xy[9] = (0.5, 0.25), (1.0, 0.75)
        return () if is_first else (Pose(xy, np.ones(JOINT_COUNT, np.float32)),)


def estimator() -> AbstractContextManager[Knowing]:
    return nullcontext(Knowing())


def test_annotations_are_read_by_the_names_of_their_joints(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "photo.jpg"), np.zeros((200, 400, 3), np.uint8))
    marked = {
        "image_id": 7,
        "bbox": [90, 40, 120, 120],
        "num_keypoints": 3,
        "keypoints": [100, 50, 2, 202, 149, 1, 9, 9, 2],
    }
    passer_by = {"image_id": 7, "bbox": [300, 0, 10, 50], "num_keypoints": 0, "keypoints": [0] * 9}
    other = {"image_id": 8, "bbox": [0, 0, 1, 1], "num_keypoints": 1, "keypoints": [1, 1, 2] + [0] * 6}
    told = {
        "categories": [{"keypoints": NAMES}],
        "images": [{"id": 7, "file_name": "photo.jpg"}],
        "annotations": [marked, passer_by, other],
    }
    (tmp_path / "told.json").write_text(json.dumps(told))
    (read,) = read_stills(tmp_path)
    assert read.path == tmp_path / "photo.jpg"
    assert [box.tolist() for box in read.passers_by_px] == [[300, 0, 10, 50]]
    assert stills_accuracy(estimator, [read]) == Accuracy(annotated=2, claimed=2, right=2, people=1, people_found=1)


@pytest.mark.parametrize(("content", "word"), [(None, "missing"), (b"no picture", "broken")])
def test_a_photo_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None, word: str) -> None:
    path = tmp_path / "photo.jpg"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=f"photo.jpg is {word}") as caught:
        stills_accuracy(estimator, [Still(path, (person(),), ())])
    assert str(path) in caught.value.message


@pytest.mark.parametrize("count", association.CROWDS)
def test_every_drawn_crowd_is_found(count: int) -> None:
    assert len(associate(*drawn_fields(count))) == count


def test_crowds_are_measured_without_any_media(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(media.VARIABLE, raising=False)
    monkeypatch.setattr(association, "CROWDS", (1, 2))
    monkeypatch.setattr(association, "BENCH_S", 0.0)
    rows = measure_association()
    assert [row.name for row in rows] == ["association.drawn_1", "association.drawn_2"]
    assert all(row.value > 0 and row.ratio is not None for row in rows)
