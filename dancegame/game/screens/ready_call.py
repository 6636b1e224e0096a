"""The roll call of those who gather: whose name is called, whose hand goes up, and a click on who is meant."""

from collections.abc import Mapping, Sequence

from dancegame.core.evening.players import Player
from dancegame.core.evening.roll_call import RollCall, Said
from dancegame.core.intents import Choose, Intent, Press
from dancegame.core.poses import Pose
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.hand import draw_hold
from dancegame.game.drawing.lettering import measured, write, write_lines
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.player import head_place, seen_points
from dancegame.game.drawing.shapes import bar
from dancegame.game.house import House
from dancegame.game.live_feed import LiveFeed
from dancegame.texts import _
from dancegame.texts.words import text_words

NAME, LEAST_NAME, MARK, RING = 92.0, 60.0, 92.0, 120.0
# A hand that has just said who somebody is does not join as well.
ECHO_S = 1.5


class ReadyCall:
    """Calls those who cannot be told apart, and tells the camera what they say.

    players: slot -> player of everybody who is known; members: slots of those who are expected.
    """

    def __init__(self, house: House, feed: LiveFeed, players: Mapping[int, Player], members: set[int]) -> None:
        self._house, self._feed, self._players = house, feed, dict(players)
        expected = {slot: players[slot] for slot in members}
        self._call = RollCall(expected, known=players, silent=house.unheard)
        self._now_s = self._called_s = 0.0

    @property
    def player(self) -> Player | None:
        """Who is called now."""
        return None if self._call.asked is None else self._players[self._call.asked]

    @property
    def is_on(self) -> bool:
        """Whether somebody is called, or may be in a moment."""
        return self._call.is_on

    def is_echo(self) -> bool:
        """Whether a raised hand is an answer, or has just been one."""
        return self._call.asked is not None or self._now_s - self._called_s < ECHO_S

    def welcome(self, slot: int, player: Player) -> None:
        """Expect somebody new, too."""
        self._players[slot] = player
        self._call.welcome(slot, player)

    def update(self, intents: Sequence[Intent], view: Box) -> bool:
        """Take in what the camera sees and what is wanted; return whether a choice was meant for the call.

        view: where the whole picture is drawn.
        """
        for seen in self._feed.poll():
            self._now_s = seen.captured_s
            if self._call.asked is not None:
                self._called_s = self._now_s
            self._take(self._call.update(seen))
        if self._call.asked is None:
            return False
        for intent in intents:
            match intent:
                case Choose():
                    self._feed.tell({slot: slot for slot in self._call.skip()})
                    return True
                case Press(x, y):
                    slot = self._under(x, y, view)
                    self._take(None if slot is None else self._call.point_out(slot))
        return False

    def _take(self, said: Said | None) -> None:
        if said is None:
            return
        self._feed.tell({said.slot: said.player})
        self._house.parts.effects.play("menu_select")
        pose = self._feed.latest.players.get(said.slot) if self._feed.latest else None
        if pose is not None:
            self._house.portraits[self._players[said.player].number] = pose

    def _under(self, x: float, y: float, view: Box) -> int | None:
        """Return the slot of the body that was clicked on."""
        players = self._feed.latest.players if self._feed.latest else {}
        for slot, pose in players.items():
            points = seen_points(pose, view).values()
            xs, ys = [point[0] for point in points], [point[1] for point in points]
            if points and min(xs) <= x <= max(xs) and min(ys) - 40 <= y <= max(ys):
                return slot
        return None

    def unnamed(self) -> frozenset[int]:
        """Return the slots of those whose names are better not shown."""
        return frozenset(self._feed.latest.unsure) if self._feed.latest else frozenset()

    def draw_head(self, canvas: Canvas, box: Box) -> Box:
        """Draw whose hand is asked for at the top of a box, and how long it is waited for; return where it stands."""
        player = self.player
        assert player is not None
        color = canvas.theme.player(player.color)
        text = _("{name}, raise a hand!", name=text_words(player.label))
        room = box.width - MARK - 24
        width = min(room, measured(canvas, text, NAME)[0])
        left = box.centerx - (width + MARK + 24) / 2
        head = write(
            canvas, text, size=NAME, least=LEAST_NAME, color=color, glow=color, max_width=room,
            midtop=(left + MARK + 24 + width / 2, box.top),
        )  # fmt: skip
        draw_mark(canvas, (left + MARK / 2, head.centery), MARK, color=color, shape=player.shape)
        line = Box(box.centerx - 260, head.bottom + 4, 520, 12)
        bar(canvas, line, self._call.left_share(self._now_s), color=color)
        return Box(head.left, head.top, head.width, line.bottom - head.top)

    def draw_reason(self, canvas: Canvas, box: Box) -> None:
        """Say in a box why it is asked."""
        if self._call.asked in self.unnamed():
            text = _("You look so alike! This way I know who is who.")
        else:
            text = _("I can't find you. Are you here in other clothes?")
        write_lines(canvas, text, size=40, max_width=box.width, midtop=box.midtop, color=canvas.theme.ink)

    def draw_hands(self, canvas: Canvas, players: Mapping[int, Pose], view: Box, whole: Box) -> None:
        """Draw above heads how far whose hand has come."""
        player = self.player
        if player is None:
            return
        for slot, progress in self._call.progress.items():
            if slot in players and progress > 0:
                draw_hand_ring(canvas, players[slot], view, whole, size=RING, color=player.color, progress=progress)


def draw_hand_ring(
    canvas: Canvas, pose: Pose, view: Box, whole: Box, *, size: float, color: int | None, progress: float
) -> None:
    """Draw above somebody's head how far their raised hand has come; color: of a player, None for nobody's."""
    head = head_place(seen_points(pose, whole))
    if head is not None:
        (x, y), radius = head
        top = max(view.top + size / 2, y - 2.2 * radius - size / 2)
        light = canvas.theme.secondary if color is None else canvas.theme.player(color)
        draw_hold(canvas, (x, top), size, color=light, progress=progress)
