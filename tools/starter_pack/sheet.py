"""Pictures to judge a dance by: a contact sheet with a drawn dancer on every beat."""

import itertools
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import Pose, PoseSequence, pose_at
from dancegame.core.skeleton import CANONICAL

TILE_PX = 200
COLUMNS = 12
LEFT, RIGHT, MIDDLE = (80, 170, 255), (255, 190, 80), (235, 235, 235)
THICKNESS_SHARES = {"thigh": 0.045, "arm": 0.032}


def contact_sheet(reference: PoseSequence, *, moments_s: Sequence[float], path: Path, labels: Sequence[str]) -> None:
    """Draw the dancer at every moment into one picture; left limbs are orange, right limbs blue."""
    tiles = [_tile(pose_at(reference, moment), label) for moment, label in zip(moments_s, labels, strict=True)]
    blank = np.zeros_like(tiles[0])
    tiles += [blank] * (-len(tiles) % COLUMNS)
    rows = [np.hstack(tiles[k : k + COLUMNS]) for k in range(0, len(tiles), COLUMNS)]
    cv2.imwrite(str(path), np.vstack(rows))


def _tile(pose: Pose, label: str) -> NDArray[np.uint8]:
    tile = np.full((TILE_PX, TILE_PX, 3), 24, dtype=np.uint8)
    # The picture is wider than the tile: show its middle.
    points = {
        name: ((pose.xy[k] - (8 / 9 - 0.5, 0.0)) * TILE_PX).astype(int).tolist()
        for k, name in enumerate(CANONICAL.joints)
    }
    floor = int(0.8646 * TILE_PX)
    cv2.line(tile, (0, floor), (TILE_PX, floor), (70, 70, 70), 1)
    trunk = [points[name] for name in ("left_shoulder", "right_shoulder", "right_hip", "left_hip")]
    for side in ("right", "left"):
        _limb(tile, points, (f"{side}_hip", f"{side}_knee", f"{side}_ankle", f"{side}_toe"), side, "thigh")
    cv2.fillPoly(tile, [np.array(trunk)], (150, 150, 150), cv2.LINE_AA)
    for side in ("right", "left"):
        _limb(tile, points, (f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist"), side, "arm")
    head = np.mean([points["left_ear"], points["right_ear"]], axis=0).astype(int).tolist()
    cv2.circle(tile, head, int(0.055 * TILE_PX), MIDDLE, -1, cv2.LINE_AA)
    cv2.circle(tile, points["nose"], 3, (60, 60, 220), -1, cv2.LINE_AA)
    cv2.putText(tile, label, (4, 14), cv2.FONT_HERSHEY_SIMPLEX, 0.42, (160, 220, 160), 1, cv2.LINE_AA)
    return tile


def _limb(tile: NDArray[np.uint8], points: dict[str, list[int]], chain: tuple[str, ...], side: str, kind: str) -> None:
    colour = LEFT if side == "left" else RIGHT
    width = max(1, int(THICKNESS_SHARES[kind] * TILE_PX))
    for start, end in itertools.pairwise(chain):
        cv2.line(tile, points[start], points[end], colour, width, cv2.LINE_AA)
        cv2.circle(tile, points[end], width // 2 + 1, colour, -1, cv2.LINE_AA)
