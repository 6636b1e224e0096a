"""Real dancers for the proving ground: videos found by the environment, watched once, and motion capture."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dancegame.bench.judge.mocap import Mocap, read_mocap
from dancegame.bench.judge.view import View
from dancegame.core.moves import cut_moves
from dancegame.core.poses import JOINT_COUNT, Pose, PoseSequence
from dancegame.core.song import Dance, Song
from dancegame.songs.dancers import Dancer, DancerChoice, choose_dancers
from dancegame.songs.extract import FindPeople, Part, watch
from dancegame.songs.importing import SongText, import_songs
from dancegame.songs.library import Library
from dancegame.vision.estimators import make_hybrid
from dancegame.vision.pipeline import PosePipeline
from dancegame.vision.video import read_pictures

MAX_HEIGHT_PX = 720
# Videos by what they show; of three side by side each is a dancer of their own.
PAIR, PARTY = "pair", "party"
VIDEOS = {
    "pair_reference": PAIR,
    "pair_same": PAIR,
    "pair_other": "pair_other",
    "studio_solo": "studio_solo",
    "cartoon_solo": "cartoon_solo",
    "av1_codec": "av1_codec",
}
PARTY_VIDEO, PARTY_PLAYERS = "party_three", 3
MOCAP = "mocap"
# They walk about a stage; the camera stands so far away that it sees them all the time.
STAGE_M = 6.0


@dataclass(frozen=True)
class Performer:
    """Somebody real. what: dancers with the same word dance the same dance, in sync.

    dance: theirs as a song's reference, as an import makes it. performance: as the live path sees them.
    """

    name: str
    what: str
    dance: Dance
    performance: PoseSequence


def read_performers(media: Path) -> list[Performer]:
    """Return the dancers of the videos in a folder, each video watched once; what is missing is left out."""
    performers = []
    for name, what in VIDEOS.items():
        if (video := media / f"{name}.mp4").is_file():
            watched = _watch(video, players=1)
            performers.append(_performer(name, what, video, watched, None))
    if (video := media / f"{PARTY_VIDEO}.mp4").is_file():
        watched = _watch(video, players=PARTY_PLAYERS)
        for dancer in (Dancer.LEFT, Dancer.CENTRE, Dancer.RIGHT):
            performers.append(_performer(f"{PARTY}_{dancer.value}", PARTY, video, watched, dancer))
    return performers


def read_mocaps(media: Path) -> dict[str, Mocap]:
    """Return the motion captures of a folder by name."""
    return {path.stem: read_mocap(path) for path in sorted((media / "mocap").glob("*.bvh"))}


def mocap_performer(name: str, mocap: Mocap, *, yaw_deg: float) -> Performer:
    """Return a motion-captured dancer seen yaw_deg aside of the front; every joint is seen."""
    view = View(yaw_deg=yaw_deg - mocap.facing_deg, distance_m=STAGE_M)
    xy = view.see(mocap.world + mocap.path[:, None]).astype(np.float32)
    seen = np.ones((len(xy), JOINT_COUNT), np.float32)
    sequence = PoseSequence(mocap.times_s, xy, seen, fps=(len(xy) - 1) / float(mocap.times_s[-1]))
    song = Song(name, name, MOCAP, sequence.duration_s, moves=cut_moves(sequence))
    return Performer(f"{MOCAP}_{name}", MOCAP, Dance(song, sequence), sequence)


def _watch(video: Path, *, players: int) -> Mapping[float, Mapping[int, Pose]]:
    """Return who is in every picture of a video, by its time, as in live play."""
    with (
        read_pictures(video, max_height_px=MAX_HEIGHT_PX) as pictures,
        make_hybrid(None, players) as estimator,
    ):
        pipeline = PosePipeline(estimator, players)
        return {time_s: pipeline.process(rgb, time_s).players for time_s, rgb in pictures}


def _performer(
    name: str, what: str, video: Path, watched: Mapping[float, Mapping[int, Pose]], dancer: DancerChoice
) -> Performer:
    find_people: FindPeople = lambda _rgb, time_s: watched[time_s]  # noqa: E731 (a def would shadow its type)
    with read_pictures(video, max_height_px=MAX_HEIGHT_PX) as pictures:
        everybody = watch(pictures, find_people)
    seen = everybody.dancer(*choose_dancers(everybody, dancer))
    performance = PoseSequence(seen.times_s, seen.xy, seen.confidence, fps=1 / seen.step_s)
    with (
        tempfile.TemporaryDirectory(prefix="dancegame-") as folder,
        read_pictures(video, max_height_px=MAX_HEIGHT_PX) as pictures,
    ):
        library = Library([Path(folder)])
        (imported,) = import_songs(
            video,
            pictures=pictures,
            find_people=find_people,
            text=SongText(name, what),
            library=library,
            dancer=dancer,
            part=Part(0.0, seen.end_s),
        )
        return Performer(name, what, library.load_dance(imported.song.id), performance)
