"""What a dance looks like: the leading dancer, the camera with the players, scores, cards, grades."""

from collections.abc import Mapping
from dataclasses import dataclass

from dancegame.core.evening.players import Player
from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose
from dancegame.core.score import Score
from dancegame.core.song import Song
from dancegame.game.drawing.camera_view import CameraView
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.cards import MoveCards
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.easing import beat_pulse, ramp
from dancegame.game.drawing.ghost import GhostDancer
from dancegame.game.drawing.hud import PopupRow, draw_score, draw_score_line
from dancegame.game.drawing.layout import stand_apart
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.player import head_place, seen_points
from dancegame.game.drawing.shapes import bar, draw_panel
from dancegame.game.house import House
from dancegame.texts import _

UNSEEN_S = 2.0
GOLD_AHEAD_S = 2.0
GHOST_COMES_S = 1.0
# Grades above heads: no wider than the room of each player, and readable from three metres.
MOST_POPUP, LEAST_POPUP, POPUP_WIDTH = 60.0, 36.0, 5.0
ALONE_POPUP = 96.0
UNSEEN_SIZE = (330.0, 70.0)
# A row for each of several players; the picture above keeps the shape of most cameras as long as rows are readable.
TALLEST_ROW, LEAST_ROW = 96.0, 46.0
CAMERA_SHAPE = 16 / 9


@dataclass(frozen=True)
class Shown:
    """What there is to draw of a dance at a moment; by slot where it is several players'.

    unseen_s: seconds since a player was last seen. points: as they are counted up. count_in: beats until it goes on.
    presence: how much of the leading dancer is seen.
    """

    now_s: float
    song_s: float
    end_s: float
    song: Song
    camera: LivePicture | None
    players: Mapping[int, Pose]
    unseen_s: Mapping[int, float]
    scores: Mapping[int, Score]
    points: Mapping[int, float]
    popups: Mapping[int, PopupRow]
    combo_ages_s: Mapping[int, float]
    ghost: GhostDancer | None
    ghost_points: float
    ghost_age_s: float
    count_in: int | None
    is_over: bool
    presence: float = 1.0


@dataclass(frozen=True)
class _Places:
    """Where everything stands."""

    dancing: Box
    title: Box
    camera: Box
    scores: Box
    cards: Box


class DancePicture:
    """Draws a dance of the players in their seats."""

    def __init__(self, house: House, cards: MoveCards, seats: Mapping[int, Player]) -> None:
        self._house, self._cards, self._seats = house, cards, seats
        self._view = CameraView(is_following=True)
        # Where a player was last drawn, for words about one who is gone.
        self._heads: dict[int, tuple[float, float]] = {}

    def draw(self, canvas: Canvas, shown: Shown) -> None:
        """Draw the whole picture."""
        places = _places(canvas, players=len(self._seats))
        pulse = 0.0 if canvas.look.is_calm else beat_pulse(shown.song_s, shown.song.beats_s)
        theatre = self._house.theatre
        theatre.draw(
            canvas, now_s=shown.now_s, song_s=shown.song_s, box=places.dancing, presence=shown.presence, pulse=pulse
        )
        if shown.ghost is not None:
            presence = ramp(shown.ghost_age_s, 0.0, GHOST_COMES_S)
            box = _behind(places.dancing)
            shown.ghost.draw(canvas, song_s=shown.song_s, box=box, points=shown.ghost_points, presence=presence)
        _draw_song(canvas, shown, places.title)
        self._view.show(shown.camera, shown.players, canvas, places.camera)
        lights = {slot: canvas.theme.player(player.color) for slot, player in self._seats.items()}
        self._view.draw(canvas, shown.players, lights=lights, color=self._frame_color(canvas, pulse))
        self._draw_scores(canvas, shown, self._below_camera(places))
        self._cards.draw(canvas, shown.song_s, box=places.cards, now_s=shown.now_s, end_s=shown.end_s)
        _draw_gold_call(canvas, shown, places.dancing)
        self._draw_popups(canvas, shown)
        self._draw_call(canvas, shown, places.dancing)

    def _frame_color(self, canvas: Canvas, pulse: float) -> Color:
        theme = canvas.theme
        only = next(iter(self._seats.values())) if len(self._seats) == 1 else None
        base = theme.player(only.color) if only else theme.ambient
        return mix(mix(base, theme.dusk, 0.45), base, round(pulse * 4) / 4)

    def _draw_scores(self, canvas: Canvas, shown: Shown, box: Box) -> None:
        if len(self._seats) == 1:
            slot = next(iter(self._seats))
            draw_score(
                canvas,
                shown.scores[slot],
                points=shown.points[slot],
                box=box,
                combo_since_s=shown.combo_ages_s[slot],
                ghost_points=shown.ghost_points if shown.ghost else None,
            )
            return
        order = sorted(self._seats, key=lambda slot: -shown.scores[slot].points)
        height = box.height / len(order)
        for row, slot in enumerate(order):
            line = Box(box.left, box.top + row * height, box.width, height)
            draw_score_line(canvas, shown.scores[slot], player=self._seats[slot], points=shown.points[slot], box=line)

    def _below_camera(self, places: _Places) -> Box:
        """Where the scores stand: halfway from the picture, which may be lower than its room, to the cards."""
        room_top = min(places.camera.bottom, self._view.box.bottom)
        box = places.scores.copy()
        box.y -= (places.camera.bottom - room_top) / 2
        return box

    def _draw_popups(self, canvas: Canvas, shown: Shown) -> None:
        """One player's grades stand below the picture; several players' above their heads."""
        view = self._view.box
        missed = {
            slot
            for slot in self._seats
            if shown.unseen_s[slot] > UNSEEN_S and not shown.is_over and shown.count_in is None
        }
        if len(self._seats) == 1:
            slot = next(iter(self._seats))
            if missed:
                self._draw_unseen(canvas, slot, view.center)
            else:
                center = (view.centerx, view.bottom - 22)
                shown.popups[slot].draw(canvas, shown.now_s, center=center, size=ALONE_POPUP)
            return
        wide = POPUP_WIDTH * canvas.look.text_scale
        size = min(MOST_POPUP, max(LEAST_POPUP, view.width / len(self._seats) / wide))
        words = {}
        for slot in self._seats:
            if slot in missed:
                words[slot] = Box(0, 0, *UNSEEN_SIZE)
                words[slot].center = self._place(slot)
            elif shown.popups[slot].is_shown(shown.now_s):
                words[slot] = Box(0, 0, wide * size, 1.1 * canvas.look.text_scale * size)
                words[slot].center = self._above_head(shown, slot)
        apart = stand_apart(words, view)
        for slot, box in apart.items():
            if slot in missed:
                self._draw_unseen(canvas, slot, box.center)
            else:
                shown.popups[slot].draw(canvas, shown.now_s, center=box.center, size=size)

    def _above_head(self, shown: Shown, slot: int) -> tuple[float, float]:
        view, pose = self._view.box, shown.players.get(slot)
        head = head_place(seen_points(pose, self._view.whole_box)) if pose else None
        if head is not None:
            (x, y), radius = head
            self._heads[slot] = (min(max(x, view.left), view.right), max(view.top + 33, y - radius - 39))
        return self._place(slot)

    def _place(self, slot: int) -> tuple[float, float]:
        """Where a player's words stand: where their head was last, else in their share of the picture."""
        view, order = self._view.box, list(self._seats)
        usual = view.left + view.width * (order.index(slot) + 0.5) / len(order), view.bottom - 60
        return self._heads.get(slot, usual)

    def _draw_unseen(self, canvas: Canvas, slot: int, center: tuple[float, float]) -> None:
        """Say it at the player's own place, in their colour."""
        view, theme = self._view.box, canvas.theme
        color = theme.player(self._seats[slot].color)
        is_alone = len(self._seats) == 1
        text = _("I can't see you")
        width, height = (560.0, 150.0) if is_alone else UNSEEN_SIZE
        box = Box(0, 0, min(view.width, width), height)
        box.center = center
        box.clamp_ip(view)
        draw_panel(canvas, box, theme.glass, color, edge=4)
        if not is_alone:
            write(canvas, text, size=36, color=color, max_width=box.width - 30, center=box.center)
            return
        write(canvas, text, size=54, max_width=box.width - 40, midtop=(box.centerx, box.top + 14))
        hint = _("Step into the picture")
        bottom = (box.centerx, box.bottom - 16)
        write(canvas, hint, size=36, color=theme.muted, is_bold=False, max_width=box.width - 40, midbottom=bottom)

    def _draw_call(self, canvas: Canvas, shown: Shown, box: Box) -> None:
        theme, center = canvas.theme, (box.centerx, box.top + 0.45 * box.height)
        if shown.is_over:
            write(canvas, _("Finished!"), size=144, glow=theme.primary, max_width=box.width, center=center)
        elif shown.count_in is not None:
            write(canvas, str(shown.count_in), size=300, glow=theme.secondary, outline=theme.night, center=center)


def _places(canvas: Canvas, *, players: int) -> _Places:
    dancing, side = canvas.halves(first=0.40 if canvas.is_upright else 0.57)
    title = Box(canvas.safe.left, canvas.safe.top - 14, dancing.width - 60, 50)
    side = side.clip(canvas.safe)
    cards = Box(side.left, side.bottom - 216, side.width, 216)
    height = 190.0
    if players > 1:
        room = cards.top - 50 - side.top - side.width / CAMERA_SHAPE
        height = players * min(TALLEST_ROW, max(LEAST_ROW, room / players))
    scores = Box(side.left, cards.top - 20 - height, side.width, height)
    camera = Box(side.left, side.top, side.width, scores.top - 30 - side.top)
    return _Places(dancing, title, camera, scores, cards)


def _behind(dancing: Box) -> Box:
    """Where a ghost dances: smaller, beside the leading dancer, where its arms seldom reach."""
    height = 0.56 * dancing.height
    return Box(dancing.right - 0.34 * dancing.width, dancing.bottom - height - 60, 0.34 * dancing.width, height)


def _draw_song(canvas: Canvas, shown: Shown, box: Box) -> None:
    """The thin line of progress at the very top, title and artist under it."""
    theme = canvas.theme
    share = min(1.0, max(0.0, shown.song_s / shown.end_s))
    color = mix(theme.ambient, theme.primary, share)
    bar(canvas, Box(0, 0, canvas.area.width, 10), share, color=color, ground=dim(theme.ambient, 0.25))
    width = 0.62 * box.width
    place = write(canvas, shown.song.title, size=40, max_width=width, midleft=(box.left, box.centery))
    write(
        canvas,
        shown.song.artist,
        size=32,
        color=theme.muted,
        is_bold=False,
        max_width=box.right - place.right - 18,
        midleft=(place.right + 18, box.centery + 2),
    )


def _draw_gold_call(canvas: Canvas, shown: Shown, box: Box) -> None:
    for move in shown.song.moves:
        ahead_s = (move.start_s + move.end_s) / 2 - shown.song_s
        if move.is_gold and 0 < ahead_s < GOLD_AHEAD_S and move.end_s <= shown.end_s:
            alpha = round(ramp(GOLD_AHEAD_S - ahead_s, 0.0, 0.3) * 8) / 8
            gold, place = canvas.theme.gold, (box.centerx, box.bottom - 30)
            write(canvas, _("GOLD MOVE"), size=60, color=gold, glow=gold, alpha=alpha, midbottom=place)
            return
