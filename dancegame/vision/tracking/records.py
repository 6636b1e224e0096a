"""What tracking remembers of everyone: rows that Numba kernels and plain Python read and write alike."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import JOINT_COUNT
from dancegame.core.skeleton import CANONICAL

TORSO = np.array([CANONICAL.index(f"{side}_{name}") for name in ("shoulder", "hip") for side in ("left", "right")])
# Colour of chest, belly and thighs, three numbers each.
REGION_COUNT = 3
COLOUR_COUNT = 3 * REGION_COUNT
# More people than this in one picture, or in memory, are not looked at.
MOST_PEOPLE = 12
MOST_TRACKS = 22
# A piece of a body, beside others often made of two people, fits many: it counts by the share of so many joints.
WHOLE_JOINTS = 12
# A track goes on without its person for this long; after that, who comes back has to be recognised.
LOST_S = 0.5
# Spread of a person's colours from picture to picture (of 255), and of the logarithm of the measured size.
COLOUR_SPREAD = 22.0
SIZE_SPREAD = 0.18
# Instead of a track's number: a person whom no track follows, and what is no person of its own, being found twice.
NOBODYS = -1
NO_PERSON = -2

# One person in one picture. Places are picture heights; NaN is unseen or unknown.
PERSON = np.dtype(
    [
        ("xy", "f8", (JOINT_COUNT, 2)),
        ("confidence", "f8", (JOINT_COUNT,)),
        ("centre", "f8", (2,)),  # of the torso
        ("metre", "f8"),  # picture heights of a metre, were the person 1.7 m tall
        ("feet_y", "f8"),  # of the lower foot
        ("colour", "f8", (COLOUR_COUNT,)),
        ("is_hand_up", "b1"),
    ],
    align=True,
)

# One person over time. velocity and drift: picture heights a second of the joints and of the whole body.
TRACK = np.dtype(
    [
        ("xy", "f8", (JOINT_COUNT, 2)),
        ("velocity", "f8", (JOINT_COUNT, 2)),
        ("seen_s", "f8", (JOINT_COUNT,)),  # when each joint was seen last
        ("expected", "f8", (JOINT_COUNT, 2)),  # where the joints should be in the newest picture
        ("centre", "f8", (2,)),
        ("drift", "f8", (2,)),
        ("metre", "f8"),
        ("feet_y", "f8"),
        ("colour", "f8", (COLOUR_COUNT,)),  # of the clothes, learnt slowly, only while nobody is near
        ("glimpse", "f8", (COLOUR_COUNT,)),  # of the clothes since the last time somebody was near
        ("glimpse_metre", "f8"),  # and of the size
        ("quick", "f8", (JOINT_COUNT, 2)),  # shape in metres around the centre, averaged briefly
        ("slow", "f8", (JOINT_COUNT, 2)),  # and over a longer time: people move, pictures on the wall do not
        ("anchor", "f8", (2,)),  # where the person has been since anchor_s
        ("anchor_s", "f8"),
        ("born_s", "f8"),
        ("last_s", "f8"),
        ("known_s", "f8"),  # how long size and colour have been learnt
        ("clear_s", "f8"),  # how long nobody has been near
        ("stirred_s", "f8"),  # how long the person has moved
        ("hand_s", "f8"),  # how long a hand has been up
        ("is_doubted", "b1"),  # may have been taken for somebody else
        ("is_used", "b1"),
    ],
    align=True,
)


def new_track(person: np.void, *, now_s: float, is_doubted: bool) -> NDArray[np.void]:
    """Return the track () of somebody seen for the first time."""
    track = np.zeros((), TRACK)
    for name in ("xy", "centre", "metre", "feet_y", "colour"):
        track[name] = person[name]
    track["glimpse"], track["glimpse_metre"], track["anchor"] = person["colour"], person["metre"], person["centre"]
    track["seen_s"] = np.where(np.isnan(person["xy"][:, 0]), -np.inf, now_s)
    track["quick"] = track["slow"] = np.nan
    track["anchor_s"] = track["born_s"] = track["last_s"] = now_s
    track["is_used"], track["is_doubted"] = True, is_doubted
    return track
