"""The steps of a podium: who came first to third stands on one as a dancer, and rises with it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dancegame.core.evening.drama import label
from dancegame.core.evening.players import Player
from dancegame.core.evening.standings import Standing
from dancegame.core.poses import Pose
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.contestants import light_of, players_of
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.figure import Figure, Shape, paint_figure, shape_of
from dancegame.game.drawing.glow import add
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.layout import rows
from dancegame.game.drawing.lettering import fitted, write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.strictness import draw_strictness, strictness_width
from dancegame.texts.words import text_words

STEPS = 3
# Heights of the steps as shares of their room, by place; a step for all together is low and wide.
HEIGHTS, ALL_HEIGHT = {1: 0.38, 2: 0.26, 3: 0.16}, 0.18
STEP_WIDTH, GAP = 330.0, 10.0
# Of the room above the highest step a standing body takes so much: arms may be raised.
BODY_SHARE, MARK_SHARE = 0.82, 0.42
RISE_S = 0.7
NAME, POINTS, LABEL_HEIGHT = 50.0, 44.0, 118.0
OTHER_ROW, OTHER_GAP = 56.0, 6.0
# How far arms may reach beside a body, as a share of its room: alone on a step, and among others.
REACH, REACH_AMONG, ENDS = 0.8, 1.2, 0.05
# Where the shape is worn, in standing heights.
CHEST = 0.69
# The winner hops to a beat of this length, so high as a share of the body.
HOP_S, HOP = 0.5, 0.035


@dataclass
class Steps:
    """Draws the steps of some standings. everybody: who played. since_s: by place in them, when each is shown."""

    standings: Sequence[Standing]
    everybody: Sequence[Player]
    portraits: Mapping[int, Pose]
    _figures: dict[tuple[int, int, str], Figure] = field(default_factory=dict)

    def draw(self, canvas: Canvas, box: Box, ages_s: Sequence[float]) -> None:
        """Draw the steps into a box; ages_s: seconds since each standing is shown, below zero before."""
        count = len(self.standings)
        is_all = count == 1 and self.standings[0].who is None
        label_height = LABEL_HEIGHT * canvas.look.text_scale
        room = Box(box.left, box.top, box.width, box.height - label_height)
        crowd = max([1, *(len(players_of(standing.who, self.everybody)) for standing in self.standings)])
        widest = STEP_WIDTH if crowd == 1 else 0.7 * STEP_WIDTH * crowd
        width = min(widest, (box.width - GAP * (count - 1)) / max(1, count))
        names = [text_words(label(standing)) for standing in self.standings]
        name_size = min([NAME, *(fitted(canvas, name, NAME, width)[1] for name in names)])
        left = box.centerx - (count * width + GAP * (count - 1)) / 2
        # The second stands at the left of the first, the third at the right.
        order = [1, 0, 2][:count] if count == STEPS else list(range(count))
        clip = canvas.surface.get_clip()
        for column, place in enumerate(order):
            standing, age_s = self.standings[place], ages_s[place]
            if age_s < 0:
                continue
            share = ALL_HEIGHT if is_all else HEIGHTS.get(standing.place, HEIGHTS[STEPS])
            step = Box(left + column * (width + GAP), 0, width, share * room.height)
            step.bottom = room.bottom
            canvas.surface.set_clip(canvas.rect(Box(0, 0, canvas.area.width, room.bottom)).clip(clip))
            self._draw_step(canvas, standing, step, room, age_s)
            canvas.surface.set_clip(clip)
            if age_s >= RISE_S or canvas.look.is_calm:
                _draw_label(canvas, standing, Box(step.left, room.bottom, width, label_height), name_size=name_size)

    def _draw_step(self, canvas: Canvas, standing: Standing, step: Box, room: Box, age_s: float) -> None:
        """Draw a step with who stands on it, as far as it has risen."""
        risen = 1.0 if canvas.look.is_calm else ramp(age_s, 0.0, RISE_S)
        step = step.move(0, (1 - risen) * room.height)
        players = players_of(standing.who, self.everybody)
        most = (1 - HEIGHTS[1]) * room.height * BODY_SHARE
        self._draw_group(canvas, players, step, room, most, age_s if standing.place == 1 else None)
        theme, light = canvas.theme, light_of(canvas.theme, standing.who)
        edge = theme.gold if standing.place == 1 else light
        draw_panel(canvas, step, mix(theme.glass, light, 0.22), edge, radius=14, edge=4, alpha=255)
        if standing.who is not None:
            size = min(130.0, 0.9 * step.height / canvas.look.text_scale)
            color = theme.gold if standing.place == 1 else theme.ink
            write(canvas, str(standing.place), size=size, color=color, center=step.center)

    def _draw_group(
        self, canvas: Canvas, players: Sequence[Player], step: Box, room: Box, most: float, hopping_s: float | None
    ) -> None:
        """Draw players side by side on a step."""
        # Arms at both ends need room as well.
        ends = 0.0 if len(players) == 1 else ENDS * step.width
        share = (step.width - 2 * ends) / max(1, len(players))
        for number, player in enumerate(players):
            x = step.left + ends + (number + 0.5) * share
            color = canvas.theme.player(player.color)
            shape = shape_of(self.portraits.get(player.number))
            if shape is None:
                size = min(MARK_SHARE * most, 0.9 * share)
                draw_mark(canvas, (x, step.top - 0.6 * size), size, color=color, shape=player.shape)
                continue
            reach = REACH if len(players) == 1 else REACH_AMONG
            high = min(most, (step.top - room.top) / shape.above, reach * share / shape.aside)
            hop = 0.0
            if hopping_s is not None and not canvas.look.is_calm:
                hop = HOP * high * abs(math.sin(math.pi * (hopping_s / HOP_S + 0.37 * number)))
            foot = self._draw_figure(canvas, player, shape, (x, step.top - hop), high, color)
            draw_mark(canvas, (x, foot - CHEST * high), 0.15 * high, color=color, shape=player.shape)

    def _draw_figure(
        self, canvas: Canvas, player: Player, shape: Shape, at: tuple[float, float], high: float, color: Color
    ) -> float:
        """Draw a body that stands at a place, painting it once; returns its feet's y, where they would be."""
        key = (player.number, canvas.px(high), canvas.theme.name)
        if key not in self._figures:
            self._figures[key] = paint_figure(shape, canvas.px(high), color=color, night=canvas.theme.night)
        figure = self._figures[key]
        x, y = canvas.point(at)
        add(canvas.surface, figure.picture, (x - figure.feet[0], y - figure.feet[1]))
        return at[1] if figure.has_legs else at[1] + 0.45 * high


def _draw_label(canvas: Canvas, standing: Standing, box: Box, *, name_size: float) -> None:
    """Name and points under a step."""
    name, color = text_words(label(standing)), light_of(canvas.theme, standing.who)
    lights = strictness_width(standing.who, 0.7 * name_size)
    top = (box.centerx - lights / 2, box.top)
    place = write(canvas, name, size=name_size, color=color, max_width=box.width - lights, midtop=top)
    draw_strictness(canvas, place.midright, 0.7 * name_size, standing.who)
    points = spaced(standing.points)
    write(canvas, points, size=POINTS, max_width=box.width, midtop=(box.centerx, place.bottom - 10))


def others_height(count: int) -> float:
    """Return how high the list of so many others is."""
    return count * (OTHER_ROW + OTHER_GAP)


def draw_others(canvas: Canvas, standings: Sequence[Standing], box: Box, ages_s: Sequence[float]) -> None:
    """Draw a line for each who came after the third: place, shape, name and points."""
    theme = canvas.theme
    lines = rows(box, len(standings), height=OTHER_ROW, gap=OTHER_GAP)
    for standing, line, age_s in zip(standings, lines, ages_s, strict=True):
        if age_s < 0:
            continue
        color = light_of(theme, standing.who)
        draw_panel(canvas, line, theme.glass, mix(theme.glass_edge, color, 0.4), radius=20, alpha=200)
        place = write(canvas, str(standing.place), size=40, color=theme.ink, midleft=(line.left + 22, line.centery))
        left = place.right + 16
        if isinstance(standing.who, Player):
            draw_mark(canvas, (left + 20, line.centery), 40, color=color, shape=standing.who.shape)
            left += 56
        end = write(canvas, spaced(standing.points), size=40, midright=(line.right - 22, line.centery))
        name = text_words(label(standing))
        room = end.left - left - 16 - strictness_width(standing.who, 30)
        written = write(canvas, name, size=40, color=color, max_width=room, midleft=(left, line.centery))
        draw_strictness(canvas, written.midright, 30, standing.who)


def confetti_colors(canvas: Canvas, standings: Sequence[Standing], everybody: Sequence[Player]) -> tuple[Color, ...]:
    """Return the lights of those who won, and shades of them."""
    theme = canvas.theme
    winners = [standing.who for standing in standings if standing.place == 1]
    lights = [theme.player(player.color) for who in winners for player in players_of(who, everybody)]
    return tuple(shade for light in lights for shade in (light, mix(light, theme.ink, 0.55), dim(light, 0.7)))
