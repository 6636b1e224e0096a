"""The Irish Washerwoman: a jig on quick feet with arms like posts, heel clicks, leaps, and a washing day."""

from dancegame.core.character import Character
from tools.starter_pack.song import StarterSong
from tools.starter_pack.songs.irish_washerwoman.dance import choreography
from tools.starter_pack.songs.irish_washerwoman.music import score
from tools.starter_pack.tempo import Tempo

SONG = StarterSong(
    id="irish-washerwoman",
    title="The Irish Washerwoman",
    artist="Traditional",
    year=1792,
    credits=(
        "An Irish traditional jig, printed by 1792, its maker unknown; in the public domain. Arrangement and "
        "choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 112),)),
    beats=106,
    counted_from=4,
    dance=choreography(),
    score=score(),
    gold_beats=(38, 62, 74, 86),
    tags=("folk", "fast"),
    character=Character.SKIRT,
    scene="glade",
)
