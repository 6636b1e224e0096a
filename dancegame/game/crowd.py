"""The people who are heard: a few for one dancer, a hall full of them for a party."""

# From so many people on there is a group to be heard, and a hall.
GROUP, HALL = 2, 4


def crowd(name: str, people: int) -> str:
    """Return the sound effect of a crowd ("applause", "cheer") that so many people deserve."""
    size = 3 if people >= HALL else 2 if people >= GROUP else 1
    return f"{name}_{size}"
