"""Divides boxes, rows and columns with gaps, and keeps boxes apart, in units."""

from collections.abc import Mapping

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


def stand_apart(boxes: Mapping[int, Box], room: Box) -> dict[int, Box]:
    """Return the boxes inside the room, those that would cover another one moved up or down until none does.

    The one that stands lowest stays; where there is no room for all of them above each other some do overlap.
    """
    placed: dict[int, Box] = {}
    for key, box in sorted(boxes.items(), key=lambda item: (-item[1].centery, item[0])):
        wanted = box.clamp(room)
        others = list(placed.values())
        heights = [wanted.top, *(other.top - box.height for other in others), *(other.bottom for other in others)]
        free = [
            moved
            for top in heights
            if room.top - 1 < (moved := Box(wanted.left, top, box.width, box.height)).top < room.bottom - box.height + 1
            and not any(moved.inflate(0, -1).colliderect(other) for other in others)
        ]
        placed[key] = min(free, key=lambda moved: abs(moved.top - wanted.top), default=wanted)
    return placed


def side_by_side(middles: Mapping[int, float], *, width: float, room: Box) -> dict[int, float]:
    """Return the middles of boxes of one width, moved aside inside the room until none covers another.

    They keep their order; those who would meet share the way, so that nobody is pushed far alone.
    """
    order = sorted(middles, key=lambda key: (middles[key], key))
    groups: list[tuple[float, list[int]]] = []
    for key in order:
        middle, keys = _inside(middles[key], 1, width, room), [key]
        while groups and middle - groups[-1][0] < width * (len(keys) + len(groups[-1][1])) / 2:
            before, others = groups.pop()
            joined = others + keys
            middle = (before * len(others) + middle * len(keys)) / len(joined)
            middle, keys = _inside(middle, len(joined), width, room), joined
        groups.append((middle, keys))
    return {
        key: middle + (place - (len(keys) - 1) / 2) * width for middle, keys in groups for place, key in enumerate(keys)
    }


def _inside(middle: float, count: int, width: float, room: Box) -> float:
    half = count * width / 2
    return min(max(middle, room.left + half), room.right - half) if 2 * half <= room.width else room.centerx
