"""`dancegame score`: judges a recorded performance with the rules of live play."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from dancegame.cli import app
from dancegame.cli.finder import Finder, choose_estimator
from dancegame.cli.progress import progress_bar
from dancegame.cli.settings import read_settings
from dancegame.cli.words import (
    EstimatorOption,
    JsonOption,
    LibraryOption,
    ModelOption,
    NoJumpsOption,
    SeatedOption,
    StrictnessOption,
    chosen_ease,
    move_facts,
    print_json,
    score_facts,
    score_text,
    tell_notes,
    video_argument,
)
from dancegame.core.advice import general_advice, what_to_work_on
from dancegame.core.align import likely_starts
from dancegame.core.ease import Ease, eased, fitting
from dancegame.core.errors import InputError, NoDancerError
from dancegame.core.live import LivePoses
from dancegame.core.poses import JOINT_COUNT, Observation, PoseSequence
from dancegame.core.round import DanceRound
from dancegame.core.score import Strictness
from dancegame.core.song import Dance
from dancegame.core.texts import N_, Text
from dancegame.texts import _
from dancegame.texts.words import advice_words, general_words

# Cameras deliver 720 lines; a recording is judged on no more.
MAX_HEIGHT_PX = 720
# A day; a song may have begun before its video.
MOST_START_S = 86_400.0


@app.command()
def score(
    song: Annotated[str, typer.Argument(help="The song's id, as `dancegame songs` lists it.")],
    video: Annotated[Path, video_argument("A video file of the performance.")],
    start: Annotated[
        float | None,
        typer.Option(
            metavar="SECOND", help="Second of the video at which the song starts; found by itself if left out."
        ),
    ] = None,
    players: Annotated[int, typer.Option(metavar="N", min=1, max=6, help="How many people dance in the video.")] = 1,
    library: LibraryOption = None,
    estimator: EstimatorOption = None,
    model: ModelOption = None,
    strictness: StrictnessOption = None,
    is_seated: SeatedOption = False,
    has_no_jumps: NoJumpsOption = False,
    as_json: JsonOption = False,
) -> None:
    """Judge a video of a performance against a song."""
    from dancegame.songs.library import open_library

    if start is not None and not abs(start) <= MOST_START_S:
        raise InputError(
            N_("--start is {start}, no second of a video."), remedy=N_("Leave it out to let it be found."), start=start
        )
    whole = open_library(library).load_dance(song)
    ease = fitting(whole, chosen_ease(is_seated=is_seated, has_no_jumps=has_no_jumps) or Ease.WHOLE)
    dance = eased(whole, ease)
    poses, notes = poses_of_video(video, players, choose_estimator(estimator, model))
    starts_s = likely_starts_of(dance, poses, video) if start is None else [start]
    how = strictness or read_settings().strictness
    best = max((judge(dance, poses, start_s, players, how) for start_s in starts_s), key=best_points)
    slots = [slot for slot in best.slots if best.score(slot).moves]
    tell_notes(notes)
    if as_json:
        noted = {"notes": [note.english for note in notes]}
        print_json({"strictness": how.value, "ease": ease.value} | _facts(dance, best, slots) | noted)
    else:
        _tell(dance, best, slots)


def _facts(dance: Dance, judged: DanceRound, slots: Sequence[int]) -> dict[str, Any]:
    return {
        "song": dance.song.id,
        "latency_s": judged.latency_s and round(judged.latency_s, 3),
        "players": [
            score_facts(judged.score(slot))
            | {"is_mirrored": judged.is_mirrored(slot), "moves": move_facts(dance.song, judged.score(slot))}
            for slot in slots
        ],
    }


def _tell(dance: Dance, judged: DanceRound, slots: Sequence[int]) -> None:
    """Print each player's score and what they should work on."""
    for slot in slots:
        score = judged.score(slot)
        is_mirrored = judged.is_mirrored(slot)
        line = N_("Player {number}: {score}, mirrored") if is_mirrored else N_("Player {number}: {score}")
        typer.echo(_(line, number=slot + 1, score=score_text(score)))
        general = general_advice(score)
        if general:
            typer.echo("  " + ": ".join(general_words(general)))
            continue
        for advice in what_to_work_on(score, dance.song.moves):
            typer.echo(f"  {advice_words(advice)}")


def poses_of_video(video: Path, players: int, finder: Finder) -> tuple[list[LivePoses], tuple[Text, ...]]:
    """Return the poses of every picture of a video, found and tracked as in live play, and what was wrong with it.

    Raises VideoError.
    """
    from dancegame.songs.importing import video_notes
    from dancegame.vision.pipeline import PosePipeline
    from dancegame.vision.video import read_pictures

    with (
        read_pictures(video, max_height_px=MAX_HEIGHT_PX) as pictures,
        finder.make(players) as estimator,
        progress_bar(_("Watching {video}", video=video.name), pictures.facts.duration_s) as show_s,
    ):
        pipeline = PosePipeline(estimator, players)
        poses = []
        for time_s, rgb in pictures:
            poses.append(pipeline.process(rgb, time_s))
            show_s(time_s)
    return poses, video_notes(pictures)


def judge(
    dance: Dance,
    poses: Sequence[LivePoses],
    start_s: float,
    players: int,
    strictness: Strictness = Strictness.PARTY,
) -> DanceRound:
    """Judge tracked poses against a dance whose second 0 falls at start_s of the recording."""
    dance_round = DanceRound(dance, slots=range(players), strictness=strictness)
    for found in poses:
        dance_round.observe(Observation(found.captured_s - start_s, found.players, found.ambiguous))
    dance_round.finish()
    return dance_round


def best_points(dance_round: DanceRound) -> int:
    """Return the points of the best player."""
    return max(dance_round.score(slot).points for slot in dance_round.slots)


def likely_starts_of(dance: Dance, poses: Sequence[LivePoses], video: Path) -> list[float]:
    """Return the seconds of the recording at which the song may start. Raises NoDancerError."""
    slots = sorted({slot for found in poses for slot in found.players})
    if not slots:
        raise NoDancerError(
            N_("Nobody was found in {video}."), remedy=N_("Use a video in which the dancer is seen whole."), video=video
        )
    return [start_s for slot in slots for start_s in likely_starts(dance.reference, _sequence(poses, slot))]


def _sequence(poses: Sequence[LivePoses], slot: int) -> PoseSequence:
    unseen_xy = np.full((JOINT_COUNT, 2), np.nan, np.float32)
    unseen = np.zeros(JOINT_COUNT, np.float32)
    own = [found.players.get(slot) for found in poses]
    times_s = np.array([found.captured_s for found in poses])
    return PoseSequence(
        times_s,
        np.array([unseen_xy if pose is None else pose.xy for pose in own]),
        np.array([unseen if pose is None else pose.confidence for pose in own]),
        fps=(len(times_s) - 1) / max(float(times_s[-1] - times_s[0]), 1e-3) if len(times_s) > 1 else 30.0,
    )
