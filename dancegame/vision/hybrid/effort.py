"""How much work is done for each picture: one value that may be exchanged between two pictures."""

from dataclasses import dataclass

from dancegame.vision.several.turns import usable_cores

# With two cores, beside a game that draws.
LOOKS_EACH_S = 45.0


@dataclass(frozen=True)
class Effort:
    """What the party's estimator may spend.

    network_px: the longer side of the picture in which everybody is looked for; less is quicker and coarser.
    network_every_s: everybody is looked for this often, four times as often while somebody is missing or lost.
    looks_each_s: looks at single dancers a second, of all dancers together; a picture's share of them goes to the
    neediest, one at least.
    most_wait_s: nobody is left without a close look for longer where there are looks for all; 0 looks at everybody in
    each picture, more saves work with dancers who move little.
    threads: how many networks run at once.
    """

    network_px: int = 384
    network_every_s: float = 0.2
    looks_each_s: float = 2 * LOOKS_EACH_S
    most_wait_s: float = 0.06
    threads: int = 2

    @classmethod
    def of_this_computer(cls) -> "Effort":
        """Return what the cores that may be used can do."""
        cores = min(usable_cores(), 4)
        return cls(looks_each_s=LOOKS_EACH_S * cores, threads=cores)
