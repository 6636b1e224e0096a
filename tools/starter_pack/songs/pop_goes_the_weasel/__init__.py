"""Pop Goes the Weasel: sneak, scratch like the monkey, wind the thread, turn the crank, and pop out of the box."""

from dancegame.core.character import Character
from tools.starter_pack.song import StarterSong
from tools.starter_pack.songs.pop_goes_the_weasel.dance import choreography
from tools.starter_pack.songs.pop_goes_the_weasel.music import score
from tools.starter_pack.tempo import Tempo

SONG = StarterSong(
    id="pop-goes-the-weasel",
    title="Pop Goes the Weasel",
    artist="Traditional",
    year=1853,
    credits=(
        "An English traditional dance tune, printed in 1853, its maker unknown; in the public domain. Arrangement and "
        "choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 108), (36, 114), (68, 122))),
    beats=91,
    counted_from=4,
    dance=choreography(),
    score=score(),
    gold_beats=(16, 32, 48, 64, 80),
    tags=("children", "easy"),
    character=Character.CHILD,
    scene="playroom",
)
