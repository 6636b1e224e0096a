"""Before a party: whoever plays raises a hand; the way to play, how long, with twists or without, and go."""

from collections.abc import Hashable, Sequence

from dancegame.core.evening.length import Length
from dancegame.core.evening.outcomes import Chosen, Joined, Outcome, Queued, Wish
from dancegame.core.evening.players import Player, seat, without_doubles
from dancegame.core.evening.stages import CameraLost, Lobby, SongChoice
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Intent, Join, Move
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.layout import rows
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.tiles import draw_hints, draw_menu_tile
from dancegame.game.house import House
from dancegame.game.screen import Aside, ChoiceScreen, Interrupt
from dancegame.game.screens.lobby_picture import LobbyPicture
from dancegame.game.screens.lobby_who import WhoPanel
from dancegame.game.screens.queue_words import queue_words
from dancegame.texts import _, n_

START, MODE, LENGTH, TWISTS, SONGS = ROWS = range(5)
TILE_HEIGHT, TILE_GAP = 150.0, 18.0
GONE_S = 60.0


class LobbyScreen(ChoiceScreen):
    """Choosing a row goes on to its next value; left and right go both ways; the first row begins.

    The cards of who is in come after the rows: choosing one asks who it is, beside the picture. Who crosses their arms
    leaves again; where nobody has raised a hand, everybody in the picture dances.
    """

    settled_s = 2.0
    want = Want.JOIN

    def __init__(self, house: House, stage: Lobby) -> None:
        house.close_round()
        house.watch_for(stage.most_players)
        self._house, self._stage = house, stage
        self._feed = house.open_watch()
        self._now_s = house.parts.clock_s()
        self.choices = Choices(len(ROWS), effects=house.parts.effects)
        names = [entry.choice for entry in stage.modes]
        self._mode = names.index(stage.mode) if stage.mode in names else 0
        self._lengths = tuple(dict.fromkeys((*stage.lengths, stage.length)))
        self._length = self._lengths.index(stage.length)
        self._has_twists = stage.has_twists
        self._queue = stage.queue
        self._who: WhoPanel | None = None
        self._asked_slot = 0
        self._known = dict(stage.players)
        here = [slot for slot, player in stage.players.items() if player.number not in stage.away | self._gone()]
        # The setting may have changed since they came.
        self._in = here[: stage.most_players]
        self._picture = LobbyPicture(house)

    def _gone(self) -> set[int]:
        """Numbers of those who have walked off: they raise a hand when they are back."""
        return {number for number, seen_s in self._house.seen_s.items() if self._now_s - seen_s > GONE_S}

    @property
    def seats(self) -> dict[int, Player]:
        """Slot -> player of who is in, in the order in which they came."""
        return {slot: self._known[slot] for slot in self._in}

    @property
    def mode(self) -> str:
        """The way to play that is chosen now."""
        return str(self._stage.modes[self._mode].choice)

    def under(self, x: float, y: float) -> Hashable:
        return super().under(x, y) if self._who is None else self._who.under(x, y)

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        self._count_cards()
        if self._feed is not None:
            self._feed.poll()
            if self._feed.failure:
                return Interrupt(CameraLost())
        for intent in intents:
            outcome = self._take(intent)
            if outcome is not None:
                return outcome
        return None

    def _take(self, intent: Intent) -> Outcome | Interrupt | None:
        row = self.choices.focus or START
        match intent:
            case Join(slot):
                self._join(slot)
            case _ if self._who is not None:
                self._ask_on(self._who, intent)
            case Back(int(number)):
                self._leave(number)
            case Back():
                return Chosen(Wish.MENU)
            case Move(right=right, down=0) if right and row < len(ROWS):
                self._turn(row, right)
            case Move(right=0, down=down) if down and row >= len(ROWS):
                # The cards stand beside each other: up and down lead away from them.
                self.choices.focus = START if down > 0 else ROWS[-1]
            case _:
                chosen = self.choices.choose([intent])
                return None if chosen is None else self._choose(chosen)
        return None

    def _choose(self, chosen: int) -> Outcome | Interrupt | None:
        if chosen in (START, SONGS) or chosen >= len(ROWS):
            self._house.parts.effects.play("menu_select")
        if chosen == START:
            return self._joined()
        if chosen == SONGS:
            return Interrupt(SongChoice(self.mode, queue=self._queue))
        if chosen >= len(ROWS):
            self._ask(self._in[chosen - len(ROWS)])
        self._turn(chosen, 1)
        return None

    def _ask(self, slot: int) -> None:
        taken = [self._known[other].name for other in self._in if other != slot]
        self._asked_slot, self._who = slot, WhoPanel(self._house, self._known[slot], taken=taken)

    def _ask_on(self, who: WhoPanel, intent: Intent) -> None:
        who.take(intent)
        self._known[self._asked_slot] = who.player
        if who.is_done:
            self._who = None

    def resume(self, outcome: Outcome) -> Outcome | Aside | None:
        if isinstance(outcome, Queued):
            self._queue = outcome.song_ids
            return Aside(outcome)
        return outcome if isinstance(outcome, Chosen) else None

    def _join(self, slot: int) -> None:
        if slot in self._in or len(self._in) >= self._stage.most_players:
            return
        # Meanwhile somebody else may have taken the name of who is back.
        self._known = without_doubles(seat(self._known, [slot]), self._in)
        self._in.append(slot)
        pose = self._feed.latest.players.get(slot) if self._feed and self._feed.latest else None
        if pose is not None:
            self._house.portraits[self._known[slot].number] = pose
        self._house.parts.effects.play("menu_select")

    def _leave(self, number: int) -> None:
        self._in = [slot for slot in self._in if self._known[slot].number != number]
        self._count_cards()

    def _count_cards(self) -> None:
        """Let nobody choose the card of who has left, who may do so between two intents of one picture."""
        self.choices.count = len(ROWS) + len(self._in)
        self.choices.boxes = self.choices.boxes[: self.choices.count]
        self.choices.focus = min(self.choices.focus or START, self.choices.count - 1)

    def _joined(self) -> Joined:
        return Joined(
            slots=tuple(self._in),
            names={slot: player.name for slot, player in self.seats.items()},
            strictness={slot: player.strictness for slot, player in self.seats.items()},
            mode=self.mode,
            length=self._lengths[self._length],
            has_twists=self._has_twists,
        )

    def _turn(self, row: int, step: int) -> None:
        match row:
            case 1:
                self._mode = (self._mode + step) % len(self._stage.modes)
            case 2:
                self._length = (self._length + step) % len(self._lengths)
            case 3:
                self._has_twists = not self._has_twists

    def draw(self, canvas: Canvas) -> None:
        self._house.theatre.draw_empty(canvas, now_s=self._now_s)
        theme = canvas.theme
        seeing, choosing = canvas.halves(first=0.52 if canvas.is_upright else 0.58)
        seeing, choosing = seeing.clip(canvas.safe), choosing.clip(canvas.safe)
        focus = self.choices.focus or START
        lit = self._asked_slot if self._who else self._in[focus - len(ROWS)] if focus >= len(ROWS) else None
        cards = self._picture.draw(
            canvas,
            seeing,
            players=self.seats,
            feed=self._feed,
            most=self._stage.most_players,
            now_s=self._now_s,
            lit=lit,
        )
        choosing.left += 0 if canvas.is_upright else 24
        choosing.width -= 0 if canvas.is_upright else 24
        if self._who is not None:
            self._who.draw(canvas, choosing)
            return
        title = write(canvas, _("Party"), size=84, glow=theme.primary, midtop=choosing.midtop)
        below = Box(choosing.left, title.bottom + 8, choosing.width, choosing.bottom - 64 - title.bottom)
        self.choices.boxes = [*rows(below, len(ROWS), height=TILE_HEIGHT, gap=TILE_GAP), *cards]
        self._draw_rows(canvas)
        hints = (("Enter", _("go")), ("Esc", _("menu")), ("← →", _("change")), ("↑ ↓", _("choose")))
        draw_hints(canvas, hints, midbottom=choosing.midbottom, max_width=choosing.width)

    def _draw_rows(self, canvas: Canvas) -> None:
        theme, mode = canvas.theme, self._stage.modes[self._mode]
        queue = queue_words(self._house, self._queue) or _("Who wants to dance what?")
        texts = (
            (_("Start"), self._who_starts(), theme.primary),
            (_(mode.title), _(mode.text), theme.secondary),
            (length_words(self._lengths[self._length]), _("How long the evening lasts"), theme.gold),
            (_("Twists: on") if self._has_twists else _("Twists: off"), _("Mirror, blackout, freeze"), theme.good),
            (_("Requests"), queue, theme.ambient),
        )
        for number, (box, (text, detail, color)) in enumerate(zip(self.choices.boxes, texts, strict=False)):
            draw_menu_tile(
                canvas,
                box,
                key=str(number + 1),
                title=text,
                text=detail,
                color=color,
                is_lit=number == self.choices.focus,
            )

    def _who_starts(self) -> str:
        if not self._in:
            return _("Everybody in the picture dances")
        return n_("{count} player is in", "{count} players are in", len(self._in))


def length_words(length: Length) -> str:
    """Return how long an evening is called."""
    if length.songs is not None:
        return n_("{count} song", "{count} songs", length.songs)
    if length.minutes is not None:
        return n_("{count} minute", "{count} minutes", length.minutes)
    return _("Without an end")
