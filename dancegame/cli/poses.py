"""`dancegame poses`: prints the poses of a video, found through the live path."""

from pathlib import Path
from typing import Annotated, Any

import typer

from dancegame.cli import app
from dancegame.cli.finder import choose_estimator
from dancegame.cli.words import EstimatorOption, JsonOption, ModelOption, print_json, tell_notes, video_argument
from dancegame.core.live import LivePoses
from dancegame.texts import _

MAX_HEIGHT_PX = 720


@app.command()
def poses(
    video: Annotated[Path, video_argument("A video file of one or several dancers.")],
    players: Annotated[int, typer.Option(metavar="N", min=1, max=6, help="How many dance in the picture at most.")] = 1,
    estimator: EstimatorOption = None,
    model: ModelOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the players of every picture, a line each."""
    from dancegame.songs.importing import video_notes
    from dancegame.vision.pipeline import PosePipeline
    from dancegame.vision.video import read_pictures

    finder = choose_estimator(estimator, model)
    with read_pictures(video, max_height_px=MAX_HEIGHT_PX) as pictures, finder.make(players) as opened:
        pipeline = PosePipeline(opened, players)
        for time_s, rgb in pictures:
            found = pipeline.process(rgb, time_s)
            if as_json:
                print_json({"time_s": round(time_s, 4), "players": player_facts(found)})
            else:
                slots = ", ".join(str(slot + 1) for slot in sorted(found.players)) or _("nobody")
                typer.echo(f"{time_s:8.3f} s  {slots}")
        tell_notes(video_notes(pictures))


def player_facts(found: LivePoses) -> list[dict[str, Any]]:
    """Return the players of a picture as `--json` names them; an unseen joint is [null, null, 0]."""
    return [
        {
            "slot": slot,
            "ambiguous": slot in found.ambiguous,
            "joints": [
                [round(float(x), 4), round(float(y), 4), round(float(seen), 3)] if seen > 0 else [None, None, 0]
                for (x, y), seen in zip(pose.xy, pose.confidence, strict=True)
            ],
        }
        for slot, pose in sorted(found.players.items())
    ]
