"""`dancegame demo`: a whole round played by itself, with a puppet in front of the camera."""

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from dancegame.cli import app
from dancegame.cli.finder import camera_settings, choose_estimator
from dancegame.cli.words import (
    EstimatorOption,
    GhostOption,
    JsonOption,
    LibraryOption,
    ModelOption,
    NoJumpsOption,
    SeatedOption,
    StrictnessOption,
    chosen_ease,
    print_json,
    round_text,
    score_facts,
    tell_of_lost,
)
from dancegame.core.errors import DeviceError, InputError
from dancegame.core.live import CameraWish
from dancegame.core.texts import N_
from dancegame.game.parts import RoundReport

DEMO_SONG = "can-can"


@app.command()
def demo(
    song: Annotated[str | None, typer.Argument(help=f"The song's id; {DEMO_SONG} if left out.")] = None,
    party: Annotated[bool, typer.Option("--party", help="A whole party of four puppets that join and answer.")] = False,
    songs: Annotated[int, typer.Option(metavar="N", min=1, max=20, help="Of a party: how many dances.")] = 3,
    camera: Annotated[str, typer.Option(metavar="SRC", help="Who dances; as in `dancegame play`.")] = "puppet",
    headless: Annotated[bool, typer.Option("--headless", help="Without screen and sound.")] = False,
    seconds: Annotated[float | None, typer.Option(metavar="SECONDS", min=5, help="Dance only so many seconds.")] = None,
    shots: Annotated[Path | None, typer.Option(metavar="DIR", help="Save a picture of each stage.")] = None,
    players: Annotated[int, typer.Option(metavar="N", min=1, max=6, help="How many dance in the picture at most.")] = 1,
    library: LibraryOption = None,
    estimator: EstimatorOption = None,
    model: ModelOption = None,
    strictness: StrictnessOption = None,
    is_seated: SeatedOption = False,
    has_no_jumps: NoJumpsOption = False,
    ghost: GhostOption = "off",
    as_json: JsonOption = False,
) -> None:
    """Play a whole round by itself: mystery, guess, dance, result. Or a whole party: lobby, dances, podium."""
    if headless:
        os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    rules = {"strictness": strictness, "ease": chosen_ease(is_seated=is_seated, has_no_jumps=has_no_jumps)}
    chosen = {name: value for name, value in rules.items() if value is not None}
    shown = _Shots(shots) if shots else None
    if party:
        from dancegame.cli.party_demo import play_party

        if song is not None or (camera, players, ghost) != ("puppet", 1, "off"):
            raise InputError(
                N_("A party has its own puppets and draws its songs."),
                remedy=N_("Leave out the song, --camera, --players and --ghost."),
            )
        facts, text = play_party(
            library, songs=songs, seconds=seconds, is_silent=headless, estimator=estimator, model=model,
            given=chosen, on_stage=shown,
        )  # fmt: skip
    else:
        given = {"players": players, **camera_settings(camera, estimator, model), **chosen}
        wish = choose_estimator(estimator, model).wish(camera, players=players)
        report = _play_round(
            song, wish, library, ghost=ghost, seconds=seconds, is_silent=headless, given=given, on_stage=shown
        )
        facts, text = _facts(report), round_text(report)
    print_json(facts) if as_json else typer.echo(text)


def _play_round(
    song: str | None,
    wish: CameraWish,
    library: Path | None,
    *,
    ghost: str | None,
    seconds: float | None,
    is_silent: bool,
    given: dict[str, Any],
    on_stage: Any,
) -> RoundReport:
    """Let one round play itself."""
    from dancegame.cli.cameras import WishedCameras
    from dancegame.cli.ghosts import Replays, wished_ghost
    from dancegame.cli.parts import check_song, open_parts
    from dancegame.game.app import run_game
    from dancegame.game.autoplay import AutoPlayer
    from dancegame.songs.library import open_library

    cameras = WishedCameras(open_library(library), wish)
    chosen, named = wished_ghost(ghost)
    replays = Replays(named, is_drawn=cameras.is_drawn)
    song = replays.song_id(song) or DEMO_SONG
    check_song(cameras.shelf, song)
    with open_parts(cameras, replays=replays, is_silent=is_silent) as parts:
        reports = run_game(
            parts,
            mode="solo" if wish.players == 1 else "party",
            song_id=song,
            dance_s=seconds,
            is_one_round=True,
            given=given | chosen,
            autoplay=AutoPlayer(),
            on_stage=on_stage,
        )
    if not reports:
        raise DeviceError(N_("The demo was left before its end."), remedy=N_("Start it again and let it play."))
    tell_of_lost(reports)
    return reports[-1]


class _Shots:
    """Saves a picture of each stage as `<number>-<stage>.png`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._count = 0

    def __call__(self, stage: str, picture: Any) -> None:
        import pygame

        self._count += 1
        pygame.image.save(picture, self._folder / f"{self._count}-{stage}.png")


def _facts(report: RoundReport) -> dict[str, Any]:
    guess = report.guess
    is_kept = report.replay and report.replay.done() and not report.replay.exception()
    return {
        "song": report.song.id,
        "guess": guess and {"is_right": guess.is_right, "points": guess.points, "answer_s": round(guess.answer_s, 2)},
        "players": [score_facts(score) for score in report.scores.values()],
        "replay": str(report.replay.result()) if report.replay and is_kept else None,
        "frames_estimated": report.frames_estimated,
        "estimator_fps": report.estimator_fps and round(report.estimator_fps, 2),
        "render_fps": report.render_fps and round(report.render_fps, 2),
        "latency_s": report.latency_s and round(report.latency_s, 3),
    }
