"""What people in the picture say with their bodies: watched by what the screen wants to know, drawn over it."""

from collections.abc import Mapping

from dancegame.core.gestures.watch import Gestures, GestureWatch, Want
from dancegame.core.intents import Choose, Intent, Join, Point, Press
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.hand import draw_hand, draw_hold
from dancegame.game.house import House
from dancegame.game.live_feed import LiveFeed
from dancegame.game.screen import Screen

HAND, CROSS = 150.0, 130.0
NOTHING = Gestures()


class GestureSource:
    """Watches the camera that is open. said: what was said last, to be drawn."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._watch = GestureWatch()
        self._screen: Screen | None = None
        self._feed: LiveFeed | None = None
        self.said = NOTHING

    def intents(self, screen: Screen, players: Mapping[int, int], canvas: Canvas) -> list[Intent]:
        """Return what is wanted by those in the picture. players: slot -> number of who stands there."""
        want = screen.want
        feed = self._house.open_watch() if want and self._house.settings.gestures else None
        if feed is None or want is None:
            self._forget()
            return []
        if screen is not self._screen or want is not self._watch.want:
            self._watch.listen(want)
            self._screen = screen
        if feed is not self._feed:
            self._feed, self.said = feed, NOTHING
        intents: list[Intent] = []
        for seen in feed.glance():
            here = (players[slot] for slot in seen.players if slot in players)
            self._house.seen_s.update(dict.fromkeys(here, seen.captured_s))
            # Whose body it is has to be sure before it speaks for somebody; who only watches answers nothing.
            is_asked = {slot: not (want is Want.ANSWERS and players) or slot in players for slot in seen.players}
            poses = {slot: seen.players[slot] for slot in seen.players.keys() - seen.ambiguous if is_asked[slot]}
            target = self._target(screen, canvas)
            self.said = self._watch.update(seen.captured_s, poses, players=players, target=target)
            intents += self._translated(canvas)
        house = self._house
        house.rings = {players.get(ring.slot, ring.slot + 1): ring.progress for ring in self.said.rings}
        house.said, house.pointer = tuple(intents), self.said.pointer
        return intents

    def _target(self, screen: Screen, canvas: Canvas) -> object:
        pointer = self.said.pointer
        return None if pointer is None else screen.under(*_place(pointer.x, pointer.y, canvas))

    def _translated(self, canvas: Canvas) -> list[Intent]:
        """A hand lights what it points at and presses what it rests on."""
        said: list[Intent] = [*self.said.intents, *(Join(slot) for slot in self.said.joined)]
        pointer = self.said.pointer
        if pointer is None:
            return said
        place = _place(pointer.x, pointer.y, canvas)
        return [Point(*place), *(Press(*place) if isinstance(intent, Choose) else intent for intent in said)]

    def _forget(self) -> None:
        self._screen, self.said = None, NOTHING
        self._house.rings, self._house.said, self._house.pointer = {}, (), None

    def draw(self, canvas: Canvas, players: Mapping[int, int]) -> None:
        """Draw the hand that points, and the ring of who crosses arms."""
        lights = canvas.theme.players
        if (pointer := self.said.pointer) is not None:
            color = lights[(players.get(pointer.slot, pointer.slot + 1) - 1) % len(lights)]
            draw_hand(
                canvas, _place(pointer.x, pointer.y, canvas), HAND,
                color=color, is_left=pointer.side == 0, progress=pointer.progress,
            )  # fmt: skip
        for slot, progress in self.said.crossing.items():
            color = lights[(players.get(slot, slot + 1) - 1) % len(lights)]
            draw_hold(canvas, _cross_place(canvas), CROSS, color=color, progress=progress)


def _place(x: float, y: float, canvas: Canvas) -> tuple[float, float]:
    area: Box = canvas.area
    return area.left + x * area.width, area.top + y * area.height


def _cross_place(canvas: Canvas) -> tuple[float, float]:
    """Where going back is shown: at the top left, as an arrow would be."""
    return canvas.safe.left + CROSS / 2, canvas.safe.top + CROSS / 2
