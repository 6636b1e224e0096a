"""What is said above the heads of a party crosses no other words: in any language, on small screens, in large type."""

from itertools import combinations, product
from types import SimpleNamespace

import numpy as np
import pygame
import pytest
from game_fakes import STANDING

from dancegame.core.evening.players import seat
from dancegame.core.poses import Pose
from dancegame.core.score import Grade
from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing import hud
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.hud import CHEER_EVERY, POPUP_HEIGHT, POPUP_S, PopupRow
from dancegame.game.drawing.player_plate import PlayerPlate
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.screens.dance_people import People, PeopleWords
from dancegame.game.screens.dance_places import places_of
from dancegame.texts import use_language

pytestmark = pytest.mark.usefixtures("screen")
LANGUAGES = "en", "de", "ko"


@pytest.fixture(params=LANGUAGES)
def _language(request):
    use_language(request.param)
    yield
    use_language("en")


@pytest.fixture
def words(monkeypatch):
    """Every word that is written above a head, as the box of its letters."""
    boxes, write = [], hud.write

    def remember(canvas, text, *, size, **how):
        place = write(canvas, text, size=size, **{**how, "scale": 1.0})
        height = POPUP_HEIGHT * canvas.look.text_scale * size / max(hud.LOUDNESS.values())
        boxes.append(Box(place.left, place.centery - height / 2, place.width, height))
        return place

    monkeypatch.setattr(hud, "write", remember)
    return boxes


def row_of(misses: int) -> PopupRow:
    """A row that says PERFECT, or how often was missed, or one of the words that encourage."""
    row = PopupRow()
    for number in range(misses):
        row.add(Grade.MISS, number - 100.0, is_gold=False)
    row.add(Grade.MISS if misses else Grade.PERFECT, 0.0, is_gold=False)
    return row


def standing(x: float) -> Pose:
    xy = np.array([STANDING[name] for name in CANONICAL.joints]) * 0.6 + (x, 0.55)
    return Pose(xy.astype(np.float32), np.ones(len(xy), np.float32))


@pytest.mark.usefixtures("_language")
@pytest.mark.parametrize(("players", "text_scale"), [*product((4, 6), (1.0, 1.25))])
@pytest.mark.parametrize("apart", [1.5, 0.8])
def test_words_of_neighbours_do_not_cross(words, players, text_scale, apart):
    canvas = Canvas(pygame.Surface((1024, 768)).convert(), Look(NEON, text_scale))
    view = SimpleNamespace(box=places_of(canvas, players=players).camera)
    view.whole_box = Box(0, 0, view.box.height * 16 / 9, view.box.height)
    view.whole_box.center = view.box.center
    seats = seat({}, range(players))
    people = {slot: standing(16 / 18 + apart * ((slot + 0.5) / players - 0.5)) for slot in seats}
    plates = {slot: PlayerPlate(player, 0.0, 0) for slot, player in seats.items()}
    lights = dict.fromkeys(seats, NEON.primary)
    said = PeopleWords(seats, view)
    for cheered, age_s in product(range(6), (0.3, 0.7, 0.9 * POPUP_S)):
        words.clear()
        misses = {slot: (0, 2, 2 + CHEER_EVERY)[(slot + cheered) % 3] for slot in seats}
        # One after the other, so that some rise while others stand.
        popups = {slot: row_of(misses[slot]) for slot in seats}
        for slot, row in popups.items():
            row.update(0.0)
            row._shown = hud.replace(row._shown, since_s=0.05 * slot)
        said.draw(canvas, People(age_s, people, frozenset(), popups, plates), lights)
        assert len(words) == players
        assert not [pair for pair in combinations(words, 2) if pair[0].inflate(-2, -2).colliderect(pair[1])]
