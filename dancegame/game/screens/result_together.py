"""A song danced all together: one bar to fill, and what everybody put into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dancegame.core.evening.players import Player
from dancegame.core.poses import Pose
from dancegame.core.score import MAX_POINTS
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.goal_bar import draw_goal_bar
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.layout import columns, rows
from dancegame.game.drawing.lettering import fitted, measured, write
from dancegame.game.drawing.name_tag import short_name
from dancegame.game.drawing.portrait import draw_portrait
from dancegame.texts import _

FILL_FROM_S, FILL_S = 0.5, 1.6
PORTRAIT, NAME = 250.0, 44.0
ROW, UPRIGHT_ACROSS = 480.0, 3


@dataclass(frozen=True)
class Together:
    """What everybody put in, the goal, and the points of the whole evening."""

    shares: Sequence[tuple[Player, int]]
    goal: int
    evening: int

    @property
    def points(self) -> int:
        """What all have put in."""
        return sum(points for _player, points in self.shares)


def draw_together(canvas: Canvas, all_of: Together, portraits: Mapping[int, Pose], box: Box, age_s: float) -> None:
    """Draw the bar, what became of it, and everybody under it; age_s: since it is shown."""
    theme = canvas.theme
    filled = 1.0 if canvas.look.is_calm else ramp(age_s, FILL_FROM_S, FILL_S)
    is_reached, is_told = all_of.points >= all_of.goal, age_s >= FILL_FROM_S + FILL_S
    y = box.top + 0.04 * box.height
    if is_told:
        text, color = _("Goal reached!"), theme.gold
        if not is_reached:
            text, color = _("{points} points were missing", points=spaced(all_of.goal - all_of.points)), theme.ink
        glow = theme.gold if is_reached else None
        write(canvas, text, size=84, color=color, glow=glow, max_width=box.width, midtop=(box.centerx, y))
    y += measured(canvas, "0", 84)[1] + 12
    gauge = Box(box.left, y, box.width, 84)
    draw_goal_bar(canvas, all_of.shares, all_of.goal, gauge, shown=filled)
    words = f"{spaced(all_of.points * filled)} / {spaced(all_of.goal)}"
    place = write(canvas, words, size=60, max_width=box.width, midtop=(box.centerx, gauge.bottom + 10))
    total = _("{points} points this evening", points=spaced(all_of.evening))
    write(canvas, total, size=38, color=theme.muted, max_width=box.width, midbottom=box.midbottom)
    room = Box(box.left, place.bottom + 24, box.width, box.bottom - 76 - place.bottom)
    across = UPRIGHT_ACROSS if canvas.is_upright else max(1, len(all_of.shares))
    lines = [all_of.shares[first : first + across] for first in range(0, len(all_of.shares), across)]
    for line, row in zip(lines, rows(room, len(lines), height=ROW, gap=24), strict=True):
        panes = columns(row, len(line), width=330, gap=16)
        names = [short_name(canvas, player, room=panes[0].width) for player, _points in line]
        size = min(fitted(canvas, name, NAME, panes[0].width)[1] for name in names)
        for (player, points), name, pane in zip(line, names, panes, strict=True):
            portrait = portraits.get(player.number)
            _draw_share(canvas, player, points * filled, portrait, pane, _Name(name, size))


@dataclass(frozen=True)
class _Name:
    """A name as it is written: as large as all beside it."""

    text: str
    size: float


def _draw_share(canvas: Canvas, player: Player, points: float, pose: Pose | None, pane: Box, name: _Name) -> None:
    color = canvas.theme.player(player.color)
    size = fitted(canvas, spaced(MAX_POINTS), 46, pane.width)[1]
    texts = measured(canvas, name.text, name.size)[1] + measured(canvas, spaced(0), size)[1]
    side = max(60.0, min(PORTRAIT, pane.width, pane.height - texts))
    top = pane.centery - (side + texts) / 2
    draw_portrait(canvas, Box(pane.centerx - side / 2, top, side, side), player, pose)
    under = (pane.centerx, top + side + 4)
    place = write(canvas, name.text, size=name.size, color=color, max_width=pane.width, midtop=under)
    write(canvas, spaced(points), size=size, max_width=pane.width, midtop=(pane.centerx, place.bottom - 8))
