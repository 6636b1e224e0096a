"""Texts as keys: what `core` says is English source text that `game` and `cli` translate."""


def N_(text: str) -> str:  # noqa: N802 (the name that extractors of gettext know)
    """Mark a text to be translated where it is shown."""
    return text
