"""Where everything stands in a dance: alone the dancer leads, in a party the players fill most of the picture."""

from dataclasses import dataclass, replace

from dancegame.game.drawing.canvas import Box, Canvas

# A whole wide camera picture of a party is more than half of a wide screen; of an upright one as large as it gets in
# its width.
PARTY_SHARE, UPRIGHT_SHAPE = 0.71, 1.3
LANE, PARTY_LANE = 216.0, 160.0
SCORE = 190.0
# The title in a line, or in a narrow place above the artist.
TITLE, HIGH_TITLE = 50.0, 92.0


@dataclass(frozen=True)
class Places:
    """dancing: the leading dancer. scores: of one who dances alone; a party has its points at the players."""

    dancing: Box
    title: Box
    camera: Box
    scores: Box
    cards: Box


def places_of(canvas: Canvas, *, players: int, has_bodies: bool = False) -> Places:
    """Return the places in a picture of any shape; has_bodies: players stand on the floor as bodies of light."""
    places = _alone(canvas) if players == 1 else _party(canvas)
    return _on_floor(canvas, places, players=players) if has_bodies and not canvas.is_upright else places


def _on_floor(canvas: Canvas, places: Places, *, players: int) -> Places:
    """Cards and scores go above the players, so that these stand where the leading dancer stands."""
    camera, gap = places.camera, 18.0
    cards = Box(camera.left, camera.top, camera.width, PARTY_LANE)
    top = cards.bottom + gap
    scores = cards
    if players == 1:
        scores = Box(camera.left, top, camera.width, SCORE)
        top = scores.bottom + gap
    room = Box(camera.left, top, camera.width, canvas.safe.bottom - top)
    return replace(places, camera=room, scores=scores, cards=cards)


def dancing_box(canvas: Canvas, *, players: int) -> Box:
    """Return where the leading dancer is."""
    return places_of(canvas, players=players).dancing


def _alone(canvas: Canvas) -> Places:
    dancing, side = canvas.halves(first=0.40 if canvas.is_upright else 0.57)
    title = Box(canvas.safe.left, canvas.safe.top - 14, dancing.width - 60, TITLE)
    # No raised hand crosses the title.
    dancing = Box(dancing.left, title.bottom, dancing.width, dancing.bottom - title.bottom)
    side = side.clip(canvas.safe)
    cards = Box(side.left, side.bottom - LANE, side.width, LANE)
    scores = Box(side.left, cards.top - 20 - SCORE, side.width, SCORE)
    camera = Box(side.left, side.top, side.width, scores.top - 30 - side.top)
    return Places(dancing, title, camera, scores, cards)


def _party(canvas: Canvas) -> Places:
    safe, gap = canvas.safe, 18.0
    if canvas.is_upright:
        # The dancer above, the players below them, both as wide as the picture.
        title = Box(safe.left, safe.top - 14, safe.width, TITLE)
        cards = Box(safe.left, safe.bottom - PARTY_LANE, safe.width, PARTY_LANE)
        height = safe.width / UPRIGHT_SHAPE
        camera = Box(safe.left, cards.top - gap - height, safe.width, height)
        dancing = Box(0, title.bottom, canvas.area.width, camera.top - title.bottom)
    else:
        width = PARTY_SHARE * canvas.area.width
        cards = Box(safe.right - width, safe.bottom - PARTY_LANE, width, PARTY_LANE)
        camera = Box(cards.left, safe.top, width, cards.top - gap - safe.top)
        title = Box(safe.left, safe.top - 14, camera.left - safe.left - 24, HIGH_TITLE)
        dancing = Box(0, title.bottom, camera.left, canvas.area.height - title.bottom)
    return Places(dancing, title, camera, cards, cards)
