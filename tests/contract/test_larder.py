"""What was painted is kept by its weight: an evening takes no more memory in its second hour than in its first."""

import pygame
import pytest

from dancegame.game.drawing.larder import Larder, bytes_of, go_by, kept, picture_bytes

SIZE = (160, 90)


@pytest.fixture(autouse=True)
def small_picture():
    """A window of SIZE, and a television's afterwards."""
    go_by(SIZE)
    yield
    go_by((1920, 1080))


def test_what_was_used_least_lately_makes_room():
    larder: Larder[str] = Larder(pictures=10 / picture_bytes(), weigh=len)
    for key in "abc":
        larder.keep(key, key * 3)
    assert larder.get("a") == "aaa"
    larder.keep("d", "dddd")
    assert [larder.get(key) for key in "abcd"] == ["aaa", None, "ccc", "dddd"]
    assert larder.weight_bytes == 10
    larder.keep("a", "a")
    assert larder.weight_bytes == 8
    larder.clear()
    assert (larder.get("a"), larder.weight_bytes) == (None, 0)


def test_one_that_is_alone_too_heavy_is_kept_alone():
    larder: Larder[str] = Larder(pictures=3 / picture_bytes(), weigh=len)
    larder.keep("a", "aa")
    larder.keep("b", "bbbbbb")
    assert (larder.get("a"), larder.get("b")) == (None, "bbbbbb")


@pytest.mark.parametrize("side", [10, 60])
def test_what_is_painted_is_painted_once_while_there_is_room(side: int):
    painted = []

    @kept(pictures=2)
    def square(side: int, *, shade: int = 0) -> pygame.Surface:
        """A square."""
        painted.append(shade)
        return pygame.Surface((side, side), 0, 32)

    first = square(side, shade=1)
    assert square(side, shade=1) is first
    assert painted == [1]
    fitting = 2 * picture_bytes() // bytes_of(first)
    for shade in range(2, fitting + 2):
        square(side, shade=shade)
    assert square(side, shade=1) is not first
    square.cache_clear()
    assert square.__doc__ == "A square."


def test_a_smaller_window_has_less_room():
    larder: Larder[pygame.Surface] = Larder(pictures=1, weigh=bytes_of)
    for key in range(4):
        larder.keep(key, pygame.Surface((SIZE[0], SIZE[1] // 4), 0, 32))
    go_by((SIZE[0], SIZE[1] // 2))
    larder.keep(3, pygame.Surface((SIZE[0], SIZE[1] // 4), 0, 32))
    assert [key for key in range(4) if larder.get(key) is not None] == [2, 3]
