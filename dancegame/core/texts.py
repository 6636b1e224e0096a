"""Texts as keys: what `core` and the parts say is English source text that `game` and `cli` translate."""

from types import MappingProxyType
from typing import Any, Self

from dancegame.core.text import on_one_line


def N_(text: str) -> str:  # noqa: N802 (the name that extractors of gettext know)
    """Mark a text to be translated where it is shown."""
    return text


class Text(str):
    """A sentence and the values in it: Text("{path} is damaged.", path=path).

    As a string it is the English sentence, for files, logs and JSON; `dancegame.texts._` says it in the player's
    language. Values are kept as numbers, as Texts (which are translated too) or as strings on one line.
    """

    __slots__ = ("template", "values")
    template: str
    values: MappingProxyType[str, int | float | str]

    def __new__(cls, template: str, /, **values: object) -> Self:
        kept = {name: _kept(value) for name, value in values.items()}
        made = super().__new__(cls, template.format_map(kept))
        made.template, made.values = template, MappingProxyType(kept)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (self.template, dict(self.values))


def _made(template: str, values: dict[str, object]) -> Text:
    return Text(template, **values)


def _kept(value: object) -> int | float | str:
    return value if isinstance(value, int | float | Text) else on_one_line(str(value))
