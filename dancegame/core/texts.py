"""Texts as keys: what `core` and the parts say is English source text with values, translated where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dancegame.core.text import on_one_line


def N_(text: str) -> str:  # noqa: N802 (the name that extractors of gettext know)
    """Mark a text to be translated where it is shown."""
    return text


@dataclass(frozen=True)
class Text:
    """A sentence in English with named places, and what stands there. Without values it stands as it is.

    Values often quote a file's name or what is in it, so control characters are taken out.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        cleaned = {
            name: value if isinstance(value, int | float) else on_one_line(str(value))
            for name, value in self.values.items()
        }
        object.__setattr__(self, "template", on_one_line(self.template))
        object.__setattr__(self, "values", cleaned)

    @property
    def english(self) -> str:
        """The sentence with its values filled in."""
        return self.template.format_map(self.values) if self.values else self.template

    def __str__(self) -> str:
        return self.english
