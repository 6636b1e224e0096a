"""The page of guess-only: the ways to play it, and how many play."""

from collections.abc import Sequence
from dataclasses import dataclass

from dancegame.core.evening.outcomes import ChoseGuessing, Chosen, Outcome, Wish
from dancegame.core.evening.stages import GuessKind, GuessKinds
from dancegame.core.intents import Back, Intent, Move, Press
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.layout import rows
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.tiles import draw_hints, draw_menu_tile, draw_stepper
from dancegame.game.house import House
from dancegame.game.screen import ChoiceScreen, Interrupt
from dancegame.texts import _, n_

TILE_HEIGHT, TILE_GAP = 126.0, 15.0
STEPPER_WIDTH, STEPPER_SHARE = 400.0, 0.42
# A narrower one has no room for what it is about beside a name.
WIDE_TILE = 800.0


@dataclass(frozen=True)
class _Steps:
    """Where fewer and more players can be pressed."""

    fewer: Box
    more: Box


class GuessKindsScreen(ChoiceScreen):
    """Takes one of the kinds; left and right change how many play the one that is lit, or who plays it alone."""

    settled_s = 2.0

    def __init__(self, house: House, stage: GuessKinds) -> None:
        house.close_round()
        self._house, self._stage = house, stage
        self._has_drawn = False
        self._since_s = self._now_s = house.parts.clock_s()
        focus = next((number for number, kind in enumerate(stage.kinds) if kind.mode == stage.focus), 0)
        self.choices = Choices(len(stage.kinds), focus=focus, effects=house.parts.effects)
        self._players = {kind.mode: _within(kind, stage.players) for kind in stage.kinds}
        self._names = ("", *(one.name for one in house.memory.profiles))
        self._name = self._names.index(stage.guesser) if stage.guesser in self._names else 0
        self._steps: dict[int, _Steps] = {}

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        if self._has_drawn and self._house.theatre.framed is None:
            # The first picture does not wait for a dancer.
            self._house.cast_any()
            self._since_s = now_s
        for intent in intents:
            if isinstance(intent, Back):
                return Chosen(Wish.MENU)
            if self._step(intent):
                continue
            chosen = self.choices.choose([intent])
            if chosen is not None:
                self._house.parts.effects.play("menu_select")
                kind = self._stage.kinds[chosen]
                return ChoseGuessing(kind.mode, self._players[kind.mode], self._names[self._name])
        return None

    def _step(self, intent: Intent) -> bool:
        """Take what changes the number of players; tell whether it did, or would where there is a choice."""
        match intent:
            case Move(right=right, down=0) if right:
                self._count(self.choices.focus or 0, right)
                return True
            case Press(x, y):
                for number, steps in self._steps.items():
                    for box, step in ((steps.fewer, -1), (steps.more, 1)):
                        if box.collidepoint(x, y):
                            self.choices.focus = number
                            self._count(number, step)
                            return True
        return False

    def _count(self, number: int, step: int) -> None:
        kind = self._stage.kinds[number]
        if self._has_names(number):
            self._name = (self._name + step) % len(self._names)
            self._house.parts.effects.play("menu_move")
            return
        players = _within(kind, self._players[kind.mode] + step)
        if players != self._players[kind.mode]:
            self._players[kind.mode] = players
            self._house.parts.effects.play("menu_move")

    def draw(self, canvas: Canvas) -> None:
        age_s = self._now_s - self._since_s
        words, dancing = canvas.halves(first=0.56)
        if canvas.is_upright:
            words, dancing = dancing, words
        song_s, presence = self._house.theatre.looped(age_s)
        presence = min(presence, ramp(age_s, 0.0, 0.8))
        self._house.theatre.draw(
            canvas, now_s=self._now_s, song_s=song_s, box=dancing, presence=presence, is_aside=True
        )
        self._house.theatre.draw_before(canvas, self, lambda: self._draw_kinds(canvas, words))

    def _draw_kinds(self, canvas: Canvas, words: Box) -> None:
        theme, words = canvas.theme, words.clip(canvas.safe)
        head = write(canvas, _("Guess only"), size=92, glow=theme.primary, topleft=(words.left + 6, words.top - 14))
        below = Box(words.left, head.bottom + 4, words.width, canvas.safe.bottom - 62 - head.bottom)
        self.choices.boxes = rows(below, len(self._stage.kinds), height=TILE_HEIGHT, gap=TILE_GAP)
        lights = (theme.primary, theme.gold, theme.secondary, theme.good, theme.warning, theme.ambient)
        self._steps = {}
        for number, (box, kind) in enumerate(zip(self.choices.boxes, self._stage.kinds, strict=True)):
            has_steps = _is_counted(kind) or self._has_names(number)
            width = min(STEPPER_WIDTH, STEPPER_SHARE * box.width) if has_steps else 0.0
            draw_menu_tile(
                canvas,
                box,
                key=str(number + 1),
                title=_(kind.title),
                text=self._text(kind) if box.width >= WIDE_TILE or not self._has_names(number) else "",
                color=lights[number % len(lights)],
                is_lit=number == self.choices.focus,
                beside=width,
            )
            if has_steps:
                count = self._players[kind.mode]
                room = Box(box.right - width, box.top, width - 20, box.height)
                text = self._names[self._name] or _("Guest")
                if _is_counted(kind):
                    text = n_("{count} player", "{count} players", count)
                self._steps[number] = _Steps(*draw_stepper(canvas, room, text, color=lights[number % len(lights)]))
        self._has_drawn = True
        hints = [("Enter", _("go")), ("Esc", _("menu")), ("↑ ↓", _("choose"))]
        lit = self.choices.focus or 0
        if _is_counted(self._stage.kinds[lit]):
            hints.insert(2, ("← →", _("players")))
        elif self._has_names(lit):
            hints.insert(2, ("← →", _("who")))
        draw_hints(canvas, tuple(hints), midbottom=(words.centerx, canvas.safe.bottom), max_width=words.width)

    def _has_names(self, number: int) -> bool:
        """Whether it can be said who plays a kind: on one for all as one that is lit, where anybody is known."""
        is_alone = self._stage.kinds[number].most_players == 1
        return is_alone and number == self.choices.focus and len(self._names) > 1

    def _text(self, kind: GuessKind) -> str:
        stage = self._stage
        if not kind.is_daily or stage.today is None:
            return _(kind.text)
        log, streak = stage.daily, stage.daily.streak_on(stage.today)
        if not stage.has_daily:
            return _("Played: {right} of {count} right", right=log.right, count=log.questions)
        if streak:
            return n_("{count} day in a row so far", "{count} days in a row so far", streak)
        return _(kind.text)


def _is_counted(kind: GuessKind) -> bool:
    """Whether it can be said how many play."""
    return kind.least_players < kind.most_players


def _within(kind: GuessKind, players: int) -> int:
    return min(max(players, kind.least_players), kind.most_players)
