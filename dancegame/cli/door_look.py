"""Looks into a file of a stranger before anything is made of it: what it is, what it says of itself, who is in it."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dancegame.core.arrivals import PackLook, PackSong, Refused, VideoLook
from dancegame.core.errors import InputError
from dancegame.core.live import LivePicture
from dancegame.core.ports import PoseEstimator
from dancegame.core.poses import Pose
from dancegame.core.texts import N_
from dancegame.songs.packs.manifest import PACK_SUFFIX
from dancegame.songs.reading import check_regular

if TYPE_CHECKING:
    from dancegame.cli.door_process import Desk
    from dancegame.songs.extract import VideoPictures

DOING = N_("Looking at the video")
# How much of a look is done once it has begun, the video is open, and the networks are loaded: on a busy computer these
# two take nearly all of the time where they are loaded for the first time.
BEGUN, OPENED, LOADED = 0.05, 0.4, 0.7
# What a shown picture is at most.
SHOWN_HEIGHT_PX = 540
# Where people are looked for before it is said who is in a video: shares of it, but not far in.
PLACES = ((0.15, 4.0), (0.35, 9.0), (0.6, 15.0))
# Two bodies whose middles are nearer than so much of their height are one that was found twice.
ONE_SHARE = 0.12
# What is no higher than this share of the highest body is a part of one, or somebody far behind.
LEAST_SHARE = 1 / 3
# Known by their first letters: FFmpeg would take some of them for a video of one picture.
PHOTOS = (b"\xff\xd8\xff", b"\x89PNG", b"BM", b"II*\0", b"MM\0*")
PHOTO_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".heic", ".webp"})


def check_file(path: Path) -> None:
    """Raise InputError for a file that is plainly none of those that songs come from."""
    remedy = N_("Bring a video in which somebody dances, or a pack of songs.")
    if path.is_dir():
        raise InputError(N_("There is no video and no pack in {name}."), remedy=remedy, name=path.name)
    try:
        check_regular(path)
        with path.open("rb") as file:
            head = file.read(16)
    except (OSError, ValueError) as error:
        raise InputError(
            N_("{name} cannot be read: {reason}."),
            remedy=N_("Check its name, and that you may use it."),
            name=path.name,
            reason=getattr(error, "strerror", None) or error,
        ) from error
    if not head:
        raise InputError(N_("{name} is empty."), remedy=remedy, name=path.name)
    if path.suffix.lower() in PHOTO_SUFFIXES or head.startswith(PHOTOS):
        raise InputError(N_("{name} is a photo, and nobody dances in a photo."), remedy=remedy, name=path.name)
    if path.suffix.lower() != PACK_SUFFIX and b"\0" not in head and _is_text(path):
        raise InputError(N_("{name} is a text."), remedy=remedy, name=path.name)


def _is_text(path: Path) -> bool:
    with path.open("rb") as file, suppress(UnicodeDecodeError):
        content = file.read(4096)
        text = content[: max(1, len(content) - 3)].decode("utf-8")
        return all(letter.isprintable() or letter.isspace() for letter in text)
    return False


def look_into_video(path: Path, desk: "Desk") -> VideoLook:
    """Return what is known of a video, and who is in a picture with most people. Raises VideoError, ModelError."""
    from dancegame.cli.finder import choose_estimator
    from dancegame.cli.finding import MOST_DANCERS
    from dancegame.cli.video_import import MAX_HEIGHT_PX, text_for
    from dancegame.songs.extract import check_length
    from dancegame.songs.intake.beside import said_beside
    from dancegame.songs.speed import sped, speed_of
    from dancegame.texts.words import UNKNOWN_ARTIST
    from dancegame.vision.bars import find_used_part
    from dancegame.vision.video import read_pictures

    desk.on_progress(BEGUN, DOING)
    said = said_beside(path)
    # Whoever is touched is told by place and second: both are counted as they are when the song is made.
    used = find_used_part(path, start_s=said.part.start_s, end_s=said.part.end_s)
    with read_pictures(path, max_height_px=MAX_HEIGHT_PX, used=used) as filmed:
        pictures = sped(filmed, speed_of(said.speed, filmed.facts))
        check_length(pictures.facts)
        # The first picture is there long before the networks are.
        first = next(iter(pictures))
        desk.on_seen(first[1], first[0], {})
        desk.on_progress(OPENED, DOING)
        with choose_estimator(None, None).make(MOST_DANCERS) as estimator:
            desk.on_progress(LOADED, DOING)
            picture, people = _fullest(first, pictures, estimator, desk)
    text = text_for(path, said)
    artist = "" if text.artist == UNKNOWN_ARTIST else text.artist
    row = tuple(sorted(people, key=lambda pose: float(np.nanmean(pose.xy[:, 0]))))
    return VideoLook(path, text.title, artist, pictures.facts.duration_s, picture, row)


def _fullest(
    first: tuple[float, NDArray[np.uint8]], pictures: "VideoPictures", estimator: PoseEstimator, desk: "Desk"
) -> tuple[LivePicture, tuple[Pose, ...]]:
    """Return the picture with most people among the first one and those of PLACES, and who is in it."""
    best: tuple[LivePicture, tuple[Pose, ...]] | None = None
    share = LOADED
    seconds = pictures.facts.duration_s
    places = [min(share * seconds, most_s) for share, most_s in PLACES] if seconds else [most_s for _, most_s in PLACES]
    pictures.skip_to(places[0])
    for time_s, rgb in chain([first], pictures):
        if best is not None and time_s < places[0]:
            continue
        desk.on_seen(rgb, time_s, {})
        people = distinct(estimator.estimate(rgb, time_s=time_s))
        share += (1 - LOADED) / (1 + len(PLACES))
        desk.on_progress(min(1.0, share), DOING)
        if best is None or len(people) > len(best[1]):
            best = LivePicture(rgb, time_s), people
        places = [place for place in places if place > time_s]
        if not places:
            break
        pictures.skip_to(places[0])
    assert best is not None, "an open video has a picture"
    return best


def distinct(people: Sequence[Pose]) -> tuple[Pose, ...]:
    """Return everybody who can be meant, once: of somebody found twice the surer pose, and nothing much too small."""
    kept: list[Pose] = []
    least = LEAST_SHARE * max(map(_height, people), default=0.0)
    for pose in sorted(people, key=lambda one: -float(one.confidence.sum())):
        if _height(pose) < least:
            continue
        if all(_apart(pose, other) >= ONE_SHARE for other in kept):
            kept.append(pose)
    return tuple(kept)


def _apart(one: Pose, other: Pose) -> float:
    """Return how far the middles of two bodies are apart, as a share of the higher one's height."""
    first, second = (np.nanmean(pose.xy, axis=0) for pose in (one, other))
    return float(np.hypot(*(first - second))) / max(_height(one), _height(other), 1e-6)


def _height(pose: Pose) -> float:
    return float(np.nanmax(pose.xy[:, 1]) - np.nanmin(pose.xy[:, 1]))


def look_into_pack(path: Path, home: Path) -> PackLook:
    """Return what a pack says of itself and of its songs. Raises PackError."""
    from dancegame.songs.packs.archive import open_pack
    from dancegame.songs.packs.installed import installed_packs
    from dancegame.songs.packs.staging import RefusalError, pack_facts

    songs, refused = [], []
    with open_pack(path) as pack:
        label = pack.manifest
        for number in range(1, len(label.songs) + 1):
            try:
                facts = pack_facts(pack, number)
                songs.append(PackSong(facts.title, facts.artist, facts.licence, facts.credits))
            except RefusalError as error:
                refused.append(Refused(error.name, error.reason))
        there = installed_packs(home)
        return PackLook(
            path=path,
            title=label.title,
            author=label.author,
            licence=label.licence,
            credits=label.credits,
            songs=tuple(songs),
            refused=tuple(refused),
            is_here=any(one.record.sha256 == pack.sha256 for one in there),
            earlier=tuple(
                one.id
                for one in there
                if one.record.sha256 != pack.sha256
                and (one.record.title, one.record.author) == (label.title, label.author)
            ),
        )


def shown(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a picture (H, W, 3) no higher than is shown."""
    height, width = rgb.shape[:2]
    if height <= SHOWN_HEIGHT_PX:
        return rgb
    import cv2

    size = max(1, round(width * SHOWN_HEIGHT_PX / height)), SHOWN_HEIGHT_PX
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)
