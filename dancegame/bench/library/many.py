"""Makes a library of thousands of songs by varying the shipped ones: other names, dances mixed from two of them."""

import os
import re
import shutil
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np

from dancegame.core.derived import Derived
from dancegame.songs.derived_facts import DerivedFacts, facts_of, read_derived
from dancegame.songs.facts import inline_table, read_facts
from dancegame.songs.files import facts_path, poses_path

# What songs are called: of several scripts, the same words in many of them.
TITLES = (
    "Midnight {n}",
    "Dance of the {n} Swans",
    "오늘 밤 {n}",
    "Café {n}",
    "夜に踊る {n}",
    "Fire and Rain, Part {n}",
)
ARTISTS = 600
_NAMED = re.compile(r"^(id|title|artist|tags|derived) = .*\n", re.MULTILINE)


def make_library(root: Path, shipped: Path, *, count: int) -> None:
    """Fill a folder; of a song's poses there is one file, under many names where the disk can do that."""
    (root / "reference_poses").mkdir(parents=True)
    models = sorted((shipped / "reference_poses").glob("*.toml"))
    texts = [_NAMED.sub("", path.read_text("utf-8")) for path in models]
    mixes = _mixes(models)
    random = np.random.default_rng(15)
    for number in range(count):
        place = number % len(models)
        song_id = f"song-{number:05}"
        derived = msgspec.structs.replace(
            mixes[int(random.integers(len(mixes)))],
            speed=round(float(random.uniform(0.3, 0.7)), 4),
            limb_speed=round(float(random.uniform(0.5, 2.0)), 4),
            beat_s=round(float(random.uniform(0.35, 0.8)), 4),
        )
        title = TITLES[number % len(TITLES)].format(n=number)
        artist, tag = f"Artist {number % ARTISTS}", f"tag {number % 7}"
        head = f'id = "{song_id}"\ntitle = "{title}"\nartist = "{artist}"\ntags = ["{tag}"]\n'
        text = head + f"derived = {inline_table(derived)}\n" + texts[place]
        facts_path(root, song_id).write_text(text, "utf-8")
        link_or_copy(models[place].with_suffix(".npz"), poses_path(root, song_id))


def _mixes(models: list[Path]) -> list[DerivedFacts]:
    """Return what is derived of dances that are as much one as another."""
    known = [derived for path in models if (derived := read_derived(read_facts(path).derived)) is not None]
    return [
        facts_of(_mixed(one, other, share)) for one, other in pairwise([*known, known[0]]) for share in (0.2, 0.5, 0.8)
    ]


def _mixed(one: Derived, other: Derived, share: float) -> Derived:
    ours, theirs = one.descriptor, other.descriptor
    descriptor = type(ours)(
        shapes=share * ours.shapes + (1 - share) * theirs.shapes,
        limbs=share * ours.limbs + (1 - share) * theirs.limbs,
        phases=share * ours.phases + (1 - share) * theirs.phases,
        speed=ours.speed,
        beat_s=ours.beat_s,
    )
    return Derived(one.measures, descriptor, one.jump_share, one.floor_share, one.preview_s)


def link_or_copy(source: Path, target: Path) -> None:
    """Give a file another name, or copy it where the disk or another disk does not allow that."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
