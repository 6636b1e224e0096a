"""A picture of a result to show around: the song, the best moment, points, stars and grades."""

from collections.abc import Mapping, Sequence

from dancegame.core.evening.players import Player
from dancegame.core.highlights import best_move
from dancegame.core.retelling import Told
from dancegame.core.score import MAX_POINTS, Score
from dancegame.core.song import Dance
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.dancer import MysteryDancer
from dancegame.game.drawing.grades import draw_grade_counts, grade_counts
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.lettering import LEAST_SIZE, fitted, measured, write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.name_tag import short_name
from dancegame.game.drawing.scenes.dealing import scene_of
from dancegame.game.drawing.shapes import draw_panel, draw_star
from dancegame.game.film.clip import best_first, performers_of
from dancegame.game.film.finale import draw_result
from dancegame.game.film.performer import leader_of
from dancegame.game.film.troupe import Troupe
from dancegame.game.film.wordmark import draw_wordmark
from dancegame.texts.words import artist_words, text_words

TITLE, ARTIST, WORDMARK = 104.0, 60.0, 44.0
RESULT, COUNTS, LINE = 464.0, 126.0, 136.0
MARGIN, GAP = 36.0, 24.0
# Long after everything has been counted up.
SHOWN_S = 60.0


class Poster:
    """Draws the result of a replay; of several players the best stands beside the dancer."""

    def __init__(self, dance: Dance, told: Mapping[int, Told], players: Mapping[int, Player]) -> None:
        self._dance, self._performers = dance, performers_of(told, players)
        results = best_first([(one.player, one.told.score) for one in self._performers])
        self._results: Sequence[tuple[Player, Score]] = results
        self._best = next(one for one in self._performers if one.player == results[0][0])

    def draw(self, canvas: Canvas) -> None:
        """Fill the canvas."""
        scene, side = canvas.halves(first=0.58 if canvas.is_upright else 0.56)
        words = scene.clip(canvas.safe)
        top = words.top + 0.9 * (measured(canvas, "X", TITLE)[1] + measured(canvas, "X", ARTIST)[1])
        self._draw_dancers(canvas, Box(scene.left, top, scene.width, scene.bottom - top))
        self._draw_title(canvas, words)
        pane = self._pane(side.clip(canvas.safe))
        self._draw_results(canvas, pane)
        draw_wordmark(canvas, (pane.centerx, canvas.safe.bottom - WORDMARK / 2), WORDMARK)

    def _draw_title(self, canvas: Canvas, box: Box) -> None:
        song, theme = self._dance.song, canvas.theme
        top = (box.centerx, box.top - 20)
        place = write(canvas, song.title, size=TITLE, glow=theme.primary, max_width=box.width, midtop=top)
        below = (box.centerx, place.bottom - 14)
        write(canvas, artist_words(song.artist), size=ARTIST, color=theme.secondary, max_width=box.width, midtop=below)

    def _draw_dancers(self, canvas: Canvas, box: Box) -> None:
        """The dancer and the player at the best moment."""
        move = best_move(self._dance.song.moves, self._best.told.score.moves)
        moment_s = move.pictogram_s if move else self._dance.song.duration_s / 2
        dancers = [leader_of(self._dance, [self._best])]
        if self._best.framed is not None:
            color = canvas.theme.player(self._best.player.color)
            dancers.append(MysteryDancer(self._best.framed, color=color))
        width = box.width / len(dancers)
        floor = box.height * (0.9 if canvas.is_upright else 0.82)
        boxes = [Box(box.left + number * width, box.top, width, floor) for number in range(len(dancers))]
        Troupe(dancers, scene_of(self._dance)).draw(canvas, boxes, song_s=moment_s, pulse=0.5)

    def _pane(self, room: Box) -> Box:
        """Where the results stand, no higher than they need."""
        count = len(self._results)
        wanted = RESULT + COUNTS if count == 1 else count * LINE
        height = min(room.height - WORDMARK - MARGIN, wanted + 2 * MARGIN)
        pane = Box(room.left, 0, room.width, height)
        pane.centery = room.centery - (WORDMARK + MARGIN) / 2
        return pane

    def _draw_results(self, canvas: Canvas, pane: Box) -> None:
        theme = canvas.theme
        draw_panel(canvas, pane, theme.glass, theme.glass_edge, radius=44, alpha=226)
        inside = pane.inflate(-2 * MARGIN, -2 * MARGIN)
        if len(self._results) > 1:
            self._draw_lines(canvas, inside)
            return
        player, score = self._results[0]
        counts = Box(inside.left, inside.bottom - COUNTS, inside.width, COUNTS)
        result = Box(inside.left, inside.top, inside.width, counts.top - inside.top - GAP)
        draw_result(canvas, result, player, score, age_s=SHOWN_S)
        draw_grade_counts(canvas, counts, grade_counts(score), scale=1.5)

    def _draw_lines(self, canvas: Canvas, box: Box) -> None:
        height = box.height / len(self._results)
        for row, (player, score) in enumerate(self._results):
            line = Box(box.left, box.top + row * height, box.width, height)
            _draw_line(canvas, score, player=player, box=line)


def _draw_line(canvas: Canvas, score: Score, *, player: Player, box: Box) -> None:
    """Draw one of several players on a line: mark, name, stars, points.

    Where the line is narrow the name comes before the stars.
    """
    color, gold = canvas.theme.player(player.color), canvas.theme.gold
    # As large as the row lets, and about a third of its width for the points.
    size = max(0.66 * box.height, min(40, 0.82 * box.height))
    size = min(size, 0.94 * box.height / canvas.look.text_scale)
    size = fitted(canvas, spaced(MAX_POINTS), size, 0.34 * box.width)[1]
    mark = min(size, 0.86 * box.height)
    draw_mark(canvas, (box.left + mark / 2, box.centery), mark, color=color, shape=player.shape)
    write(canvas, spaced(score.points), size=size, color=color, midright=(box.right, box.centery))
    right, left = box.right - measured(canvas, spaced(MAX_POINTS), size)[0] - 16, box.left + mark + 14
    name, stars = text_words(player.label), 1.9 * size
    name_size = min(52.0, 0.8 * size)
    if measured(canvas, name, LEAST_SIZE)[0] <= right - left - stars:
        draw_star(canvas, (right - 0.45 * size, box.centery), 0.8 * size, is_lit=score.stars > 0, has_glow=False)
        count, tint = (right - 0.95 * size, box.centery), gold if score.stars else canvas.theme.faint
        write(canvas, str(score.stars), size=name_size, color=tint, midright=count)
        right -= stars
    name = short_name(canvas, player, room=right - left)
    write(canvas, name, size=name_size, color=color, max_width=right - left, midleft=(left, box.centery))
