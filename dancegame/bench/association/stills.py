"""How many joints of annotated photos an estimator finds, and how many of those it finds are right."""

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from dancegame.bench.rows import Row
from dancegame.core.errors import InputError
from dancegame.core.ports import PoseEstimator
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.core.texts import N_

# A joint is right within a tenth of the longer side of its person's box (as the measure PCK does with the box).
RIGHT_SHARE = 0.1
# An estimator that follows people from picture to picture gets half a second to find them in.
LOOKS = 15
LOOK_S = 1 / 30


@dataclass(frozen=True)
class Person:
    """An annotated person. xy: (J, 2) px, NaN where not annotated. box_px: left, top, width, height."""

    xy: NDArray[np.float32]
    box_px: NDArray[np.float32]


@dataclass(frozen=True)
class Still:
    """An annotated photo; passers_by_px: boxes of people in it whose joints nobody marked."""

    path: Path
    people: tuple[Person, ...]
    passers_by_px: tuple[NDArray[np.float32], ...]


@dataclass(frozen=True)
class Accuracy:
    """annotated, claimed, right: numbers of joints. people, people_found: a found one has a right joint."""

    annotated: int = 0
    claimed: int = 0
    right: int = 0
    people: int = 0
    people_found: int = 0

    @property
    def recall(self) -> float:
        """The share of the annotated joints that were found where they are."""
        return self.right / max(self.annotated, 1)

    @property
    def precision(self) -> float:
        """The share of the joints given that are where they should be."""
        return self.right / max(self.claimed, 1)

    def __add__(self, other: "Accuracy") -> "Accuracy":
        return Accuracy(
            self.annotated + other.annotated,
            self.claimed + other.claimed,
            self.right + other.right,
            self.people + other.people,
            self.people_found + other.people_found,
        )


def read_stills(folder: Path) -> list[Still]:
    """Read the photos below a folder that a COCO-style `*.json` beside them annotates; the joints go by their names."""
    stills = []
    for path in sorted(folder.rglob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        names = told["categories"][0]["keypoints"]
        for image in told["images"]:
            marked = [one for one in told["annotations"] if one["image_id"] == image["id"]]
            people = [Person(_joints(one["keypoints"], names), _box(one)) for one in marked if one["num_keypoints"]]
            passers_by = [_box(one) for one in marked if not one["num_keypoints"]]
            stills.append(Still(path.parent / image["file_name"], tuple(people), tuple(passers_by)))
    return stills


def read_photo(path: Path) -> NDArray[np.uint8]:
    """Return a photo (H, W, 3) RGB. Raises InputError for one that is missing or broken."""
    import cv2

    bgr = cv2.imread(str(path))
    if bgr is None:
        problem = N_("The photo {path} is broken.") if path.is_file() else N_("The photo {path} is missing.")
        raise InputError(problem, remedy=N_("Get it again, or take it out of the annotations."), path=path)
    return np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8)


def stills_accuracy(
    estimator_factory: Callable[[], AbstractContextManager[PoseEstimator]],
    stills: Sequence[Still],
    *,
    looks: int = LOOKS,
) -> Accuracy:
    """Show each photo, so many times, to a new estimator and compare what it says last with the annotations."""
    total = Accuracy()
    for still in stills:
        rgb = read_photo(still.path)
        poses: tuple[Pose, ...] = ()
        with estimator_factory() as estimator:
            for look in range(looks):
                poses = estimator.estimate(rgb, time_s=look * LOOK_S)
        total += compare(still, [pose.xy * rgb.shape[0] for pose in poses])
    return total


def accuracy_rows(
    name: str, accuracy: Accuracy, *, least_recall: float | None = None, least_precision: float | None = None
) -> list[Row]:
    """Return recall and precision as rows."""
    people = f"{accuracy.people_found} of {accuracy.people} people, {accuracy.right} of {accuracy.annotated} joints"
    given = f"{accuracy.right} of {accuracy.claimed} given"
    within = f"joints within {RIGHT_SHARE} of the box's longer side"
    return [
        Row(f"{name}.recall", accuracy.recall, "share", note=f"{people}; {within}", least=least_recall),
        Row(f"{name}.precision", accuracy.precision, "share", note=given, least=least_precision),
    ]


def compare(still: Still, poses_px: Sequence[NDArray[np.float32]]) -> Accuracy:
    """Compare poses (J, 2) in px with a still: people are matched so that most joints are right.

    Joints of a person that are not annotated count neither way. All joints of a pose that matches nobody are wrong,
    unless it stands on a passer-by.
    """
    is_right = np.zeros((len(poses_px), len(still.people), JOINT_COUNT), bool)
    for p, xy in enumerate(poses_px):
        for q, person in enumerate(still.people):
            apart = np.linalg.norm(xy - person.xy, axis=1)
            is_right[p, q] = apart <= RIGHT_SHARE * person.box_px[2:].max()
    right = is_right.sum(axis=2)
    pairs = [(p, q) for p, q in zip(*linear_sum_assignment(-right), strict=True) if right[p, q]]
    is_annotated = [~np.isnan(person.xy[:, 0]) for person in still.people]
    claimed = sum(np.count_nonzero(is_annotated[q] & ~np.isnan(poses_px[p][:, 0])) for p, q in pairs)
    for p in set(range(len(poses_px))) - {p for p, _ in pairs}:
        if not any(_stands_in(poses_px[p], box) for box in still.passers_by_px):
            claimed += np.count_nonzero(~np.isnan(poses_px[p][:, 0]))
    annotated = sum(map(np.count_nonzero, is_annotated))
    found = sum(int(right[p, q]) for p, q in pairs)
    return Accuracy(annotated, int(claimed), found, len(still.people), len(pairs))


def _joints(marks: Sequence[float], names: Sequence[str]) -> NDArray[np.float32]:
    """Return (J, 2) px of COCO's x, y, v triples; v = 0 is not annotated."""
    xy = np.full((JOINT_COUNT, 2), np.nan, np.float32)
    for name, (x, y, visibility) in zip(names, np.reshape(marks, (-1, 3)), strict=True):
        if visibility and name in CANONICAL.joints:
            xy[CANONICAL.index(name)] = x, y
    return xy


def _box(annotation: dict[str, Sequence[float]]) -> NDArray[np.float32]:
    return np.array(annotation["bbox"], np.float32)


def _stands_in(xy: NDArray[np.float32], box: NDArray[np.float32]) -> bool:
    middle = np.nanmedian(xy, axis=0)
    return bool(np.all(middle >= box[:2]) and np.all(middle <= box[:2] + box[2:]))
