"""A clip of a round that was danced: the dancer and the players side by side, grades, points, at the end the stars."""

from collections.abc import Mapping, Sequence

from dancegame.core.evening.players import Player
from dancegame.core.retelling import Told
from dancegame.core.score import MAX_POINTS, Score
from dancegame.core.song import Dance
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.dancer import MysteryDancer
from dancegame.game.drawing.easing import beat_pulse, ramp
from dancegame.game.drawing.hud import draw_popup, draw_stars, spaced
from dancegame.game.drawing.lettering import fitted, measured, write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.scenes.dealing import scene_of
from dancegame.game.drawing.theme import Theme
from dancegame.game.drawing.tiles import dimmed
from dancegame.game.film.finale import FINALE_S, draw_finale
from dancegame.game.film.performer import Performer, leader_of
from dancegame.game.film.troupe import Troupe
from dancegame.texts.words import artist_words, text_words

# Rows of a column from the top: name or title, points, the way to the stars.
NAME, POINTS, GAUGE, PLATE = 58.0, 106.0, 14.0, 216.0
# A column of its own for the title; narrower ones have it on a line above all.
ROOMY, TITLE_LINE = 460.0, 76.0
TITLE, ARTIST = 88.0, 52.0
# The floor is so far above the bottom, as a share of the height; of an upright picture more.
FLOOR, FLOOR_UPRIGHT = 0.13, 0.27
POPUP = 104.0
FINALE_DIMS = 0.7


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
        danced = [(one, one.framed) for one in self._performers]
        dancers = [
            MysteryDancer(framed, color=theme.player(one.player.color)) for one, framed in danced if framed is not None
        ]
        self._is_seen = [framed is not None for _, framed in danced]
        everybody = [leader_of(dance, self._performers), *dancers]
        self._troupe = Troupe(everybody, scene_of(dance), has_still_light=has_still_light)

    def draw(self, canvas: Canvas, film_s: float) -> None:
        """Fill the canvas with the picture of a second of the clip."""
        song_s = self._start_s + film_s
        pulse = 0.0 if canvas.look.is_calm else beat_pulse(song_s, self._song.beats_s)
        columns = _columns(canvas, 1 + len(self._performers))
        boxes = [columns[0], *(box for box, is_seen in zip(columns[1:], self._is_seen, strict=True) if is_seen)]
        self._troupe.draw(canvas, [_dancing(canvas, box) for box in boxes], song_s=song_s, pulse=pulse)
        finale_s = film_s - self._finale_from_s
        if finale_s < 0:
            self._draw_words(canvas, columns, song_s)
        else:
            dimmed(canvas, 1 - FINALE_DIMS * ramp(finale_s, 0.0, 0.4))
            results = [(one.player, one.told.score) for one in self._performers]
            draw_finale(canvas, self._song.title, best_first(results), finale_s)

    def _draw_words(self, canvas: Canvas, columns: Sequence[Box], song_s: float) -> None:
        is_narrow = columns[0].width < ROOMY
        plates = [_plate(canvas, column, below=TITLE_LINE if is_narrow else 0.0) for column in columns]
        if is_narrow:
            self._draw_title_line(canvas)
        else:
            self._draw_title(canvas, plates[0])
        for performer, column, plate in zip(self._performers, columns[1:], plates[1:], strict=True):
            _draw_performer(canvas, performer, plate, song_s)
            _draw_grade(canvas, performer, column, song_s)

    def _draw_title(self, canvas: Canvas, box: Box) -> None:
        song, theme = self._song, canvas.theme
        place = write(canvas, song.title, size=TITLE, max_width=box.width, topleft=(box.left, box.top - 16))
        below = (box.left, place.bottom - 8)
        write(
            canvas,
            artist_words(song.artist),
            size=ARTIST,
            color=theme.muted,
            is_bold=False,
            max_width=box.width,
            topleft=below,
        )

    def _draw_title_line(self, canvas: Canvas) -> None:
        """Title and artist on one line over everybody."""
        song, safe, theme = self._song, canvas.safe, canvas.theme
        place = write(canvas, song.title, size=NAME, max_width=0.6 * safe.width, midtop=(safe.centerx, safe.top - 24))
        beside, room = (place.right + 24, place.centery + 4), safe.right - place.right - 24
        write(
            canvas, artist_words(song.artist), size=44, color=theme.muted, is_bold=False, max_width=room, midleft=beside
        )


def performers_of(told: Mapping[int, Told], players: Mapping[int, Player]) -> list[Performer]:
    """Return everybody of a replay by slot; players: who sat in the slots."""
    return [Performer(players[slot], one) for slot, one in sorted(told.items())]


def best_first(results: Sequence[tuple[Player, Score]]) -> list[tuple[Player, Score]]:
    """Return results by their points."""
    return sorted(results, key=lambda result: -result[1].points)


def _columns(canvas: Canvas, count: int) -> list[Box]:
    width = canvas.area.width / count
    return [Box(number * width, 0, width, canvas.area.height) for number in range(count)]


def _plate(canvas: Canvas, column: Box, *, below: float) -> Box:
    """Where the words of a column stand: at its top, inside the rim that may be cut."""
    gap = min(40.0, 0.06 * column.width)
    plate = Box(column.left + gap, canvas.safe.top + below, column.width - 2 * gap, PLATE)
    return plate.clip(Box(canvas.safe.left, 0, canvas.safe.width, canvas.area.height))


def _dancing(canvas: Canvas, column: Box) -> Box:
    """Where the dancer of a column is; its bottom is the floor."""
    floor = canvas.area.height * (1 - (FLOOR_UPRIGHT if canvas.is_upright else FLOOR))
    top = canvas.safe.top + PLATE
    return Box(column.left, top, column.width, floor - top)


def _draw_performer(canvas: Canvas, performer: Performer, plate: Box, song_s: float) -> None:
    """Name, points, and how far it is to the stars."""
    player, points = performer.player, performer.points_at(song_s)
    color = canvas.theme.player(player.color)
    mark = min(NAME, 0.2 * plate.width)
    beside, middle = plate.left + mark + 14, plate.top + 0.5 * measured(canvas, "X", NAME)[1]
    draw_mark(canvas, (plate.left + mark / 2, middle), mark, color=color, shape=player.shape)
    name, room = text_words(player.label), plate.right - beside
    write(canvas, name, size=NAME, color=color, max_width=room, midleft=(beside, middle))
    # As large for everybody as the most points there are would be.
    size = fitted(canvas, spaced(MAX_POINTS), POINTS, plate.width)[1]
    height = 0.85 * measured(canvas, spaced(0), size)[1]
    y = middle + 0.5 * NAME + height / 2
    write(canvas, spaced(points), size=size, glow=color, max_width=plate.width, midleft=(plate.left, y))
    star = min(48.0, plate.width / 9)
    gauge = Box(plate.left + star / 2, y + height / 2 + star / 2, plate.width - star, GAUGE)
    draw_stars(canvas, points, box=gauge, diameter=star)


def _draw_grade(canvas: Canvas, performer: Performer, column: Box, song_s: float) -> None:
    """The newest grade, under the feet."""
    popup = performer.popup_at(song_s)
    if popup is not None:
        under = (column.centerx, (_dancing(canvas, column).bottom + canvas.safe.bottom) / 2)
        draw_popup(canvas, popup, song_s, center=under, size=min(POPUP, column.width / 5.5))
