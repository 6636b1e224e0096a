"""Options that several commands share, and how their answers are printed."""

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from dancegame.cli.crashes import CrashFile
from dancegame.core.ease import Ease
from dancegame.core.errors import BugError, DanceGameError, InputError
from dancegame.core.evening.modes import PLAYED
from dancegame.core.evening.modes.practice import PRACTISED
from dancegame.core.score import Grade, Score, Strictness
from dancegame.core.settings import EstimatorName
from dancegame.core.song import Song
from dancegame.core.texts import N_, Text
from dancegame.game.parts import RoundReport
from dancegame.texts import _, n_
from dancegame.texts.words import artist_words, error_words, grade_words, report_words, text_words

# mypy wants to see the names; the modes say them.
ModeName = StrEnum("ModeName", [(mode.name.upper(), mode.name) for mode in (*PLAYED, PRACTISED)])  # type: ignore[misc]
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
        "puppet[:SONG|:still][,delay=0.2][,height=1.6][,noise=0.01][,x=0.5][,mirror=1][,fps=30][,table=1].",
    ),
]
EstimatorOption = Annotated[
    EstimatorName | None,
    typer.Option(
        "--estimator",
        help="What finds the dancers; hybrid, one network for everybody and one for each, unless set otherwise.",
    ),
]
ModelOption = Annotated[
    Path | None, typer.Option("--model", metavar="PATH", help="Another pose network for the estimator.")
]
StrictnessOption = Annotated[
    Strictness | None,
    typer.Option("--strictness", help="How much likeness earns how much; party unless set otherwise."),
]
SeatedOption = Annotated[
    bool, typer.Option("--seated", help="Danced sitting: legs count nothing, and steps alone are a rest.")
]
NoJumpsOption = Annotated[bool, typer.Option("--no-jumps", help="Danced without jumps: they count nothing.")]
GhostOption = Annotated[
    str | None,
    typer.Option(
        "--ghost",
        metavar="FILE|best|last|off",
        help="Who dances along in a solo round: a replay, the best or the last one of the song, or nobody.",
    ),
]


def video_file(text: str) -> Path:
    """Return the file that was named. Raises InputError for an address, which has to become a file first."""
    if "://" in text:
        remedy = N_("Save the video as a file first.")
        raise InputError(N_("{video} is an address, not a file."), remedy=remedy, video=text)
    return Path(text)


def video_argument(about: str) -> Any:
    """Return the argument of a command that reads a video file."""
    return typer.Argument(parser=video_file, help=about)


def chosen_ease(*, is_seated: bool, has_no_jumps: bool) -> Ease | None:
    """Return what options say of how one dances, None where they say nothing; whoever sits does not jump."""
    return Ease.SEATED if is_seated else Ease.NO_JUMPS if has_no_jumps else None


def tell_notes(notes: Iterable[Text]) -> None:
    """Say on stderr what was not as it should be with a video."""
    for note in notes:
        typer.echo(text_words(note), err=True)


def print_json(answer: dict[str, Any]) -> None:
    """Print an answer as one line of JSON, in UTF-8 whatever the console speaks."""
    typer.echo(json.dumps(answer, ensure_ascii=False).encode("utf-8", errors="replace"))


def score_facts(score: Score) -> dict[str, Any]:
    """Return a player's score as the `--json` answers name it."""
    return {
        "score": score.points,
        "stars": score.stars,
        "grades": {grade.value: score.grades[grade] for grade in Grade},
        "offset_s": None if score.offset_s is None else round(score.offset_s, 3),
    }


def move_facts(song: Song, score: Score) -> list[dict[str, Any]]:
    """Return how each move was judged, as the `--json` answers name it; timing_ms is less the latency, + is late."""
    return [
        {
            "index": judged.index,
            "start_s": song.moves[judged.index].start_s,
            "end_s": song.moves[judged.index].end_s,
            "grade": judged.grade.value,
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
    said = [f"{score.grades[grade]} {grade_words(grade)}" for grade in Grade]
    if score.offset_s is not None:
        ms = f"{abs(score.offset_s) * 1000:.0f}"
        said.append(_("{ms} ms late", ms=ms) if score.offset_s > 0 else _("{ms} ms early", ms=ms))
    points = n_("{count:,} point", "{count:,} points", score.points)
    return f"{points}  {'*' * score.stars}  ({', '.join(said)})"


def round_text(report: RoundReport) -> str:
    """Return what became of a round for a person to read."""
    lines = [f"{report.song.title} - {artist_words(report.song.artist)}"]
    if report.guess is not None:
        lines.append("  " + (_("guessed right") if report.guess.is_right else _("not guessed")))
    for slot, score in report.scores.items():
        lines.append("  " + _("Player {number}: {score}", number=slot + 1, score=score_text(score)))
    return "\n".join(lines)


def tell_of_lost(reports: Iterable[RoundReport]) -> None:
    """Say on stderr which rounds could not be kept."""
    for report in reports:
        for kept in (report.replay, report.remembered):
            error = kept and kept.done() and kept.exception()
            if isinstance(error, DanceGameError):
                tell_error(error)


def tell_error(error: DanceGameError) -> None:
    """Say on stderr what went wrong, and the remedy; of a mistake of the program also where its report is."""
    typer.echo(" ".join(error_words(error)).strip(), err=True)
    if isinstance(error, BugError) and (place := CrashFile().keep(error.report)) is not None:
        typer.echo(report_words(place), err=True)
