"""When a lesson shows what: still where a move was most wrong, then the move danced slowly, over and over."""

from dataclasses import dataclass

from dancegame.core.drill import TAUGHT_SPEED
from dancegame.core.errors import SoundError
from dancegame.core.song import Song
from dancegame.core.trainer import Lesson
from dancegame.game.parts import GameParts

STILL_S = 2.6
SPEED = TAUGHT_SPEED / 100
BEAT_S = 0.5


@dataclass(frozen=True)
class Moment:
    """song_s: what is shown. is_still: whether it stands at the worst moment. is_marked: whether the move is on."""

    song_s: float
    is_still: bool
    is_marked: bool


class LessonLoop:
    """Shows the move of a lesson with a beat before it and half of one after it, to its own slow music."""

    def __init__(self, parts: GameParts, sound: str | None, song: Song, lesson: Lesson) -> None:
        self._parts, self._sound, self._lesson = parts, sound, lesson
        move, beat_s = lesson.move, 60 / song.bpm if song.bpm else BEAT_S
        self.start_s, self.end_s = max(0.0, move.start_s - beat_s), move.end_s + beat_s / 2
        self._still_since_s: float | None = parts.clock_s()

    def at(self, now_s: float) -> Moment:
        """Return what to show now; lets the music play."""
        move, music = self._lesson.move, self._parts.music
        if self._still_since_s is None:
            song_s = max(self.start_s, music.position_s())
            if song_s < self.end_s:
                return Moment(song_s, is_still=False, is_marked=move.start_s <= song_s <= move.end_s)
            music.stop()
            self._still_since_s = now_s
        elif now_s - self._still_since_s >= STILL_S:
            self._still_since_s = None
            self._play()
            return Moment(self.start_s, is_still=False, is_marked=False)
        return Moment(self._lesson.diagnosis.worst_s, is_still=True, is_marked=True)

    def _play(self) -> None:
        """Begin the music, which takes some milliseconds: nothing else moves at that moment."""
        try:
            self._parts.music.play(self._sound, start_s=self.start_s, speed=SPEED)
        except SoundError:
            # A lesson is readable without sound; practice says what is wrong.
            self._parts.music.play(None, start_s=self.start_s, speed=SPEED)
