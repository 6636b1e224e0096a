"""Options that several commands share, and how their answers are printed."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from dancegame.core.errors import DanceGameError
from dancegame.core.score import Grade, Score, Strictness
from dancegame.core.song import Song
from dancegame.game.parts import RoundReport
from dancegame.vision.estimators import EstimatorName

LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", metavar="DIR", help="The folder of your songs; the starter pack is always there too."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]
CameraOption = Annotated[
    str | None,
    typer.Option(
        "--camera",
        metavar="SRC",
        help="A camera's number, a video file, a stream's address, or a drawn dancer: "
        "puppet[:SONG|:still][,delay=0.2][,height=1.6][,noise=0.01][,x=0.5][,mirror=1][,fps=30].",
    ),
]
EstimatorOption = Annotated[
    EstimatorName | None, typer.Option("--estimator", help="What finds the dancers; mediapipe unless set otherwise.")
]
ModelOption = Annotated[
    Path | None, typer.Option("--model", metavar="PATH", help="Another pose network for the estimator.")
]
StrictnessOption = Annotated[
    Strictness | None,
    typer.Option("--strictness", help="How much likeness earns how much; party unless set otherwise."),
]
GhostOption = Annotated[
    str,
    typer.Option(
        "--ghost",
        metavar="FILE|best|none",
        help="Who dances along in a solo round: a replay, the best one of the song, or nobody.",
    ),
]


def print_json(answer: dict[str, Any]) -> None:
    """Print an answer as one line of JSON."""
    typer.echo(json.dumps(answer, ensure_ascii=False))


def score_facts(score: Score) -> dict[str, Any]:
    """Return a player's score as the `--json` answers name it."""
    return {
        "score": score.points,
        "stars": score.stars,
        "grades": {grade.value: score.grades[grade] for grade in Grade},
        "offset_s": None if score.offset_s is None else round(score.offset_s, 3),
    }


def move_facts(song: Song, score: Score) -> list[dict[str, Any]]:
    """Return how each move was judged, as the `--json` answers name it; timing_ms is less the latency, + is late.

    A move that was left out has no grade.
    """
    return [
        {
            "index": judged.index,
            "start_s": song.moves[judged.index].start_s,
            "end_s": song.moves[judged.index].end_s,
            "grade": None if judged.is_left_out else judged.grade.value,
            "similarity": round(judged.similarity, 4),
            "credit": round(judged.credit, 4),
            "offset_s": None if judged.offset_s is None else round(judged.offset_s, 3),
            "timing_ms": None if judged.timing_s is None else round(judged.timing_s * 1000),
            "worst_limb": judged.worst_limb,
            "missing": judged.missing and judged.missing.value,
            "is_gold": judged.is_gold,
            "is_left_out": judged.is_left_out,
            "weight": song.moves[judged.index].weight,
        }
        for judged in score.moves
    ]


def score_text(score: Score) -> str:
    """Return a player's score for a person to read."""
    stars = "*" * score.stars or "no stars"
    grades = ", ".join(f"{score.grades[grade]} {grade.value}" for grade in Grade)
    offset = "" if score.offset_s is None else f", {abs(score.offset_s) * 1000:.0f} ms {_side(score.offset_s)}"
    return f"{score.points:,} points, {stars} ({grades}{offset})"


def round_text(report: RoundReport) -> str:
    """Return what became of a round for a person to read."""
    guess = "" if report.guess is None else f"  guess {'right' if report.guess.is_right else 'wrong'}"
    lines = [f"{report.song.title} - {report.song.artist}{guess}"]
    lines += [f"  Player {slot + 1}: {score_text(score)}" for slot, score in report.scores.items()]
    return "\n".join(lines)


def tell_of_lost(reports: Iterable[RoundReport]) -> None:
    """Say on stderr which rounds could not be kept."""
    for report in reports:
        error = report.replay and report.replay.done() and report.replay.exception()
        if isinstance(error, DanceGameError):
            typer.echo(str(error), err=True)


def _side(offset_s: float) -> str:
    return "late" if offset_s > 0 else "early"
