"""What the help of each command ends with: commands to copy, each with what it does."""

import typer
from typer.models import CommandInfo

# A command as its help writes it, without the program's name -> what it does.
Examples = tuple[tuple[str, str], ...]

START: Examples = (
    ("", "opens the game"),
    ("demo", "a round that plays itself, without a camera"),
    ("doctor", "what camera, light, room and sound are like"),
    ("import dance.mp4", "makes a song of a dance video"),
    ("import --help", "explains a command; each has that"),
)
# In the order in which the help lists them.
EXAMPLES: dict[str, Examples] = {
    "play": (
        ("play", "the menu"),
        ("play --mode party --players 6", "a party at once"),
        ("play --mode solo --song can-can", "one song, alone"),
        ("play --mode guess", "the quiz, without a camera"),
        ("play --camera 1", "with the second camera"),
        ("play --camera puppet", "with a drawn dancer instead of a camera"),
    ),
    "demo": (
        ("demo", "one round in a window"),
        ("demo --party", "a party of four"),
        ("demo habanera --headless --seconds 10", "without a screen, ten seconds of a dance"),
    ),
    "practice": (("practice habanera", "slowed, stretch by stretch"),),
    "songs": (("songs", "each with its id"),),
    "import": (
        ('import dance.mp4 --title "My Dance" --artist "Me"', "one video"),
        ("import duo.mp4 --dancer left --preview look.mp4", "the one on the left, and a film to check it by"),
        ("import dance.mp4 --audio song.flac", "danced to a recording"),
        ("import Videos --jobs 4", "a whole folder, four at a time"),
    ),
    "export": (
        ("songs", "lists the ids"),
        ('export can-can habanera party.dance --author "Me"', "two songs in one file"),
    ),
    "install": (
        ("info party.dance", "what is in it, and under which licence"),
        ("install party.dance", "adds its songs"),
    ),
    "info": (
        ("info party.dance", "before it is installed"),
        ("info can-can", "of a song that is there"),
    ),
    "remove": (
        ("songs", "lists the ids"),
        ("remove my-dance", "deletes that song, after asking"),
    ),
    "scores": (
        ("scores", "the last evening"),
        ("scores can-can --strictness pro", "one song, judged strictly"),
        ("scores --csv scores.csv", "everything, for a spreadsheet"),
    ),
    "profiles": (
        ("profiles", "who there is"),
        ("profiles --delete Mia", "forgets Mia with all that is hers"),
    ),
    "replay": (
        ("replay", "lists the rounds that were kept"),
        ("replay round.replay --verify", "judges one again and compares the points"),
    ),
    "clip": (
        ("clip round.replay best.mp4 --sound", "the best 12 seconds, with music"),
        ("clip round.replay best.mp4 --size 1080x1920", "upright, for a phone"),
        ("clip round.replay result.png", "a picture of the result"),
    ),
    "render": (
        ("render habanera habanera.mp4 --sound", "the dance as a film"),
        ("render --quiz 5 quiz.mp4", "five mysteries to show at a party"),
    ),
    "score": (
        ("score can-can me.mp4", "judges a film of yourself"),
        ("score can-can us.mp4 --players 2", "judges two people in one picture"),
    ),
    "calibrate": (
        ("calibrate", "with the camera of the settings"),
        ("calibrate --camera 1", "with another one; what is measured is kept for it"),
    ),
    "doctor": (
        ("doctor", "looks at the camera of the settings"),
        ("doctor --camera 1", "looks at another one"),
    ),
    "selftest": (
        ("selftest", "with a window and a sound"),
        ("selftest --headless", "without"),
    ),
    "poses": (("poses dance.mp4 --players 2", "two dancers, a line a picture"),),
    "bench": (("bench live --quick", "how fast people are found, roughly"),),
    "models list": (("models list", "which there are, and where"),),
    "models get": (("models get openpose", "4.6 MB, checked when they are here"),),
}
# Two spaces stand before an example and between its halves.
GAP = "  "


def give_examples(app: typer.Typer) -> None:
    """Let the help of the program, and of each of its commands, end with its examples; sort its commands."""
    app.info.epilog = _epilog(START)
    _give(app, "")
    for group in app.registered_groups:
        if group.typer_instance is not None:
            _give(group.typer_instance, f"{group.name or group.typer_instance.info.name} ")


def _give(app: typer.Typer, group: str) -> None:
    order = list(EXAMPLES)
    app.registered_commands.sort(key=lambda command: order.index(f"{group}{_name(command)}"))
    for command in app.registered_commands:
        command.epilog = _epilog(EXAMPLES[f"{group}{_name(command)}"])


def _name(command: CommandInfo) -> str:
    return command.name or str(getattr(command.callback, "__name__", ""))


def _epilog(examples: Examples) -> str:
    """Return lines that are shown as they are (which is what the \\b says)."""
    commands = [f"dancegame {command}".rstrip() for command, _does in examples]
    width = max(map(len, commands))
    lines = [f"{GAP}{command:{width}}{GAP}{does}" for command, (_, does) in zip(commands, examples, strict=True)]
    return "\n".join(["\b", "Examples:", *lines])
