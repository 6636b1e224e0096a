"""A clip of a round that was danced: the dancer and the players side by side, grades, points, at the end the stars."""

from collections.abc import Mapping, Sequence

from dancegame.core.evening.players import Player
from dancegame.core.retelling import Told
from dancegame.core.score import Score
from dancegame.core.song import Dance
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.dancer import MysteryDancer
from dancegame.game.drawing.easing import beat_pulse, ramp
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.hud import draw_popup, draw_stars, spaced
from dancegame.game.drawing.lettering import measured, write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.theme import Theme
from dancegame.game.drawing.tiles import dimmed
from dancegame.game.film.finale import FINALE_S, draw_finale
from dancegame.game.film.performer import Performer
from dancegame.game.film.troupe import Troupe
from dancegame.texts.words import text_words

# Rows of a column from the top: name or title, points, the way to the stars.
NAME, POINTS, GAUGE, PLATE = 60.0, 112.0, 14.0, 250.0
# The floor is so far above the bottom, as a share of the height; of an upright picture more.
FLOOR, FLOOR_UPRIGHT = 0.15, 0.24
POPUP = 104.0


class Clip:
    """Draws a stretch of a round from song second start_s; the finale comes in its last seconds."""

    def __init__(
        self,
        dance: Dance,
        told: Mapping[int, Told],
        players: Mapping[int, Player],
        *,
        start_s: float,
        seconds: float,
        theme: Theme,
        has_still_light: bool = False,
    ) -> None:
        self._song, self._start_s = dance.song, start_s
        self._finale_from_s = seconds - min(FINALE_S, seconds / 2)
        self._performers = performers_of(told, players)
        leader = MysteryDancer(frame_dance(dance.reference))
        danced = [(one, one.framed) for one in self._performers]
        dancers = [
            MysteryDancer(framed, color=theme.player(one.player.color)) for one, framed in danced if framed is not None
        ]
        self._is_seen = [framed is not None for _, framed in danced]
        self._troupe = Troupe([leader, *dancers], has_still_light=has_still_light)

    def draw(self, canvas: Canvas, film_s: float) -> None:
        """Fill the canvas with the picture of a second of the clip."""
        song_s = self._start_s + film_s
        pulse = 0.0 if canvas.look.is_calm else beat_pulse(song_s, self._song.beats_s)
        columns = _columns(canvas, 1 + len(self._performers))
        boxes = [columns[0], *(box for box, is_seen in zip(columns[1:], self._is_seen, strict=True) if is_seen)]
        self._troupe.draw(canvas, [_dancing(canvas, box) for box in boxes], song_s=song_s, pulse=pulse)
        self._draw_title(canvas, _plate(canvas, columns[0]))
        for performer, column in zip(self._performers, columns[1:], strict=True):
            _draw_performer(canvas, performer, column, song_s)
        self._draw_finale(canvas, film_s - self._finale_from_s)

    def _draw_title(self, canvas: Canvas, box: Box) -> None:
        song, theme = self._song, canvas.theme
        place = write(canvas, song.title, size=NAME, max_width=box.width, topleft=box.topleft)
        below = (box.left, place.bottom)
        write(canvas, song.artist, size=44, color=theme.muted, is_bold=False, max_width=box.width, topleft=below)

    def _draw_finale(self, canvas: Canvas, age_s: float) -> None:
        if age_s >= 0:
            dimmed(canvas, 1 - 0.78 * ramp(age_s, 0.0, 0.5))
            results = [(one.player, one.told.score) for one in self._performers]
            draw_finale(canvas, self._song.title, best_first(results), age_s)


def performers_of(told: Mapping[int, Told], players: Mapping[int, Player]) -> list[Performer]:
    """Return everybody of a replay by slot; players: who sat in the slots."""
    return [Performer(players[slot], one) for slot, one in sorted(told.items())]


def best_first(results: Sequence[tuple[Player, Score]]) -> list[tuple[Player, Score]]:
    """Return results by their points."""
    return sorted(results, key=lambda result: -result[1].points)


def _columns(canvas: Canvas, count: int) -> list[Box]:
    width = canvas.area.width / count
    return [Box(number * width, 0, width, canvas.area.height) for number in range(count)]


def _plate(canvas: Canvas, column: Box) -> Box:
    """Where the words of a column stand: at its top, inside the rim that may be cut."""
    gap = min(40.0, 0.06 * column.width)
    plate = Box(column.left + gap, canvas.safe.top, column.width - 2 * gap, PLATE)
    return plate.clip(Box(canvas.safe.left, 0, canvas.safe.width, canvas.area.height))


def _dancing(canvas: Canvas, column: Box) -> Box:
    """Where the dancer of a column is; its bottom is the floor."""
    floor = canvas.area.height * (1 - (FLOOR_UPRIGHT if canvas.is_upright else FLOOR))
    top = canvas.safe.top + PLATE
    return Box(column.left, top, column.width, floor - top)


def _draw_performer(canvas: Canvas, performer: Performer, column: Box, song_s: float) -> None:
    """Name, points and stars at the top, the grade under the feet."""
    plate, player, theme = _plate(canvas, column), performer.player, canvas.theme
    color, points = theme.player(player.color), performer.points_at(song_s)
    mark = min(NAME, 0.2 * plate.width)
    draw_mark(canvas, (plate.left + mark / 2, plate.top + NAME / 2 + 8), mark, color=color, shape=player.shape)
    name, room = text_words(player.label), plate.width - mark - 14
    place = write(canvas, name, size=NAME, color=color, max_width=room, topleft=(plate.left + mark + 14, plate.top))
    y = max(place.bottom, plate.top + measured(canvas, name, NAME)[1]) - 18
    place = write(canvas, spaced(points), size=POINTS, glow=color, max_width=plate.width, topleft=(plate.left, y))
    star = min(48.0, plate.width / 9)
    gauge = Box(plate.left + star / 2, place.bottom + 4, plate.width - star, GAUGE)
    draw_stars(canvas, points, box=gauge, diameter=star)
    popup = performer.popup_at(song_s)
    if popup is not None:
        under = (column.centerx, (_dancing(canvas, column).bottom + canvas.area.bottom) / 2)
        draw_popup(canvas, popup, song_s, center=under, size=min(POPUP, column.width / 5))
