"""Texts as keys with values: what `core` says is English source text that `game` and `cli` translate and fill."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dancegame.core.text import on_one_line


def N_(text: str) -> str:  # noqa: N802 (the name that extractors of gettext know)
    """Mark a text to be translated where it is shown."""
    return text


@dataclass(frozen=True)
class Text:
    """A sentence to be said in the player's language. template: English, with the names of its values in braces."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.english

    @property
    def english(self) -> str:
        """The sentence in English; what JSON, logs and the command line say."""
        return self.template.format_map(self.values) if self.values else self.template


def harmless(values: Mapping[str, object]) -> dict[str, object]:
    """Return values as texts may hold them: numbers and texts as they are, names of files and the like on one line."""
    return {
        name: value if isinstance(value, int | float | Text) else on_one_line(str(value))
        for name, value in values.items()
    }


def text_of(template: str, /, **values: object) -> Text:
    """Return a text with its values, made harmless."""
    return Text(template, harmless(values))


# Where nothing needs to be said.
NOTHING = Text("")
