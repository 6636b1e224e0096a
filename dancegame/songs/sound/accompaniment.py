"""What a dance is danced to: the sound of its video, a recording laid to it, or a metronome of its own."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dancegame.core.errors import InputError, SoundError
from dancegame.core.poses import PoseSequence
from dancegame.core.texts import N_
from dancegame.core.time_line import EVEN, Leaps
from dancegame.songs.extract import WHOLE, Part, VideoFacts, VideoPictures
from dancegame.songs.sound.alignment import Placed, place_by_sound
from dancegame.songs.sound.motion_alignment import place_by_motion
from dancegame.songs.sound.motion_beats import BEATS_A_BAR, find_motion_beats
from dancegame.songs.sound.samples import length_s, read_sound
from dancegame.songs.sound.soundtrack import Soundtrack, keep_sound, make_soundtrack, own_sound, recorded

# A sound that ends this much before or after the pictures is written again with their true length.
LENGTH_TOLERANCE_S = 0.05
# A promise of a length costs memory before it is known to be true: a long one waits for the pictures.
MOST_PROMISED_S = 900.0
# So much of a video is compared with a recording, and so much of a recording is looked through.
MOST_COMPARED_S, MOST_RECORDING_S = 180.0, 1200.0


class Metronome(Protocol):
    """Makes a sound (N, 2) at 44,100 Hz of beats; as music.click_track.metronome."""

    def __call__(
        self, beats_s: tuple[float, ...], *, first_one: int, bar: int, duration_s: float
    ) -> NDArray[np.float32]: ...


@dataclass(frozen=True)
class AudioFile:
    """A sound file to dance to. offset_s: its second at which the video begins, None to find it."""

    path: Path
    offset_s: float | None = None


@dataclass(frozen=True)
class Accompaniment:
    """What is wished for: a recording instead of the video's sound, and what beats for a dance without any."""

    recording: AudioFile | None = None
    metronome: Metronome | None = None


class Accompanist:
    """Makes the sound of a dance, what it can of it while the dancer is looked for. ogg: the file to write."""

    def __init__(
        self,
        video: Path,
        *,
        wish: Accompaniment,
        facts: VideoFacts,
        part: Part,
        ogg: Path,
        pool: ThreadPoolExecutor,
    ) -> None:
        self._video, self._wish, self._facts, self._ogg = video, wish, facts, ogg
        self._part = part
        self._early = self._started(pool)
        # What does not fit is told before minutes are spent on the pictures.
        self._placed = None if wish.recording is None else self._placed_by_sound(wish.recording, EVEN)

    def _started(self, pool: ThreadPoolExecutor) -> Future[Soundtrack] | None:
        """Begin with the whole sound of the video, on the promise of how long its pictures last."""
        facts = self._facts
        is_asked = self._wish.recording is None and self._part == WHOLE and facts.has_sound
        if not is_asked or not facts.duration_s or facts.duration_s > MOST_PROMISED_S:
            return None
        return pool.submit(
            make_soundtrack,
            self._video,
            ogg=self._ogg,
            start_s=facts.start_s,
            duration_s=facts.duration_s,
            speed=facts.speed,
        )

    def finish(self, pictures: VideoPictures, *, start_s: float, end_s: float, reference: PoseSequence) -> Soundtrack:
        """Return the sound of a dance, from one to the other second of the video, as fast as the dance is.

        reference: the dance, from its own second 0. Raises InputError for a recording that fits nowhere, SoundError.
        """
        if self._wish.recording is not None:
            return self._of_recording(self._wish.recording, pictures.leaps, start_s, end_s, reference)
        soundtrack = self._of_video(pictures.leaps, start_s, end_s)
        if soundtrack.path is not None or self._wish.metronome is None:
            return soundtrack
        return self._of_motion(self._wish.metronome, reference, end_s - start_s, soundtrack.problem)

    def _of_video(self, leaps: Leaps, start_s: float, end_s: float) -> Soundtrack:
        facts = self._facts
        if not facts.has_sound:
            return Soundtrack()
        if self._early is not None:
            soundtrack = self._early.result()
            is_whole = start_s < LENGTH_TOLERANCE_S and abs(soundtrack.duration_s - end_s) < LENGTH_TOLERANCE_S
            if soundtrack.problem is not None or (is_whole and not leaps.has_any):
                return soundtrack
        return make_soundtrack(
            self._video,
            ogg=self._ogg,
            start_s=facts.start_s + start_s * facts.speed,
            duration_s=end_s - start_s,
            leaps=leaps,
            speed=facts.speed,
        )

    def _of_motion(
        self, make: Metronome, reference: PoseSequence, duration_s: float, problem: SoundError | None
    ) -> Soundtrack:
        found = find_motion_beats(reference, duration_s=duration_s)
        if not found.beats.times_s:
            return Soundtrack(problem=problem)
        sound = make(found.beats.times_s, first_one=found.first_one, bar=BEATS_A_BAR, duration_s=duration_s)
        kept = keep_sound(self._ogg, sound, beats=found.beats)
        return replace(kept, problem=problem, counted_from=found.first_one, motion=found)

    def _of_recording(
        self, recording: AudioFile, leaps: Leaps, start_s: float, end_s: float, reference: PoseSequence
    ) -> Soundtrack:
        placed = self._placed
        if placed is not None and leaps.has_any and recording.offset_s is None:
            placed = self._placed_by_sound(recording, leaps)
        if placed is None:
            placed = place_by_motion(reference, self._read(recording))
            if placed is None:
                raise _fits_nowhere(recording, self._video, N_("The movements in {video} fit {audio} nowhere."))
            placed = replace(placed, offset_s=placed.offset_s - start_s)
        heard = recorded(recording.path, placed, start_s=start_s, duration_s=end_s - start_s)
        if not heard.any():
            raise _nothing_to_hear(recording, self._video)
        return replace(keep_sound(self._ogg, heard), placed=placed)

    def _placed_by_sound(self, recording: AudioFile, leaps: Leaps) -> Placed | None:
        """Return where the video begins in a recording, in seconds as fast as the dance; None without sound to tell."""
        if not recording.path.is_file():
            raise InputError(
                N_("There is no file {audio}."), remedy=N_("Check the path after --audio."), audio=recording.path
            )
        if recording.offset_s is not None:
            first_s, last_s = self._part.start_s or 0.0, self._part.end_s or self._facts.duration_s
            is_past = recording.offset_s + first_s >= length_s(recording.path)
            if is_past or (last_s is not None and recording.offset_s + last_s <= -LENGTH_TOLERANCE_S):
                raise _nothing_to_hear(recording, self._video)
            return Placed(recording.offset_s, is_told=True)
        facts = self._facts
        length_s(recording.path)  # a file without sound is told of now
        if not facts.has_sound:
            return None
        first_s = self._part.start_s or 0.0
        last_s = min(first_s + MOST_COMPARED_S, *(s for s in (self._part.end_s, facts.duration_s) if s))
        try:
            ours = own_sound(
                self._video,
                start_s=facts.start_s + first_s * facts.speed,
                duration_s=last_s - first_s,
                leaps=leaps,
                speed=facts.speed,
            )
        except SoundError:
            return None
        if ours is None:
            return None
        placed = place_by_sound(ours, self._read(recording))
        if placed is None:
            raise _fits_nowhere(recording, self._video, N_("The sound of {video} is nowhere in {audio}."))
        return replace(placed, offset_s=placed.offset_s - placed.speed * first_s)

    def _read(self, recording: AudioFile) -> NDArray[np.float32]:
        return read_sound(recording.path, start_s=0.0, duration_s=min(MOST_RECORDING_S, length_s(recording.path)))


def _nothing_to_hear(recording: AudioFile, video: Path) -> InputError:
    return InputError(
        N_("{audio} has nothing to hear while {video} is danced."),
        remedy=N_("Name another --audio-offset, or another file."),
        audio=recording.path,
        video=video,
    )


def _fits_nowhere(recording: AudioFile, video: Path, what: str) -> InputError:
    return InputError(
        what,
        remedy=N_("Choose another recording, or say with --audio-offset at which second of it the video begins."),
        audio=recording.path,
        video=video,
    )
