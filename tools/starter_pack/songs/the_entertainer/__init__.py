"""The Entertainer: a cakewalk with hat and cane: strut leaning back, prance, lean on the cane, soft shoe, and bow."""

from dancegame.core.character import Character
from tools.starter_pack.song import StarterSong
from tools.starter_pack.songs.the_entertainer.dance import choreography
from tools.starter_pack.songs.the_entertainer.music import score
from tools.starter_pack.tempo import Tempo

SONG = StarterSong(
    id="the-entertainer",
    title="The Entertainer",
    artist="Scott Joplin",
    year=1902,
    credits=(
        "Tune: the ragtime two step The Entertainer by Scott Joplin (1868-1917), 1902; in the public domain. "
        "Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 82),)),
    beats=77,
    dance=choreography(),
    score=score(),
    gold_beats=(10, 24, 34, 60),
    tags=("ragtime", "elegant"),
    character=Character.HAT,
    scene="theatre",
)
