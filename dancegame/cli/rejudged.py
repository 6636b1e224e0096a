"""What came of judging replays again, in words and as facts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from dancegame.core.score import SCORING_VERSION
from dancegame.core.texts import N_
from dancegame.texts import _, n_

if TYPE_CHECKING:
    from dancegame.songs.database.rejudging import Judged

# By the value of a verdict; the first is told as a number alone.
WORDS = {
    "same": "",
    "other points": N_("{file}: judged again it earns {now_points}; that is what counts."),
    "other rules": N_(
        "{file} was judged by the rules of version {version}; those of today are version {now}. Its points stay as they"
        " were."
    ),
    "other dance": N_("{file}: the dance of {song} has changed since. Its points stay as they were."),
    "no song": N_("{file}: the song {song} is not in your library. Its points stay as they were."),
    "damaged": N_("{file} is damaged and cannot be judged again. Its points stay as they were."),
}


def tell_judged(judged: Sequence["Judged"]) -> None:
    """Say how many have the points they had, and of every other replay why not."""
    same = sum(one.verdict.value == "same" for one in judged)
    typer.echo(
        n_(
            "{count} replay was judged again, with the same points.",
            "{count} replays were judged again, with the same points.",
            same,
        )
    )
    for one in judged:
        if template := WORDS[one.verdict.value]:
            typer.echo("  " + _(template, **_values(one)))


def _values(one: "Judged") -> dict[str, object]:
    facts = one.file.facts
    return {
        "file": one.file.path.name,
        "song": facts.song_id,
        "version": facts.scoring_version,
        "now": SCORING_VERSION,
        "now_points": ", ".join(f"{score.points:,}" for score in one.scores.values()),
    }


def judged_facts(one: "Judged") -> dict[str, Any]:
    """Return a verdict for JSON."""
    facts = one.file.facts
    return {
        "file": str(one.file.path),
        "song": facts.song_id,
        "verdict": one.verdict.value,
        "scoring_version": facts.scoring_version,
        "kept_points": [player.points for player in facts.players],
        "points": [score.points for score in one.scores.values()],
    }
