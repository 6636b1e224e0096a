"""Divides boxes: rows and columns with gaps, in units."""

from dancegame.game.drawing.canvas import Box


def rows(box: Box, count: int, *, height: float, gap: float) -> list[Box]:
    """Return `count` boxes below each other from the box's top, lower ones where there is no room for their height."""
    height = min(height, (box.height - gap * (count - 1)) / max(1, count))
    return [Box(box.left, box.top + row * (height + gap), box.width, height) for row in range(count)]


def columns(box: Box, count: int, *, width: float, gap: float) -> list[Box]:
    """Return `count` boxes beside each other in the middle of the box, narrower ones where there is no room."""
    width = min(width, (box.width - gap * (count - 1)) / max(1, count))
    left = box.centerx - (count * width + (count - 1) * gap) / 2
    return [Box(left + column * (width + gap), box.top, width, box.height) for column in range(count)]
