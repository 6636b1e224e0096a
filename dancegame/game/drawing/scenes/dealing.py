"""Which scene a song has: the one that it names, else one that its dance is like; always the same for the same song."""

import hashlib

from dancegame.core.song import Dance, Song
from dancegame.core.swell import swell_of
from dancegame.core.traits import Measures, Step, measure, traits_of
from dancegame.game.drawing.scenes import SCENES
from dancegame.game.drawing.scenes.decor import Decor, SongScene
from dancegame.game.drawing.scenes.tinting import tinted

# What goes with a dance, by its energy, and what with its tempo; both together are dealt from. No family that a story
# belongs to, as snow or a fair does, is given to a song of which nothing is known.
_BY_ENERGY = {
    Step.LOW: ("lake", "sunset", "glade"),
    Step.MIDDLE: ("sunset", "harbour", "theatre"),
    Step.HIGH: ("club", "cavern", "fiesta"),
}
_BY_TEMPO = {
    Step.LOW: ("ballroom", "lake"),
    Step.MIDDLE: ("midnight", "sunset"),
    Step.HIGH: ("club", "midnight"),
}


def scene_of(dance: Dance) -> SongScene:
    """Return the scene of a song in its video's colours, and its energy, by what its dance is like."""
    found = measure(dance.reference)
    decor = SCENES.get(dance.song.scene) or _dealt(dance.song, found)
    if dance.song.palette is not None:
        decor = tinted(decor, dance.song.palette)
    swell = swell_of(dance, found)
    return SongScene(decor, swell.usual, swell)


def _dealt(song: Song, found: Measures) -> Decor:
    """Deal one: by what is written on the song, so that it is the same on every computer and in every pack."""
    traits = traits_of(song, found)
    names = (*_BY_ENERGY[traits.energy], *_BY_TEMPO[traits.tempo])
    sign = hashlib.sha256(f"{song.title}\n{song.artist}".encode()).digest()
    return SCENES[names[int.from_bytes(sign[:4], "big") % len(names)]]
