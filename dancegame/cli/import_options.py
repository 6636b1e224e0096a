"""What `dancegame import` can be told of videos: an argument, and an option for each thing."""

from pathlib import Path
from typing import Annotated

import typer

from dancegame.cli.words import video_file

VideosArgument = Annotated[
    list[Path],
    typer.Argument(
        parser=video_file,
        metavar="VIDEO|FOLDER|LIST.csv...",
        help="Videos of a dancer, best from head to toe; folders of them; lists with a column “path” and, if you "
        "like, title, artist, year, tags, dancer, start, end, speed, credits, licence.",
    ),
]
TitleOption = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        help="The song's title. Left out, what a list, a .toml beside the video, its tags or its name say.",
    ),
]
ArtistOption = Annotated[str | None, typer.Option(metavar="NAME", help="Who plays or dances it; found like the title.")]
YearOption = Annotated[int | None, typer.Option(metavar="YEAR", help="The year it came out.")]
DancerOption = Annotated[
    str | None,
    typer.Option(
        metavar="left|centre|right|N|all",
        help="Which of several dancers, as you see them in the video; N counts from the left, "
        "all makes a song of each. Left out, the main dancer.",
    ),
]
StartOption = Annotated[
    float | None,
    typer.Option(metavar="SECOND", help="Second of the video at which the dance begins; found by itself if left out."),
]
EndOption = Annotated[
    float | None,
    typer.Option(metavar="SECOND", help="Second of the video at which the dance ends; found by itself if left out."),
]
SpeedOption = Annotated[
    float | None,
    typer.Option(
        metavar="FACTOR",
        help="How many times as fast as in the video the dance is to be: 2 for a video that was slowed to half. "
        "Left out, as the video says, else as it is.",
    ),
]
AudioOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="A recording to dance to instead of the video's sound, in any sound or video file. It is laid to the "
        "video by itself: by the video's own sound, or by the movements where it has none.",
    ),
]
AudioOffsetOption = Annotated[
    float | None,
    typer.Option(
        metavar="SECOND", help="Second of the recording at which the video begins; found by itself if left out."
    ),
]
PreviewOption = Annotated[
    Path | None, typer.Option(metavar="FILE.mp4", help="Write the video with the found skeleton over it.")
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        metavar="N", min=1, max=256, help="How many of several videos are read side by side; left out, one a core."
    ),
]
ClusterOption = Annotated[
    str | None,
    typer.Option(metavar="tcp://HOST:PORT", help="Let a Dask cluster read them; needs the extra “cluster”."),
]
