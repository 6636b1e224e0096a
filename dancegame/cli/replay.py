"""`dancegame replay`: lists the rounds that were kept, and judges one of them again."""

from pathlib import Path
from typing import Annotated, Any

import typer

from dancegame.cli import app
from dancegame.cli.words import JsonOption, LibraryOption, print_json, score_facts, score_text
from dancegame.core.replay import Replay, fingerprint, rescore
from dancegame.core.score import SCORING_VERSION, Score
from dancegame.core.song import Dance
from dancegame.texts import _
from dancegame.texts.words import EASE_WORDS, STRICTNESS_WORDS, artist_words


@app.command()
def replay(
    file: Annotated[Path | None, typer.Argument(help="A replay; lists those there are if left out.")] = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="End with 0 only where the points are the same as when it was danced.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the rounds that were kept, or judge one again."""
    from dancegame.songs.library import open_library
    from dancegame.songs.replays import read_replay

    if file is None:
        _list(as_json=as_json)
        return
    kept = read_replay(file)
    dance = open_library(library).load_dance(kept.song_id)
    dance_round = rescore(kept, dance)
    scores = {slot: dance_round.score(slot) for slot in dance_round.slots}
    is_same = all(score.points == kept.scores[slot].points for slot, score in scores.items())
    if as_json:
        print_json(_facts(file, kept, dance, scores))
    else:
        _tell(kept, dance, scores)
    if verify and not is_same:
        raise typer.Exit(1)


def _facts(file: Path, kept: Replay, dance: Dance, scores: dict[int, Score]) -> dict[str, Any]:
    players = []
    for slot, score in scores.items():
        facts = score_facts(score)
        points, before = facts.pop("score"), kept.scores[slot].points
        players.append({"slot": slot, "points": points, **facts, "kept_points": before, "is_same": points == before})
    return {
        "file": str(file.resolve()),
        "song": kept.song_id,
        "scoring_version": kept.scoring_version,
        "scoring_version_now": SCORING_VERSION,
        "is_song_changed": kept.fingerprint != fingerprint(dance),
        "strictness": kept.terms.strictness.value,
        "ease": kept.terms.ease.value,
        "danced_at": kept.danced_at,
        "duration_s": round(kept.recording.duration_s, 3),
        "players": players,
    }


def _tell(kept: Replay, dance: Dance, scores: dict[int, Score]) -> None:
    terms = f"{_(STRICTNESS_WORDS[kept.terms.strictness])}, {_(EASE_WORDS[kept.terms.ease])}, {kept.danced_at}"
    typer.echo(f"{dance.song.title} - {artist_words(dance.song.artist)}  ({terms})")
    for slot, score in scores.items():
        before = kept.scores[slot].points
        same = _("as it was") if score.points == before else _("it was {points:,}", points=before)
        typer.echo("  " + _("Player {number}: {score}", number=slot + 1, score=score_text(score)) + f"  [{same}]")
    if kept.scoring_version != SCORING_VERSION:
        text = _(
            "It was judged by scoring version {before}; this is version {now}.",
            before=kept.scoring_version,
            now=SCORING_VERSION,
        )
        typer.echo(text)
    if kept.fingerprint != fingerprint(dance):
        text = _("The song {song} has changed since: its dance or its moves are others now.", song=kept.song_id)
        typer.echo(text)


def _list(*, as_json: bool) -> None:
    from dancegame.songs.replay_folder import ReplayFolder, replay_folder

    files = ReplayFolder(replay_folder()).files()
    if as_json:
        listed = [
            {
                "file": str(found.path),
                "song": found.facts.song_id,
                "danced_at": found.facts.danced_at,
                "strictness": found.facts.strictness.value,
                "ease": found.facts.ease.value,
                "is_drawn": found.facts.is_drawn,
                "points": [player.points for player in found.facts.players],
            }
            for found in files
        ]
        print_json({"replays": listed})
        return
    if not files:
        typer.echo(_("No round has been kept yet in {folder}.", folder=replay_folder()))
    for found in files:
        points = ", ".join(f"{player.points:,}" for player in found.facts.players)
        line = f"{found.path}  {found.facts.song_id}  {points}"
        typer.echo(_("{line}  (puppet)", line=line) if found.facts.is_drawn else line)
