"""La Cucaracha: shake the maracas, hobble, scuttle like the cockroach, press to the side, kick and doff the hat."""

from dancegame.core.character import Character
from tools.starter_pack.song import StarterSong
from tools.starter_pack.songs.la_cucaracha.dance import choreography
from tools.starter_pack.songs.la_cucaracha.music import score
from tools.starter_pack.tempo import Tempo

SONG = StarterSong(
    id="la-cucaracha",
    title="La Cucaracha",
    artist="Traditional",
    year=1818,
    credits=(
        "A Mexican traditional song of unknown makers, known in Mexico by 1818; in the public domain. Arrangement and "
        "choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 138),)),
    beats=111,
    dance=choreography(),
    score=score(),
    gold_beats=(16, 32, 52, 96),
    tags=("party", "folk"),
    character=Character.HAT,
    scene="fiesta",
)
