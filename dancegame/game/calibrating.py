"""Runs the calibration in a window of its own."""

import pygame

from dancegame.core.calibration import Calibration
from dancegame.game.app import PICTURES_PER_S, Game, OnStage
from dancegame.game.autoplay import AutoPlayer
from dancegame.game.display import Display
from dancegame.game.parts import GameParts, Mode
from dancegame.game.screens.calibrate import CalibrateScreen
from dancegame.game.session import Session

# Nobody stands at the keyboard: begin after this whoever is seen.
PATIENCE_S = {"calibrate": 15.0, "failure": 2.0, "message": 1.0}


def run_calibration(
    parts: GameParts, *, is_unattended: bool = False, on_stage: OnStage | None = None
) -> Calibration | None:
    """Calibrate until the player is content; return the last result, None where they left before.

    parts: whose shelf holds the calibration's song alone. is_unattended: begin and leave without a key.
    Raises ScreenError where there is no screen, and the error that kept it from a result.
    """
    results: list[Calibration] = []
    with (
        Session(parts, mode=Mode.PARTY, is_one_round=True) as session,
        Display() as display,
    ):
        session.begin_round()
        first = CalibrateScreen(session, report=results.append, is_unattended=is_unattended)
        autoplay = AutoPlayer(patience_s=PATIENCE_S) if is_unattended else None
        game = Game(session, display, first, autoplay=autoplay, on_stage=on_stage)
        pace = pygame.time.Clock()
        while game.tick():
            pace.tick(PICTURES_PER_S)
    if not results and session.failure:
        raise session.failure
    return results[-1] if results else None
