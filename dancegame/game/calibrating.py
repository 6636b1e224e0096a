"""Runs the calibration in a window of its own."""

from collections.abc import Mapping
from typing import Any

import pygame

from dancegame.core.calibration import Calibration
from dancegame.core.evening.evening import OVER, Evening
from dancegame.core.evening.outcomes import Wish
from dancegame.game.app import PICTURES_PER_S, Game, OnStage
from dancegame.game.autoplay import AutoPlayer
from dancegame.game.display import Display
from dancegame.game.house import NOTHING, House
from dancegame.game.parts import GameParts

# Nobody stands at the keyboard: begin after this whoever is seen.
PATIENCE_S = {"calibrate": 15.0, "failure": 2.0, "message": 1.0}


def run_calibration(
    parts: GameParts,
    *,
    given: Mapping[str, Any] = NOTHING,
    is_unattended: bool = False,
    on_stage: OnStage | None = None,
) -> Calibration | None:
    """Calibrate until the player is content; return the last result, None where they left before.

    given: settings for this start. is_unattended: begin and leave by itself.
    Raises ScreenError where there is no screen, and the error that kept it from a result.
    """
    with House(parts, given=given) as house, Display() as display:
        evening = Evening(songs=(), seed=0, home=OVER, page=Wish.CALIBRATION)
        autoplay = AutoPlayer(patience_s=PATIENCE_S) if is_unattended else None
        game = Game(house, display, evening, autoplay=autoplay, on_stage=on_stage)
        pace = pygame.time.Clock()
        while game.tick():
            pace.tick(PICTURES_PER_S)
    if not house.calibrations and house.failure:
        raise house.failure
    return house.calibrations[-1] if house.calibrations else None
