"""What the theatre paints in whose turn: of a computer that is too slow for everything in each picture."""

import pygame
import pytest
from game_fakes import DANCES

from dancegame.game.drawing.aura import Aura
from dancegame.game.drawing.canvas import Canvas, Look
from dancegame.game.drawing.dancer import MysteryDancer
from dancegame.game.drawing.theatre import Theatre
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.drawing.turns import THIRDS, TURNS

pytestmark = pytest.mark.usefixtures("screen")


@pytest.fixture
def painted(monkeypatch):
    """The bodies and the lights that are painted from now on."""
    told: dict[str, int] = {"body": 0, "light": 0}
    for name, kind in (("body", MysteryDancer), ("light", Aura)):

        def note(*given, name=name, paint=kind._painted):
            told[name] += 1
            return paint(*given)

        monkeypatch.setattr(kind, "_painted", note)
    return told


def pictures(theatre: Theatre, painted: dict[str, int], *, is_aside: bool, flood=lambda _number: None, count: int = 24):
    """Draw pictures 1/60 s apart; yield the turns of each and what was painted in it."""
    canvas = Canvas(pygame.Surface((640, 360)).convert(), Look(NEON))
    for number in range(count):
        before, at_s = dict(painted), number / 60
        theatre.draw(canvas, now_s=9 + at_s, song_s=1 + at_s, box=canvas.area, is_aside=is_aside, flood=flood(number))
        yield theatre.turns, {name: painted[name] - before[name] for name in painted}


@pytest.mark.parametrize(("step", "share"), [(TURNS, 1.0), (THIRDS, 0.5)])
def test_a_dancer_alone_is_painted_in_each_picture_or_on_a_slow_computer_in_every_other(painted, step, share):
    theatre = Theatre()
    theatre.cast(DANCES[0].reference)
    theatre.turns.sparing.step = step
    assert all(now["body"] <= 1 for _, now in pictures(theatre, painted, is_aside=False))
    assert painted["body"] == pytest.approx(24 * share, abs=2)


def test_the_light_waits_while_a_flood_lights_all_of_the_scene(painted):
    theatre = Theatre()
    theatre.cast(DANCES[0].reference)
    theatre.turns.sparing.step = THIRDS
    shares = {number: min(1.0, max(0.0, (number - 12) / 6)) for number in range(24)}
    lit = [now["light"] for turns, now in pictures(theatre, painted, is_aside=True, flood=shares.get) if turns.is_soft]
    assert lit[2:4] == [1, 1]
    assert 0 in lit[4:]
    assert lit[-1] == 1
