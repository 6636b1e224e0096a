"""The name of a camera, as a command line or the settings give it: `0`, `puppet:...`, a file, an address."""

from dancegame.vision.cameras.camera import open_camera, puppet_song
from dancegame.vision.puppet.spec import is_puppet, is_upright_puppet, parse_puppets
from tools.fuzz.damage import other_numbers, spoilt, swollen
from tools.fuzz.reader import Reader, as_words

SEEDS = (
    "puppet:artist-title,delay=0.2,height=1.6,noise=0.01,x=0.5,mirror=1,fps=30,table=1",
    "puppet,x=0.3+x=0.7,height=1.3,outfit=1+still,wrong=0.5,near=0.6,chair=1,light=0.1,window=1,turned=90",
    "0",
    "rtsp://kitchen:554/1",
    "film.mp4",
)


def read(name: str) -> None:
    """Take the name apart, and make the camera without opening it."""
    if is_puppet(name):
        assert parse_puppets(name)
        is_upright_puppet(name)
    puppet_song(name)
    open_camera(name)


READER = Reader(as_words(read), lambda: [name.encode() for name in SEEDS], (spoilt, other_numbers, swollen))
