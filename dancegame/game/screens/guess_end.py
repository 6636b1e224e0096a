"""The end of a set of guesses: what was right and how fast, who earned what, and the dances to watch again."""

from collections.abc import Sequence

from dancegame.core.daily import share_text
from dancegame.core.errors import DanceGameError
from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.evening.rounds import Round
from dancegame.core.evening.stages import GuessEnd
from dancegame.core.intents import Back, Intent, Move, Point, Press, Scroll
from dancegame.core.song import Listing
from dancegame.game.clipboard import copy_text
from dancegame.game.controls import Choices
from dancegame.game.crowd import crowd
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import beat_pulse, ramp
from dancegame.game.drawing.scenes.dealing import scene_of
from dancegame.game.house import House
from dancegame.game.screen import ChoiceScreen, Interrupt
from dancegame.game.screens.guess_end_picture import NAME_HEIGHT, EndPicture, EndRow, EndView

# Whoever goes through the dances hears the music of one that is looked at so long.
LISTEN_S = 0.5


class GuessEndScreen(ChoiceScreen):
    """Up and down choose a dance to watch, left and right what comes next."""

    settled_s = 2.5

    def __init__(self, house: House, stage: GuessEnd) -> None:
        house.close_round()
        self._house, self._stage = house, stage
        self._since_s = self._now_s = house.parts.clock_s()
        self._copied: bool | None = None
        self.choices = Choices(3, columns=3, effects=house.parts.effects)
        self._rows = [EndRow(song, one) for one in stage.rounds if (song := self._song(one)) is not None]
        # Many right answers deserve to be heard.
        if stage.rounds and sum(one.answered.is_right for one in stage.rounds if one.answered) * 2 >= len(stage.rounds):
            house.parts.effects.play(crowd("applause", len(stage.rounds[0].asked.entrants)))
        self._picture = EndPicture(self.choices)
        self._lit: int | None = None
        self._beats_s: tuple[float, ...] = ()
        self._lit_s, self._has_music = self._now_s, False
        self._light(0)

    def _song(self, one: Round) -> Listing | None:
        return next((song for song in self._house.parts.shelf.songs() if song.id == one.song_id), None)

    def _light(self, row: int) -> None:
        """Let another dance be danced; one that was damaged meanwhile leaves the stage empty."""
        if not self._rows:
            self._house.theatre.cast(None)
            return
        row = min(max(row, 0), len(self._rows) - 1)
        if row == self._lit:
            return
        if self._lit is not None:
            self._house.parts.effects.play("menu_move")
        self._lit, self._lit_s, self._has_music = row, self._now_s, False
        self._house.parts.music.stop()
        try:
            dance = self._house.parts.shelf.load_dance(self._rows[row].song.id)
        except DanceGameError:
            self._house.theatre.cast(None)
            self._beats_s = ()
        else:
            self._house.theatre.cast(dance.reference, scene_of(dance), dance.song.character)
            self._beats_s = dance.song.beats_s

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        for intent in intents:
            if (outcome := self._take(intent)) is not None:
                self._house.parts.music.stop()
                return outcome
        self._listen()
        return None

    def _take(self, intent: Intent) -> Outcome | None:
        match intent:
            case Back():
                return Chosen(Wish.MENU)
            case Move(right=0, down=down):
                self._light((self._lit or 0) + down)
                return None
            case Scroll(rows):
                self._light((self._lit or 0) + (1 if rows > 0 else -1))
                return None
            case Press(x, y) if (row := self._picture.row_at(x, y)) is not None:
                self._light(row)
                return None
            case Point(x, y) if self._picture.row_at(x, y) is not None:
                return None
        chosen = self.choices.choose([intent])
        if chosen is None:
            return None
        if chosen == 0 and self._stage.daily is not None:
            self._copied = copy_text(share_text(self._stage.daily))
            self._house.parts.effects.play("menu_select")
            return None
        return Chosen((Wish.AGAIN, Wish.GUESS, Wish.MENU)[chosen])

    def _listen(self) -> None:
        if self._lit is None or self._has_music or self._now_s - self._lit_s < LISTEN_S:
            return
        self._has_music = True
        parts = self._house.parts
        try:
            parts.music.play(parts.shelf.sound_path(self._rows[self._lit].song.id))
        except DanceGameError:
            parts.music.play(None)

    def draw(self, canvas: Canvas) -> None:
        age_s = self._now_s - self._since_s
        dancing, telling = canvas.halves(first=0.42)
        head = NAME_HEIGHT * canvas.look.text_scale
        shown_s = self._now_s - self._lit_s
        position_s = self._house.parts.music.position_s() if self._has_music else 0.0
        at_s, shown = self._house.theatre.looped(position_s)
        self._house.theatre.draw(
            canvas,
            now_s=self._now_s,
            song_s=at_s,
            box=Box(dancing.left, dancing.top + head, dancing.width, dancing.height - head),
            presence=min(shown, ramp(shown_s, 0.0, 0.5)),
            pulse=beat_pulse(position_s, self._beats_s),
            is_aside=True,
        )
        view = EndView(
            asked=self._stage.asked,
            rows=self._rows,
            lit=self._lit,
            age_s=age_s,
            daily=self._stage.daily,
            copied=self._copied,
        )
        places = dancing.clip(canvas.safe), telling.clip(canvas.safe)
        self._house.theatre.draw_before(canvas, self, lambda: self._picture.draw(canvas, *places, view))
