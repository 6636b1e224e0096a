"""What is told of the sound of a dance that did not simply come with its video."""

from dancegame.core.texts import N_, Text, text_of
from dancegame.songs.sound.alignment import Placed
from dancegame.songs.sound.soundtrack import Soundtrack

# Below this a place in a recording is a guess that somebody should listen to.
SURE = 0.75
# From here on a recording's other speed is told: half a hundredth of a second in a minute is not.
TOLD_SPEED = 0.0005


def sound_notes(soundtrack: Soundtrack) -> tuple[Text, ...]:
    """Return what people should know of what they dance to."""
    if soundtrack.placed is not None:
        return () if soundtrack.placed.is_told else _placed_notes(soundtrack.placed)
    problem = () if soundtrack.problem is None else (soundtrack.problem.said,)
    if soundtrack.motion is not None:
        steady = (
            N_("A metronome of {bpm:.0f} beats a minute was made of the movements; --audio FILE adds music.")
            if soundtrack.motion.is_steady
            else N_(
                "The movements have no steady beat; a metronome of {bpm:.0f} beats a minute comes nearest. "
                "--audio FILE adds music."
            )
        )
        return (*problem, text_of(steady, bpm=soundtrack.beats.bpm or 0.0))
    if soundtrack.problem is not None:
        return (text_of(N_("{problem} The song is silent."), problem=soundtrack.problem.said),)
    return ()


def _placed_notes(placed: Placed) -> tuple[Text, ...]:
    notes = [
        text_of(
            N_("The video begins at second {offset:.2f} of the recording; {sure:.0%} sure."),
            offset=placed.offset_s,
            sure=placed.sureness,
        )
    ]
    if placed.sureness < SURE:
        notes.append(text_of(N_("Listen to it: if it does not fit, say the second with --audio-offset.")))
    if abs(placed.speed - 1) >= TOLD_SPEED:
        notes.append(
            text_of(
                N_("The video plays the recording at {share:.2%} of its speed; it was brought to that."),
                share=placed.speed,
            )
        )
    return tuple(notes)
