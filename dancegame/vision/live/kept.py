"""Something open that stays open for as long as the same is asked for."""

from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Holds at most one open context; a context manager that closes it at the end."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._context: AbstractContextManager[T] | None = None
        self.value: T | None = None

    def get(self, key: Hashable, make: Callable[[], AbstractContextManager[T]]) -> T:
        """Return what is open where the key is the one of before, else close that and open what is made."""
        if self._context is None or key != self._key:
            self.drop()
            context = make()
            self.value = context.__enter__()
            self._key, self._context = key, context
        assert self.value is not None
        return self.value

    def drop(self) -> None:
        """Close what is open; safe to call twice."""
        context, self._context, self.value = self._context, None, None
        if context is not None:
            context.__exit__(None, None, None)

    def __enter__(self) -> "Kept[T]":
        return self

    def __exit__(self, *error: object) -> None:
        self.drop()
