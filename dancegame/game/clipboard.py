"""Copies a text for other programs to paste."""

import pygame


def copy_text(text: str) -> bool:
    """Put a text on the clipboard; tell whether it is there. Some systems have none."""
    try:
        pygame.scrap.put_text(text)
        return bool(pygame.scrap.get_text() == text)
    except (pygame.error, NotImplementedError):  # the second where pygame was built without one
        return False
