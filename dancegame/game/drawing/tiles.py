"""Panes with words: menu entries, answers, buttons, and the small caps of keys."""

import pygame

from dancegame.game.drawing.glow import add, darkened
from dancegame.game.drawing.lettering import fitted, render, wrapped, write
from dancegame.game.drawing.colors import FAINT, GLASS, GLASS_EDGE, MUTED, NIGHT, WHITE, Color, dim, mix
from dancegame.game.drawing.shapes import badge, panel, panel_light


def draw_pane(
    surface: pygame.Surface, rect: pygame.Rect, *, color: Color, is_lit: bool, radius: int = 24, is_full: bool = False
) -> None:
    """Draw a pane of dark glass; lit ones glow in their colour, full ones are filled with it."""
    if is_lit or is_full:
        light = panel_light(rect.size, dim(color, 0.75 if is_lit else 0.45), radius=radius)
        add(surface, light, light.get_rect(center=rect.center).topleft)
    fill = mix(GLASS, color, 0.62 if is_full else 0.24 if is_lit else 0.07)
    edge = color if is_lit or is_full else mix(GLASS_EDGE, color, 0.35)
    surface.blit(panel(rect.size, fill, edge, radius=radius, edge_px=3 if is_lit else 2), rect)


def draw_menu_tile(
    surface: pygame.Surface, rect: pygame.Rect, *, key: str, title: str, text: str, color: Color, is_lit: bool
) -> None:
    """Draw an entry of the menu: a badge with its key, a large word, a quiet line."""
    draw_pane(surface, rect, color=color, is_lit=is_lit)
    draw_badge(surface, (rect.left + 62, rect.centery), key, color=color, diameter=64)
    left, width = rect.left + 114, rect.width - 138
    write(surface, title, size_px=38, color=WHITE, max_width=width, midleft=(left, rect.centery - 17))
    write(
        surface,
        text,
        size_px=21,
        is_bold=False,
        color=WHITE if is_lit else MUTED,
        max_width=width,
        midleft=(left, rect.centery + 26),
    )


def draw_badge(surface: pygame.Surface, center: tuple[float, float], text: str, *, color: Color, diameter: int) -> None:
    """Draw a disc of light with a letter on it."""
    disc = badge(diameter, color)
    surface.blit(disc, disc.get_rect(center=(round(center[0]), round(center[1]))))
    write(surface, text, size_px=int(diameter * 0.56), color=NIGHT, center=(center[0], center[1] - 1))


def draw_answer(
    surface: pygame.Surface,
    rect: pygame.Rect,
    *,
    letter: str,
    title: str,
    artist: str,
    color: Color,
    is_lit: bool = False,
    is_full: bool = False,
    is_faded: bool = False,
) -> None:
    """Draw one answer of the quiz."""
    if is_faded:
        color = mix(color, (60, 52, 88), 0.8)
    draw_pane(surface, rect, color=color, is_lit=is_lit, is_full=is_full)
    draw_badge(surface, (rect.left + 60, rect.centery), letter, color=color, diameter=70)
    left, width = rect.left + 112, rect.width - 132
    ink = FAINT if is_faded else WHITE
    quiet = FAINT if is_faded else WHITE if is_full else MUTED
    lines = [title] if fitted(title, 34, width)[1] >= 27 else wrapped(title, 26, width, is_bold=True)[:2]
    middle = rect.centery - (15 if len(lines) == 1 else 12)
    for number, line in enumerate(lines):
        y = middle + (number - (len(lines) - 1) / 2) * 31
        write(surface, line, size_px=34 if len(lines) == 1 else 26, color=ink, max_width=width, midleft=(left, y))
    y = rect.centery + (23 if len(lines) == 1 else 33)
    write(surface, artist, size_px=20, is_bold=False, color=quiet, max_width=width, midleft=(left, y))


def draw_button(surface: pygame.Surface, rect: pygame.Rect, text: str, *, key: str, color: Color, is_lit: bool) -> None:
    """Draw a button with the key that presses it."""
    draw_pane(surface, rect, color=color, is_lit=is_lit, radius=rect.height // 2)
    gap = 28 + 9 * len(key)
    place = write(
        surface, text, size_px=25, max_width=rect.width - gap - 28, center=(rect.centerx - gap / 2, rect.centery - 1)
    )
    draw_key(surface, key, midleft=(place.right + 10, rect.centery))


def draw_key(surface: pygame.Surface, key: str, *, midleft: tuple[float, float], alpha: float = 1.0) -> pygame.Rect:
    """Draw the cap of a key; returns its place."""
    width = 20 + 9 * len(key)
    rect = pygame.Rect(int(midleft[0]), int(midleft[1]) - 14, width, 28)
    cap = panel(rect.size, (44, 36, 76), FAINT, radius=7, edge_px=2)
    if alpha < 1:
        cap = cap.copy()
        cap.set_alpha(int(255 * alpha))
    surface.blit(cap, rect)
    write(surface, key, size_px=15, color=MUTED, alpha=alpha, center=(rect.centerx, rect.centery - 1))
    return rect


def draw_hints(
    surface: pygame.Surface, hints: tuple[tuple[str, str], ...], *, midbottom: tuple[int, int], alpha: float = 1.0
) -> None:
    """Draw a centred row of keys and what they do."""
    widths = [20 + 9 * len(key) + 8 + render(text, 18, MUTED, is_bold=False).get_width() for key, text in hints]
    x = midbottom[0] - (sum(widths) + 26 * (len(hints) - 1)) / 2
    for (key, text), width in zip(hints, widths, strict=True):
        cap = draw_key(surface, key, midleft=(x, midbottom[1] - 14), alpha=alpha)
        place = (cap.right + 8, midbottom[1] - 15)
        write(surface, text, size_px=18, color=MUTED, is_bold=False, alpha=alpha, midleft=place)
        x += width + 26


def dimmed(surface: pygame.Surface, share: float) -> None:
    """Darken everything drawn so far, to `share` of its light."""
    surface.blit(darkened(surface, share), (0, 0))
