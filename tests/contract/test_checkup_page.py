"""The check-up's page offers what would mend something, and does it."""

from concurrent.futures import Future
from dataclasses import replace

import pygame
from game_fakes import Play

from dancegame.core.checkup import Finding, people_facts, people_findings
from dancegame.core.evening.stages import CheckupPage
from dancegame.core.settings import CameraTurn, Settings
from dancegame.game.router import Shown, make_screen


def test_a_camera_that_hangs_upside_down_is_turned_and_looked_through_again(display, texts):
    asked: list[Settings] = []
    facts = replace(people_facts([[]], estimate_ms=[20.0]), turn=180)

    def examine(settings: Settings) -> Future[tuple[Finding, ...]]:
        asked.append(settings)
        found: Future[tuple[Finding, ...]] = Future()
        found.set_result(tuple(people_findings(facts, turn=settings.camera_turn)) if len(asked) == 1 else ())
        return found

    game = Play(display, mode=None, song_id=None, parts={"examine": examine}).wait()
    game.game.router._stack = [Shown(CheckupPage(), make_screen(game.house, CheckupPage()))]
    game.wait(1)
    assert {"The camera hangs upside down.", "Turn the picture"} <= set(texts)
    game.press(pygame.K_3)
    texts.clear()
    game.wait(1)
    assert game.kept.settings.camera_turn is CameraTurn.OVER
    assert [settings.camera_turn for settings in asked] == [CameraTurn.NONE, CameraTurn.OVER]
    assert "Turn the picture" not in texts
