"""What is said of whose a song is: the starter pack's in the player's language, others' as their authors wrote it."""

from dancegame.core.texts import N_
from dancegame.texts import _

# How all credits of the starter pack end.
_END = "; in the public domain. Arrangement and choreography: the dancegame project, CC0."
_SHARED = N_("Public domain. Arrangement and choreography: the dancegame project, CC0.")
_TUNES = (
    N_("A Scottish traditional tune; words by Robert Burns (1759-1796), 1788, sung to this tune since 1799"),
    N_("Tune: the first waltz of An der schönen blauen Donau by Johann Strauss II (1825-1899), 1866"),
    N_("Tune: the Galop infernal of Orpheus in the Underworld by Jacques Offenbach (1819-1880), 1858"),
    N_("Tune: from the opera Carmen by Georges Bizet (1838-1875), 1875, after a song by Sebastián Iradier (1809-1865)"),
    N_(
        "A children's action song, documented since 1912, here without words, to the traditional tune "
        "There Is a Tavern in the Town (printed by 1883)"
    ),
    N_("An Irish traditional jig, printed by 1792, its maker unknown"),
    N_("By James Lord Pierpont (1822-1893), 1857, the chorus as it is sung traditionally"),
    N_("A Russian folk song: traditional tune, words from a poem of 1861 by Nikolay Nekrasov (1821-1878)"),
    N_("A Mexican traditional song of unknown makers, known in Mexico by 1818"),
    N_("Tune: from the second act of Swan Lake by Pyotr Ilyich Tchaikovsky (1840-1893), 1876"),
    N_("Tune: from the music to Peer Gynt by Edvard Grieg (1843-1907), 1875"),
    N_("An English traditional dance tune, printed in 1853, its maker unknown"),
    N_("Tune: Radetzky-Marsch by Johann Strauss I (1804-1849), 1848"),
    N_("A traditional round, words printed in 1852, tune printed in 1881 by Eliphalet Oram Lyte (1842-1913)"),
    N_("The Neapolitan tarantella, a traditional dance, also written down by Luigi Ricci (1805-1859) in 1852"),
    N_("Tune: the ragtime two step The Entertainer by Scott Joplin (1868-1917), 1902"),
    N_("Tune: the gallop from the overture to Guillaume Tell by Gioachino Rossini (1792-1868), 1829"),
)


def credit_words(said: str) -> tuple[str, ...]:
    """Return what is to be said of whose a song is, in parts; as it is written where it is not of the starter pack."""
    tune = said.removesuffix(_END)
    return (_(tune), _(_SHARED)) if tune != said and tune in _TUNES else tuple(filter(None, said.splitlines()))
