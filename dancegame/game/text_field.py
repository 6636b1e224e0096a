"""A line of text that a person types: what stands before and behind the cursor, and what an input method composes."""

from dataclasses import dataclass, replace
from unicodedata import category, normalize

from dancegame.core.graphemes import graphemes

# Code points for one of the characters that people count; some marks and joined emoji need as many.
_MOST_CODES_EACH = 8


@dataclass(frozen=True)
class TextField:
    """A text being typed. All functions return the field as it is afterwards.

    limit: how many characters, as people count them, fit in. composition: what an input method (Korean, Japanese,
    Chinese...) shows at the cursor and has not yet given; it is no part of `text`.
    """

    before: str = ""
    after: str = ""
    composition: str = ""
    limit: int = 60

    @property
    def text(self) -> str:
        """What was typed."""
        return self.before + self.after

    @property
    def shown(self) -> str:
        """What was typed, with the composition at the cursor."""
        return self.before + self.composition + self.after

    def typed(self, text: str) -> "TextField":
        """Put text in at the cursor, without control characters, as far as it fits; ends a composition."""
        before = self.before
        for part in graphemes(normalize("NFC", _line(text))):
            longer = normalize("NFC", before + part)
            whole = longer + self.after
            if len(graphemes(whole)) > self.limit or len(whole) > self.limit * _MOST_CODES_EACH:
                break
            before = longer
        return replace(self, before=before, composition="")

    def composing(self, text: str) -> "TextField":
        """Show what an input method composes; an empty text ends it, with nothing typed."""
        return replace(self, composition=_line(text))

    def erased(self) -> "TextField":
        """Erase the character before the cursor. A composition is the input method's to erase."""
        return self if self.composition else replace(self, before="".join(graphemes(self.before)[:-1]))

    def erased_behind(self) -> "TextField":
        """Erase the character behind the cursor."""
        return self if self.composition else replace(self, after="".join(graphemes(self.after)[1:]))

    def emptied(self) -> "TextField":
        """Erase everything."""
        return TextField(limit=self.limit)

    def moved(self, by: int) -> "TextField":
        """Move the cursor by so many characters in the order of writing, backwards if negative, as far as there are."""
        if self.composition:
            return self
        parts = graphemes(self.text)
        place = min(max(len(graphemes(self.before)) + by, 0), len(parts))
        return replace(self, before="".join(parts[:place]), after="".join(parts[place:]))

    def moved_to_start(self) -> "TextField":
        """Move the cursor before all text."""
        return self.moved(-len(self.text))

    def moved_to_end(self) -> "TextField":
        """Move the cursor behind all text."""
        return self.moved(len(self.text))


def _line(text: str) -> str:
    """Return a text with spaces for tabs and line breaks, and without control characters and halves of characters."""
    spaced = "".join(" " if character.isspace() else character for character in text)
    return "".join(character for character in spaced if category(character) not in ("Cc", "Cs"))
