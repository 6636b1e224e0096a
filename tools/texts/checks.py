"""What is wrong with a language's translations, in words for whoever mends them."""

import string
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message


def faults(translations: Catalog, texts: Catalog) -> Iterator[str]:
    """Yield what is missing, doubtful, no longer said, or fills in other values than its text."""
    said = {message.id for message in texts if message.id}
    for message in translations:
        if message.id and message.id not in said:
            yield f"no longer said: {message.id!r}"
    for wanted in texts:
        if wanted.id:
            yield from _faults_of(wanted, translations[_key(wanted)], translations.num_plurals)


def _faults_of(wanted: Message, found: Message | None, plurals: int) -> Iterator[str]:
    texts = _forms(wanted.id)
    if found is None or found.id != wanted.id:
        yield f"not in the catalogue: {wanted.id!r}"
        return
    if found.fuzzy:
        yield f"doubtful: {wanted.id!r}"
    forms = _forms(found.string)
    if not all(form.strip() for form in forms):
        yield f"not translated: {wanted.id!r}"
        return
    if found.pluralizable and len(forms) != plurals:
        yield f"{len(forms)} plural forms instead of {plurals}: {wanted.id!r}"
    possible = [placeholders(text) for text in texts]
    for form in forms:
        if placeholders(form) not in possible:
            yield f"fills in {sorted(placeholders(form))}, not {sorted(possible[-1])}: {form!r}"


def placeholders(text: str) -> frozenset[str]:
    """Return the names of the values that a text fills in, with how they are written."""
    parts = string.Formatter().parse(text)
    return frozenset(f"{name}:{spec}!{conversion}" for _, name, spec, conversion in parts if name is not None)


def _key(message: Message) -> str:
    return _forms(message.id)[0]


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)
