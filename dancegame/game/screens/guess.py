"""The guess: the mystery goes on dancing beside the answers, more and more of it is shown, and points fall."""

from collections.abc import Sequence

from dancegame.core.errors import SoundError
from dancegame.core.evening.outcomes import Answered, Chosen, Outcome, Wish
from dancegame.core.evening.stages import Guess, Pause
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Answer, Back, Choose, Intent, Pick
from dancegame.core.intents import Pause as PauseIntent
from dancegame.core.reveal import AWAY_S, LIMIT_S, Clue, Question, Who, clue_at
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import ramp
from dancegame.game.house import House
from dancegame.game.screen import ChoiceScreen, Interrupt
from dancegame.game.screens.guess_picture import GuessPicture, GuessView
from dancegame.game.screens.unveil import draw_mystery, mystery_clues

VERDICT_S = 2.4
SLIDE_S = 0.9
LAST_SECONDS = 3
# So many right answers in a row sound better than right.
STREAK = 3
# Two teams at one keyboard: the first has the keys 1 to 4, the second 7 to 0.
TEAM_KEYS = {1: range(4), 2: range(6, 10)}


class GuessScreen(ChoiceScreen):
    """Takes one answer of everybody who plays within LIMIT_S, and shows the verdict."""

    want = Want.ANSWERS
    settled_s = 3.9

    def __init__(self, house: House, stage: Guess) -> None:
        self._house, self._loaded = house, house.load(stage.round)
        self._clues = mystery_clues(house, self._loaded)
        self._question = Question(stage.round.asked, self._loaded.quiz.right)
        self._since_s = self._now_s = house.parts.clock_s()
        self._verdict: Answered | None = None
        self._verdict_s = 0.0
        self._has_music, self._heard = False, LAST_SECONDS + 1
        self._beats_s = self._song_s()
        answers = len(self._loaded.quiz.answers)
        self.choices = Choices(answers, focus=None, has_answers=True, effects=house.parts.effects)
        self._picture = GuessPicture(self._loaded, self._clues, self.choices)

    @property
    def bed(self) -> str | None:
        """What sounds while nothing of the song may: its beat and its music are heard alone."""
        clue = clue_at(self._elapsed_s, self._clues)
        is_song_heard = clue is Clue.MUSIC or (Clue.BEAT in self._clues and clue in (Clue.BEAT, Clue.HINT))
        return None if is_song_heard or self._verdict is not None else "tension"

    @property
    def _has_bodies(self) -> bool:
        feed = self._house.feed
        return self._house.settings.gestures and feed is not None and feed.ready is not None

    @property
    def _elapsed_s(self) -> float:
        return self._now_s - self._since_s

    def _song_s(self) -> float:
        """Where the dance is: with its music once that is heard."""
        if self._has_music:
            return self._house.parts.music.position_s()
        return self._now_s - self._loaded.shown_since_s

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        # A button of a gamepad can be an answer, a choice and a way back: here it answers.
        if any(isinstance(intent, Answer) for intent in intents):
            intents = [intent for intent in intents if not isinstance(intent, Choose | Back)]
        if self._verdict is not None:
            if any(isinstance(intent, Back) for intent in intents):
                return self._leave(Chosen(Wish.MENU))
            return self._leave(self._verdict) if now_s - self._verdict_s >= VERDICT_S else None
        # As in a dance: one press too many ends no set of questions.
        if any(isinstance(intent, PauseIntent | Back) for intent in intents):
            self._house.parts.music.pause()
            return Interrupt(Pause(can_restart=False))
        for intent in intents:
            self._take(intent)
        if self._question.is_over(self._away()) or self._elapsed_s >= LIMIT_S:
            self._judge()
        else:
            self._sound()
        return None

    def resume(self, outcome: Outcome) -> Outcome | None:
        """Go on where it was: a pause costs nobody points."""
        if outcome != Chosen(Wish.GO_ON):
            return self._leave(outcome)
        held_s = self._house.parts.clock_s() - self._now_s
        self._since_s, self._now_s = self._since_s + held_s, self._now_s + held_s
        self._loaded.shown_since_s += held_s
        self._house.parts.music.resume()
        return None

    def _away(self) -> set[int]:
        """Who has left the picture, where everybody answers with their arms."""
        if not self._has_bodies or self._question.asked.who is not Who.EACH:
            return set()
        numbers = {one.player for one in self._question.asked.entrants if one.player is not None}
        seen_s = self._house.seen_s
        return {number for number in numbers if self._now_s - max(self._since_s, seen_s.get(number, 0.0)) >= AWAY_S}

    def _leave(self, outcome: Outcome) -> Outcome:
        self._house.parts.music.stop()
        return outcome

    def _take(self, intent: Intent) -> None:
        player, answer = getattr(intent, "player", None), None
        if isinstance(intent, Pick) and self._question.asked.who is Who.TEAMS:
            player, answer = _team_key(intent.place)
        else:
            answer = self.choices.choose([intent])
        if answer is None or answer >= self.choices.count:
            return
        before = len(self._question.guesses)
        self._question = self._question.answered(answer, player=player, elapsed_s=self._elapsed_s)
        if not self._question.is_answered:
            # Who answers after somebody else does not see which answer that was.
            self.choices.focus = None
            if len(self._question.guesses) > before:
                self._house.parts.effects.play("menu_select")

    def _judge(self) -> None:
        self._verdict = Answered.of(self._question.closed())
        self._verdict_s = self._now_s
        if any(guess.is_right and guess.streak >= STREAK for guess in self._verdict.guesses):
            self._house.parts.effects.play("streak")
        else:
            self._house.parts.effects.play("right" if self._verdict.is_right else "wrong")

    def _sound(self) -> None:
        """The beat is heard as clicks until the music begins; the last seconds can be heard as well."""
        clue, song_s = clue_at(self._elapsed_s, self._clues), self._song_s()
        if clue is Clue.MUSIC and not self._has_music:
            self._begin_music(song_s)
        elif Clue.BEAT in self._clues and clue in (Clue.BEAT, Clue.HINT):
            since_s, until_s = (self._house.theatre.looped(at_s)[0] for at_s in (self._beats_s, song_s))
            if any(since_s < beat_s <= until_s for beat_s in self._loaded.song.beats_s):
                self._house.parts.effects.play("tick")
        self._beats_s = song_s
        left = int(LIMIT_S - self._elapsed_s) + 1
        if left <= LAST_SECONDS and left < self._heard:
            self._heard = left
            self._house.parts.effects.play("countdown")

    def _begin_music(self, song_s: float) -> None:
        """The music joins the dance where the dance is."""
        music = self._house.parts.music
        try:
            music.play(
                self._house.parts.shelf.sound_path(self._loaded.song.id), start_s=self._house.theatre.looped(song_s)[0]
            )
        except SoundError:
            music.play(None, start_s=song_s)
        self._has_music = True

    def draw(self, canvas: Canvas) -> None:
        age_s = self._elapsed_s
        dancing, asking = canvas.halves()
        # The dancer, who stood in the middle, makes room.
        dancing.centerx += (canvas.area.centerx - dancing.centerx) * (1 - ramp(age_s, 0.0, SLIDE_S))
        song_s = self._song_s()
        draw_mystery(canvas, self._house, self._loaded, self._now_s, box=dancing, asked_s=age_s, song_s=song_s)
        elapsed_s = min(age_s, LIMIT_S) if self._verdict is None else min(self._verdict_s - self._since_s, LIMIT_S)
        view = GuessView(
            question=self._question,
            elapsed_s=elapsed_s,
            age_s=age_s,
            verdict=self._verdict,
            verdict_age_s=self._now_s - self._verdict_s if self._verdict else 0.0,
            rings=self._house.rings,
            has_bodies=self._has_bodies,
        )
        beside = Box(asking.clip(canvas.safe))
        self._house.theatre.draw_before(canvas, self, lambda: self._picture.draw(canvas, beside, view))


def _team_key(place: int) -> tuple[int | None, int | None]:
    """Return the team that a number key belongs to and the answer that it means to it."""
    return next(((team, place - keys.start) for team, keys in TEAM_KEYS.items() if place in keys), (None, None))
