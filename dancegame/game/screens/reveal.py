"""The reveal: title, artist and year; meanwhile the camera gets ready."""

from collections.abc import Sequence

from dancegame.core.errors import SoundError
from dancegame.core.evening.outcomes import Answered, Chosen, Outcome, Seen, Wish
from dancegame.core.evening.players import Player
from dancegame.core.evening.stages import Reveal
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Choose, Intent, Press
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import beat_pulse, ramp
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.lettering import measured, write
from dancegame.game.drawing.question import EntrantState, draw_entrants
from dancegame.game.drawing.shapes import bar
from dancegame.game.drawing.song_title import draw_song_title
from dancegame.game.drawing.sparkles import draw_confetti
from dancegame.game.drawing.tiles import Button, draw_buttons
from dancegame.game.drawing.waiting import draw_waiting
from dancegame.game.house import House
from dancegame.game.parts import RoundReport
from dancegame.game.screen import ChoiceScreen, Interrupt
from dancegame.texts import _, n_
from dancegame.texts.guess_words import entrant_words

REVEAL_S = 5.5
# When the dancer takes on its character, and for how long.
TRANSFORMS_S, TRANSFORMING_S = 0.7, 1.1


class RevealScreen(ChoiceScreen):
    """Names the song to its sound; then on by itself where a dance follows, else to whatever is chosen."""

    want = Want.MENU
    settled_s = 2.6

    def __init__(self, house: House, stage: Reveal) -> None:
        self._house, self._stage, self._loaded = house, stage, house.load(stage.round)
        self._guess = stage.round.answered
        self._since_s = self._now_s = house.parts.clock_s()
        self._feed = house.open_camera(stage.round) if stage.round.has_dance else None
        self._wishes = (Wish.NEXT, Wish.FINISH if stage.can_finish else Wish.MENU)
        self.choices = Choices(2, columns=2, effects=house.parts.effects)
        self._play_sound()
        if not stage.round.has_dance:
            house.report(RoundReport(song=self._loaded.song, guess=self._guess))

    def _play_sound(self) -> None:
        parts = self._house.parts
        parts.effects.play("reveal")
        try:
            parts.music.play(parts.shelf.sound_path(self._loaded.song.id))
        except SoundError:
            # The reveal is readable without sound; the dance says what is wrong.
            parts.music.play(None)

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        if self._feed:
            self._feed.poll()
        if any(isinstance(intent, Back) for intent in intents):
            return Chosen(Wish.MENU)
        is_over = now_s - self._since_s >= REVEAL_S
        if self._feed:
            is_hurried = any(isinstance(intent, Choose | Press) for intent in intents)
            return self._go_on() if is_hurried or is_over else None
        if self._stage.is_final:
            return Seen() if is_over else None
        chosen = self.choices.choose(intents)
        return None if chosen is None else Chosen(self._wishes[chosen])

    def _go_on(self) -> Outcome:
        self._house.parts.music.stop()
        return Seen()

    def draw(self, canvas: Canvas) -> None:
        age_s = self._now_s - self._since_s
        dancing, telling = canvas.halves(first=0.5 if canvas.is_upright else 0.56)
        self._draw_dancer(canvas, dancing, age_s)
        self._house.theatre.draw_before(canvas, self, lambda: self._draw_told(canvas, telling, age_s))

    def _draw_told(self, canvas: Canvas, telling: Box, age_s: float) -> None:
        """Draw everything but the scene and the dancer."""
        if self._guess and self._guess.is_right:
            draw_confetti(canvas, age_s)
        telling = telling.clip(canvas.safe)
        y = draw_song_title(canvas, telling, self._loaded.song, age_s)
        foot = Box(telling.left, canvas.safe.bottom - 150, telling.width, 150)
        self._draw_points(
            canvas, Box(telling.left, y, telling.width, (foot.top if self._feed else foot.bottom - 104) - y), age_s
        )
        if self._feed:
            self._draw_progress(canvas, foot, age_s)
        elif not self._stage.is_final:
            self._draw_buttons(canvas, foot)

    def _draw_dancer(self, canvas: Canvas, box: Box, age_s: float) -> None:
        """The dancer now moves to the music, from its start, and becomes who dances this song."""
        position_s = self._house.parts.music.position_s()
        song_s, shown = self._house.theatre.looped(position_s)
        presence, pulse = min(shown, ramp(age_s, 0.0, 0.6)), beat_pulse(position_s, self._loaded.song.beats_s)
        self._house.theatre.draw(
            canvas,
            now_s=self._now_s,
            song_s=song_s,
            box=box,
            presence=presence,
            pulse=pulse,
            is_aside=True,
            known=ramp(age_s, TRANSFORMS_S, TRANSFORMING_S),
        )

    def _draw_points(self, canvas: Canvas, box: Box, age_s: float) -> None:
        if self._guess is None:
            return
        theme, alpha, (x, middle) = canvas.theme, ramp(age_s, 0.8, 0.3), box.center
        if len(self._guess.guesses) > 1:
            draw_entrants(canvas, Box(box.left, middle - 60, box.width, 120), self._states(self._guess))
            return
        points = round(self._guess.points * ramp(age_s, 0.9, 0.9))
        text = _points_text(self._guess, points)
        color, glow = (theme.gold, theme.good) if self._guess.is_right else (theme.muted, None)
        said = "  ·  ".join(self._standing(self._guess))
        below = 0.8 * measured(canvas, said, 40, is_bold=False)[1] if said else 0.0
        center = (x, middle - below / 2)
        place = write(canvas, text, size=68, color=color, glow=glow, alpha=alpha, center=center)
        if said:
            top, width = (x, place.bottom - 0.12 * place.height), box.width
            write(canvas, said, size=40, color=theme.muted, is_bold=False, alpha=alpha, max_width=width, midtop=top)

    def _standing(self, guess: Answered) -> list[str]:
        """What there is to say about points and questions so far."""
        said = []
        if not self._stage.round.has_dance:
            count = self._points_so_far(guess)
            said.append(n_("{count} point so far", "{count} points so far", count))
        if self._stage.question is not None:
            number, count = self._stage.question
            said.append(_("Question {number} of {count}", number=number, count=count))
        return said

    def _points_so_far(self, guess: Answered) -> int:
        """Of whoever answered, where it is known; else of the evening."""
        if not guess.guesses:
            return self._stage.guess_points
        return self._stage.round.asked.entrants[0].points + guess.points

    def _states(self, guess: Answered) -> list[EntrantState]:
        """Everybody who answered, by number."""
        asked = self._stage.round.asked
        before = {entrant.player: entrant.points for entrant in asked.entrants}
        return [
            EntrantState(
                player=Player(one.player or 1),
                name=entrant_words(asked.who, one.player),
                points=before.get(one.player, 0) + one.points,
                has_answered=one.answer is not None,
                earned=one.points,
            )
            for one in sorted(guess.guesses, key=lambda one: one.player or 0)
        ]

    def _draw_progress(self, canvas: Canvas, box: Box, age_s: float) -> None:
        if self._feed is None:
            return
        theme, alpha = canvas.theme, ramp(age_s, 1.2, 0.5)
        text = _("Get ready to dance it!")
        top = (box.centerx, box.top)
        write(canvas, text, size=52, glow=theme.ambient, max_width=box.width, alpha=alpha, midtop=top)
        if self._feed.failure is None and alpha > 0.5:
            share = 1.0 if self._feed.ready else self._feed.progress.share
            said = _("The camera is ready") if self._feed.ready else self._feed.progress_text
            gauge = Box(box.centerx - 280, box.bottom - 62, 560, 16)
            if self._feed.ready:
                bar(canvas, gauge, share, color=theme.secondary)
            else:
                draw_waiting(canvas, gauge, share, self._now_s, color=theme.secondary)
            bottom = (box.centerx, box.bottom)
            write(canvas, said, size=36, color=theme.muted, is_bold=False, max_width=box.width, midbottom=bottom)

    def _draw_buttons(self, canvas: Canvas, box: Box) -> None:
        theme = canvas.theme
        row = Box(box.left, box.bottom - 100, box.width, 100)
        self.choices.boxes = columns(row, 2, width=420, gap=28)
        onward = _("Result") if self._stage.is_last else _("Next song")
        away = _("Finish") if self._stage.can_finish else _("Menu")
        labels = ((onward, theme.primary), (away, theme.secondary))
        buttons = [Button(text, str(number), color) for number, (text, color) in enumerate(labels, 1)]
        draw_buttons(canvas, self.choices.boxes, buttons, focus=self.choices.focus)


def _points_text(guess: Answered, points: int) -> str:
    """Say what a guess earned or cost; points: as far as they have been counted up."""
    if guess.is_right:
        return n_("+{count} point", "+{count} points", points)
    if guess.points < 0:
        return n_("−{count} point", "−{count} points", -points)
    return _("No points this time")
