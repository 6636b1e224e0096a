"""The camera's picture in the lobby, and below it the portraits of who is in."""

from collections.abc import Mapping

from dancegame.core.evening.players import Player
from dancegame.core.poses import Pose
from dancegame.game.drawing.camera_view import CameraView
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.hand import draw_hold
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.lettering import measured, write, write_lines
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.name_tag import short_name
from dancegame.game.drawing.player import head_place, seen_points
from dancegame.game.drawing.portrait import draw_portrait
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.strictness import draw_strictness, strictness_width
from dancegame.game.drawing.tiles import draw_pane
from dancegame.game.drawing.waiting import draw_waiting
from dancegame.game.house import House
from dancegame.game.live_feed import LiveFeed
from dancegame.texts import _
from dancegame.texts.words import STRICTNESS_WORDS

PORTRAIT, WORDS, NAME, JUDGED = 160.0, 92.0, 36.0, 28.0
RING, MARK, GAP = 110.0, 64.0, 18.0
# Words of a card keep away from the rim that it has while it is lit.
RIM = 20.0


class LobbyPicture:
    """Who is in stands in their colour; who is not is pale, with a ring that fills while they raise a hand."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._view = CameraView()

    def draw(
        self,
        canvas: Canvas,
        box: Box,
        *,
        players: Mapping[int, Player],
        feed: LiveFeed | None,
        most: int,
        now_s: float,
        lit: int | None = None,
    ) -> list[Box]:
        """Draw both into a box. players: who is in, by slot; most: how many can be; lit: the slot of a card.

        Returns where the cards of the players are.
        """
        theme = canvas.theme
        text = _("Raise a hand to join") if len(players) < most else _("Everybody is in!")
        if feed is None:
            text = _("Everybody in the picture dances")
        color = theme.secondary if len(players) < most else theme.good
        head = write(canvas, text, size=76, glow=color, max_width=box.width, midtop=box.midtop)
        high = PORTRAIT + WORDS * canvas.look.text_scale
        view = Box(box.left, head.bottom + 12, box.width, box.bottom - high - 28 - head.bottom)
        self._draw_view(canvas, view, players, feed, now_s)
        foot = Box(box.left, box.bottom - high, box.width, high)
        return self._draw_cards(canvas, foot, players, most, lit)

    def _draw_view(
        self, canvas: Canvas, box: Box, players: Mapping[int, Player], feed: LiveFeed | None, now_s: float
    ) -> None:
        theme = canvas.theme
        if feed is None:
            draw_panel(canvas, box, theme.glass, theme.glass_edge, radius=30, alpha=226)
            text, top = _("Gestures are off in the settings."), (box.centerx, box.centery - 80)
            write_lines(canvas, text, size=44, max_width=box.width - 80, midtop=top, color=theme.ink)
            return
        seen = dict(feed.latest.players) if feed.latest else {}
        lights = {slot: theme.player(players[slot].color) if slot in players else theme.muted for slot in seen}
        self._view.show(feed.picture(), {}, canvas, box)
        self._view.draw(canvas, seen, lights=lights, color=theme.secondary, is_waking=feed.ready is None)
        if feed.ready is None:
            gauge = Box(box.centerx - 300, box.centery + 40, 600, 20)
            draw_waiting(canvas, gauge, feed.progress.share, now_s, color=theme.secondary)
            write(canvas, feed.progress_text, size=44, outline=theme.night, center=(box.centerx, box.centery - 20))
        for slot, pose in seen.items():
            self._draw_above(canvas, pose, slot, players.get(slot))

    def _draw_above(self, canvas: Canvas, pose: Pose, slot: int, player: Player | None) -> None:
        """Above a head: the mark of who is in; of others how far their raised hand has come."""
        place = head_place(seen_points(pose, self._view.whole_box))
        if place is None:
            return
        (x, y), radius = place
        theme, box = canvas.theme, self._view.box
        if player is not None:
            top = max(box.top + MARK / 2, y - 2.2 * radius - MARK / 2)
            draw_mark(canvas, (x, top), MARK, color=theme.player(player.color), shape=player.shape)
        elif (ring := self._house.rings.get(slot + 1, 0.0)) > 0:
            top = max(box.top + RING / 2, y - 2.2 * radius - RING / 2)
            draw_hold(canvas, (x, top), RING, color=theme.secondary, progress=ring)

    def _draw_cards(
        self, canvas: Canvas, box: Box, players: Mapping[int, Player], most: int, lit: int | None
    ) -> list[Box]:
        """A card each, and empty places for those who may come; returns where the cards are."""
        panes = columns(box, most, width=PORTRAIT + 40, gap=GAP)
        for pane in panes[len(players) :]:
            size = min(PORTRAIT, pane.width)
            square = Box(pane.centerx - size / 2, pane.top, size, size)
            draw_panel(canvas, square, canvas.theme.glass, canvas.theme.glass_edge, radius=0.14 * size, alpha=120)
        cards = panes[: len(players)]
        for pane, (slot, player) in zip(cards, players.items(), strict=True):
            self._draw_card(canvas, pane, player, is_lit=slot == lit)
        return cards

    def _draw_card(self, canvas: Canvas, pane: Box, player: Player, *, is_lit: bool) -> None:
        """A portrait; under it the name, and how they are judged, or that a name can be had."""
        theme, color = canvas.theme, canvas.theme.player(player.color)
        if is_lit:
            draw_pane(canvas, pane.inflate(0, 16), color=color, is_lit=True, radius=24)
        size = min(PORTRAIT, pane.width)
        square = Box(pane.centerx - size / 2, pane.top, size, size)
        draw_portrait(canvas, square, player, self._house.portraits.get(player.number))
        room = pane.width - RIM
        name, top = short_name(canvas, player, room=room), (pane.centerx, square.bottom + 4)
        place = write(canvas, name, size=NAME, color=color, max_width=room, midtop=top)
        below = Box(pane.left, max(place.bottom, square.bottom + 46), pane.width, JUDGED)
        if player.strictness is not None:
            self._draw_judged(canvas, player, below, _(STRICTNESS_WORDS[player.strictness]))
        elif not player.name:
            write(canvas, _("Name?"), size=JUDGED, color=theme.muted, max_width=room, midtop=below.midtop)

    @staticmethod
    def _draw_judged(canvas: Canvas, player: Player, box: Box, words: str) -> None:
        """How somebody is judged: lights, and words where there is room for both."""
        lights, width = strictness_width(player, JUDGED), measured(canvas, words, JUDGED)[0]
        is_roomy = lights + width <= box.width + 8
        left = box.centerx - (lights + (width if is_roomy else 0.3 * JUDGED)) / 2
        draw_strictness(canvas, (left - 0.3 * JUDGED, box.centery + 6), JUDGED, player)
        if is_roomy:
            place = (left + lights, box.centery + 6)
            write(canvas, words, size=JUDGED, color=canvas.theme.gold, midleft=place)
