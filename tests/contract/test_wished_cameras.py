"""The camera that a dance gets: as it is wished for, and puppets upright however the real camera hangs."""

import pytest

from dancegame.cli.cameras import WishedCameras
from dancegame.core.live import CameraWish
from dancegame.songs.library import open_library
from dancegame.vision.live.house import CameraHouse


@pytest.mark.parametrize(
    ("camera", "turn"),
    [("1", 180), ("puppet", 0), ("puppet:still", 0), ("puppet,x=0.3+x=0.7", 0), ("puppet,turned=180", 180)],
)
def test_only_what_hangs_turned_is_turned(camera, turn, monkeypatch):
    plans = []
    monkeypatch.setattr(CameraHouse, "camera", lambda _house, plan, _dance: plans.append(plan))
    wish = CameraWish(camera=camera, turn=180)
    WishedCameras(open_library(None), wish).make(None, wish)
    assert [plan.turn for plan in plans] == [turn]
