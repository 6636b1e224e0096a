"""Whoever stands in a standing, a player, a team or all as one: their light, their players, their portrait or marks."""

import math
from collections.abc import Iterable, Mapping

from dancegame.core.evening.players import Player, Team
from dancegame.core.poses import Pose
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.portrait import draw_portrait
from dancegame.game.drawing.theme import Theme

Who = Player | Team | None


def light_of(theme: Theme, who: Who) -> Color:
    """Return the light of a player, a team, or of all together."""
    match who:
        case Player():
            return theme.player(who.color)
        case Team():
            # Paler than those of players; the first player's kind for the first team, which deals them in first.
            lights = (theme.secondary, theme.primary, theme.ambient)
            return mix(lights[(who.number - 1) % len(lights)], theme.ink, 0.45)
    return theme.gold


def players_of(who: Who, everybody: Iterable[Player]) -> tuple[Player, ...]:
    """Return who stands there, among everybody who played."""
    if isinstance(who, Player):
        return (who,)
    known = {player.number: player for player in everybody}
    if who is None:
        return tuple(known[number] for number in sorted(known))
    return tuple(known.get(number, Player(number)) for number in who.members)


def draw_contestant(
    canvas: Canvas, box: Box, who: Who, players: tuple[Player, ...], portraits: Mapping[int, Pose]
) -> None:
    """Draw a portrait into a square, or the marks of all members."""
    if isinstance(who, Player):
        draw_portrait(canvas, box, who, portraits.get(who.number))
        return
    across = max(1, math.ceil(math.sqrt(len(players))))
    down = max(1, math.ceil(len(players) / across))
    side = box.width / across
    for place, player in enumerate(players):
        row, column = divmod(place, across)
        in_row = min(across, len(players) - row * across)
        x = box.centerx + (column - (in_row - 1) / 2) * side
        y = box.centery + (row - (down - 1) / 2) * side
        draw_mark(canvas, (x, y), 0.9 * side, color=canvas.theme.player(player.color), shape=player.shape)
