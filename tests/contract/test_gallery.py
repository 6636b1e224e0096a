"""The pictures of the game for people who do not have it: that they can be made, and that those chosen are there."""

from pathlib import Path

import pygame
import pytest
from game_fakes import FakeShelf

from tools.gallery.__main__ import CHOSEN_SIZE, make_chosen
from tools.gallery.chosen import CHOSEN
from tools.gallery.rounds import Moment, Show

GALLERY = Path(__file__).parents[2] / "docs" / "gallery"
MOST_BYTES = 200_000


@pytest.fixture(autouse=True)
def no_window(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.quit()  # a program that was tried before may have left its own


def test_a_chosen_picture_is_written_small(tmp_path, monkeypatch):
    monkeypatch.setattr("tools.gallery.__main__.CHOSEN", [(Show("alpha"), [Moment.MYSTERY])])
    (path,) = make_chosen(FakeShelf(), tmp_path)
    assert path == tmp_path / "alpha-mystery.jpg"
    picture = pygame.image.load(path)
    assert picture.get_size() == CHOSEN_SIZE
    assert max(pygame.transform.average_color(picture)[:3]) > 5


def test_the_gallery_holds_what_is_chosen_and_nothing_else():
    names = {f"{show.name}-{moment.value}.jpg" for show, moments in CHOSEN for moment in moments}
    assert len(names) == 10
    assert {path.name for path in GALLERY.glob("*.jpg")} == names
    assert all(path.stat().st_size < MOST_BYTES for path in GALLERY.glob("*.jpg"))
    assert "python -m tools.gallery --chosen docs/gallery" in (GALLERY / "README.md").read_text(encoding="utf-8")
