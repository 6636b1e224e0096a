"""How much work is done for each picture: one value that may be exchanged between two pictures."""

from dataclasses import dataclass, replace
from math import ceil

from dancegame.core.cores import usable_cores

# With two cores, beside a game that draws.
LOOKS_EACH_S = 45.0
# What is left, step after step, on a slow or busy computer: the share of close looks, how many in one picture, the
# overview's longer side in px, how many times as long it is until the next one, and how many close looks there are
# beside it. Three last as long as it does and make it slower: the longest picture of three dancers takes 80 ms with
# one for 110, but joints jump a quarter more where sources change.
SPARED = ((1.0, 8, 384, 1.0, 3), (0.6, 3, 384, 1.25, 1), (0.4, 2, 320, 1.5, 1), (0.25, 1, 256, 2.0, 1))
# Where it would be longer until somebody's next turn, close looks are dearer and worse than an overview of every
# picture, which takes as long as three with 384 px, two with 320, one and a half with 256: of six in two rows, seen 10
# times a second, 0.92 of the joints are within 0.03 picture heights with 256 px alone, in 34 ms of a core; with one
# close look a picture and an overview now and then it is 0.89, in 47 ms.
MOST_TURN_S = 0.15
# What an overview of 384 px costs in close looks; and pictures that come so seldom do so because of the camera: where
# it is the computer that takes so long for one, something is left out. Where both networks see everybody joints are
# better: of puppets seen 12 times a second 1.44 % are elsewhere, and 1.58 % where a fifth of the pictures are seen by
# both; of others, who hide each other more, 2.85 and 2.98 %.
NETWORK_LOOKS, SELDOM_S = 3, 1 / 16


@dataclass(frozen=True)
class Effort:
    """What the party's estimator may spend.

    network_px: the longer side of the picture in which everybody is looked for; less is quicker and coarser.
    network_every_s: everybody is looked for this often, twice to eight times as often while some are near each other,
    missing or lost; in each picture where close looks at all leave time for it.
    looks_each_s: looks at single dancers a second, of all dancers together; a picture's share of them goes to the
    neediest, one at least. looks_a_picture: but no more than so many, however long ago the picture before was.
    most_wait_s: nobody is left without a close look for longer where there are looks for all; 0 looks at everybody in
    each picture, more saves work with dancers who move little.
    beside_network: close looks beside an overview on each other thread.
    threads: how many networks run at once.
    """

    network_px: int = 384
    network_every_s: float = 0.4
    looks_each_s: float = 2 * LOOKS_EACH_S
    looks_a_picture: int = 8
    most_wait_s: float = 0.06
    beside_network: int = 3
    threads: int = 2

    @classmethod
    def of_this_computer(cls) -> "Effort":
        """Return what the cores that may be used can do."""
        cores = min(usable_cores(), 4)
        return cls(looks_each_s=LOOKS_EACH_S * cores, threads=cores)

    def looks_in(self, passed_s: float) -> int:
        """Return how many looks a picture has so long after the one before; they come in whole rounds."""
        rounds = ceil(max(1, round(self.looks_each_s * passed_s)) / self.threads)
        return min(rounds * self.threads, self.looks_a_picture)

    def is_glance(self, dancers: int, passed_s: float) -> bool:
        """Say whether so many dancers are looked at by the overview alone, so long after the picture before."""
        turns = ceil(dancers / self.looks_in(passed_s))
        return turns > 1 and turns * passed_s > MOST_TURN_S

    def has_time_for_both(self, dancers: int, passed_s: float) -> bool:
        """Say whether close looks at so many dancers leave time for an overview, where nothing is spared."""
        looks = min(round(self.looks_each_s * passed_s), self.looks_a_picture)
        is_whole = self.beside_network >= NETWORK_LOOKS
        return is_whole and passed_s >= SELDOM_S and dancers + NETWORK_LOOKS <= looks

    def spared(self, step: int) -> "Effort":
        """Return what is left of this effort at a step of SPARED."""
        looks_share, looks_a_picture, network_px, longer, beside = SPARED[step]
        return replace(
            self,
            network_px=min(network_px, self.network_px),
            network_every_s=longer * self.network_every_s,
            looks_each_s=looks_share * self.looks_each_s,
            looks_a_picture=min(looks_a_picture, self.looks_a_picture),
            beside_network=min(beside, self.beside_network),
        )
