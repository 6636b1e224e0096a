"""A whole song as a thin strip of its moves, the loop that is practised lit, and where the music is in it."""

from collections.abc import Mapping, Sequence

from dancegame.core.drill import Loop
from dancegame.core.score import Grade
from dancegame.core.song import Move
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import dim, mix
from dancegame.game.drawing.shapes import LIGHT
from dancegame.game.drawing.still import still
from dancegame.game.drawing.timeline import HEIGHTS


def draw_loop_strip(
    canvas: Canvas, box: Box, moves: Sequence[Move], loop: Loop, *, grades: Mapping[int, Grade], song_s: float
) -> None:
    """Draw the strip into a box. grades: of the moves that were danced last, by place."""
    known = tuple(sorted(grades.items()))
    _draw_moves(canvas, box, tuple(moves), loop, known)
    x = _place(box, moves, min(max(song_s, loop.start_s), loop.end_s))
    needle = Box(x - 3, box.top - 8, 6, box.height + 16)
    pen.rect(canvas.surface, canvas.theme.ink, canvas.rect(needle), border_radius=canvas.px(3))


@still
def _draw_moves(
    canvas: Canvas, box: Box, moves: tuple[Move, ...], loop: Loop, grades: tuple[tuple[int, Grade], ...]
) -> None:
    theme, known = canvas.theme, dict(grades)
    left, right = _place(box, moves, loop.start_s), _place(box, moves, loop.end_s)
    frame = Box(left - 6, box.top - 6, right - left + 12, box.height + 12)
    pen.rect(canvas.surface, mix(theme.night, theme.ambient, 0.3), canvas.rect(frame), border_radius=canvas.px(12))
    for place, move in enumerate(moves):
        start, end = _place(box, moves, move.start_s), _place(box, moves, move.end_s)
        grade = known.get(place)
        color = theme.grades[grade] if grade else mix(theme.ambient, LIGHT, 0.2) if place in loop else theme.faint
        color = color if place in loop else dim(color, 0.6)
        height = box.height * (HEIGHTS[grade] if grade else 0.5)
        part = canvas.rect(Box(start, box.bottom - height, max(2.0, end - start - 3), height))
        pen.rect(canvas.surface, color, part, border_radius=min(canvas.px(5), part.width // 2))
    rim = mix(theme.ambient, LIGHT, 0.35)
    pen.rect(canvas.surface, rim, canvas.rect(frame), width=canvas.px(4), border_radius=canvas.px(12))


def _place(box: Box, moves: Sequence[Move], song_s: float) -> float:
    """Where a second of the song stands."""
    start_s, end_s = moves[0].start_s, moves[-1].end_s
    return box.left + box.width * (song_s - start_s) / max(end_s - start_s, 1e-3)
