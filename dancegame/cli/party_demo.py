"""`dancegame demo --party`: a whole party of puppets, in which nobody presses a key."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dancegame.cli.cameras import WishedCameras
from dancegame.cli.finder import camera_settings, choose_estimator
from dancegame.cli.parts import open_parts
from dancegame.core.evening.drama import label
from dancegame.core.evening.length import Length
from dancegame.core.evening.players import Team
from dancegame.core.evening.rounds import Round
from dancegame.core.evening.standings import Standing
from dancegame.core.settings import EstimatorName
from dancegame.game.app import OnStage, run_game
from dancegame.game.puppet_party import CAMERA, PUPPETS, PuppetParty
from dancegame.songs.library import open_library
from dancegame.texts import _
from dancegame.texts.words import text_words

LETTERS = "ABCD"


def play_party(
    library: Path | None,
    *,
    songs: int,
    seconds: float | None,
    is_silent: bool,
    estimator: EstimatorName | None,
    model: Path | None,
    given: Mapping[str, Any],
    on_stage: OnStage | None,
) -> tuple[dict[str, Any], str]:
    """Let four puppets play so many dances; returns what happened, as facts and in words.

    seconds: end each dance after so many song seconds. Raises DeviceError where the party gets stuck.
    """
    wish = choose_estimator(estimator, model).wish(CAMERA, players=len(PUPPETS))
    settings = {"players": len(PUPPETS), "gestures": True, **camera_settings(CAMERA, estimator, model), **given}
    director = PuppetParty(songs)
    with open_parts(WishedCameras(open_library(library), wish), is_silent=is_silent) as parts:
        run_game(
            parts, mode="party", lasts=Length(songs=1), dance_s=seconds, given=settings, autoplay=director,
            on_stage=on_stage,
        )  # fmt: skip
    return _facts(director), _words(director)


def _facts(director: PuppetParty) -> dict[str, Any]:
    return {
        "joined": [{"puppet": puppet, "player": player} for puppet, player in sorted(director.joined.items())],
        "modes": director.modes,
        "songs": [current.song_id for current in director.rounds],
        "answers": [_answers(current) for current in director.rounds],
        "dances": [_dances(current) for current in director.rounds],
        "standings": [[_standing(standing) for standing in standings] for standings in director.standings],
        "awards": [
            [{"kind": award.kind.value, "player": award.player.number, "figure": award.figure} for award in awards]
            for awards in director.awards
        ],
        "meant_gestures": director.meant_gestures,
        "false_gestures": director.false_gestures,
    }


def _answers(current: Round) -> list[dict[str, Any]]:
    guesses = current.answered.guesses if current.answered else ()
    return [
        {
            "player": guess.player,
            "answer": None if guess.answer is None else LETTERS[guess.answer],
            "is_right": guess.is_right,
            "points": guess.points,
            "answer_s": round(guess.answer_s, 2),
        }
        for guess in guesses
    ]


def _dances(current: Round) -> dict[str, int]:
    """Points of the dance by player number."""
    scores = current.danced.scores if current.danced else {}
    return {str(current.seats[slot].number): score.points for slot, score in scores.items()}


def _standing(standing: Standing) -> dict[str, Any]:
    who = standing.who
    return {
        "place": standing.place,
        "player": None if who is None or isinstance(who, Team) else who.number,
        "team": who.number if isinstance(who, Team) else None,
        "points": standing.points,
        "dance": standing.dance,
        "guess": standing.guess,
        "missed": standing.missed,
    }


def _words(director: PuppetParty) -> str:
    lines = []
    for standings, awards in zip(director.standings, director.awards, strict=True):
        for standing in standings:
            player = text_words(label(standing))
            lines.append(_("{place}. {player}: {points}", place=standing.place, player=player, points=standing.points))
        lines += [text_words(award.text) for award in awards] + [""]
    return "\n".join(lines).rstrip()
