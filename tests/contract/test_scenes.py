"""Scenes: which song has which, that none gives a mystery away, flashes, or hides dancers and words."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pygame
import pytest
from game_fakes import DANCES, FakeShelf, Play
from test_themes import linear

from dancegame.game.drawing.canvas import Canvas, Look
from dancegame.game.drawing.dancer import MysteryDancer
from dancegame.game.drawing.flood import Flood, draw_flood
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.scene import HORIZON_ABOVE_FLOOR, Lighting, Scene
from dancegame.game.drawing.scenery import FADE_S, SWEEP_S, Scenery
from dancegame.game.drawing.scenes import SCENES
from dancegame.game.drawing.scenes.dealing import scene_of
from dancegame.game.drawing.scenes.decor import SongScene
from dancegame.game.drawing.theatre import Theatre, stand_in
from dancegame.game.drawing.themes import THEMES
from dancegame.game.drawing.themes.high_contrast import HIGH_CONTRAST
from dancegame.game.drawing.themes.neon import NEON
from dancegame.songs.library import Library

ROOT = Path(__file__).parents[2]
SMALL, NEON_LOOK = (320, 180), Look(NEON)
PICTURES_PER_S, BEATS_PER_S = 30, 3.2
# Rec. 709, as WCAG defines relative luminance.
LUMINANCE = np.array((0.2126, 0.7152, 0.0722))
LINEAR = np.array([linear((value, 0, 0))[0] for value in range(256)])

pytestmark = pytest.mark.usefixtures("screen")
every_scene = pytest.mark.parametrize("decor", SCENES.values(), ids=SCENES)


def easel(look: Look = NEON_LOOK, size: tuple[int, int] = SMALL) -> Canvas:
    return Canvas(pygame.Surface(size).convert(), look)


def horizon_of(canvas: Canvas) -> float:
    return stand_in(canvas.area).floor - HORIZON_ABOVE_FLOOR


def draw(scene: Scene, canvas: Canvas, time_s: float, *, pulse: float = 0.0, energy: float = 1.0) -> None:
    place = stand_in(canvas.area)
    scene.draw(canvas, Lighting(time_s, place.x, [(place.x, place.floor)], pulse, energy))


def light_of(canvas: Canvas) -> np.ndarray:
    """The relative luminance (W, H) of a picture."""
    return LINEAR[pygame.surfarray.array3d(canvas.surface)] @ LUMINANCE


def bytes_of(canvas: Canvas) -> bytes:
    return pygame.image.tobytes(canvas.surface, "RGB")


def changes(lights: list[np.ndarray]) -> np.ndarray:
    """Where luminance turned by a tenth, up or down, the darker side below 0.8 (T, W, H): two of them are a flash."""
    low = high = lights[0]
    rising, falling = (np.zeros(low.shape, bool) for _ in range(2))
    found = []
    for light in lights:
        low, high = np.minimum(low, light), np.maximum(high, light)
        rises = ~rising & (light - low >= 0.1) & (low < 0.8)
        falls = ~falling & (high - light >= 0.1) & (light < 0.8)
        rising, falling = (rising | rises) & ~falls, (falling | falls) & ~rises
        low, high = np.where(rises | falling, light, low), np.where(falls | rising, light, high)
        low, high = np.where(falling, np.minimum(low, light), low), np.where(rising, np.maximum(high, light), high)
        found.append(rises | falls)
    return np.array(found)


def most_flashes(lights: list[np.ndarray]) -> np.ndarray:
    """The most flashes that a place (W, H) has within any second."""
    turned = np.cumsum(changes(lights).astype(int), axis=0)
    turned = np.concatenate([np.zeros_like(turned[:1]), turned])
    within = turned[PICTURES_PER_S:] - turned[:-PICTURES_PER_S] if len(turned) > PICTURES_PER_S else turned[-1:]
    return within.max(axis=0) / 2


def test_flashes_are_counted() -> None:
    steady, blinking = np.zeros((2, 2)), np.full((2, 2), 0.3)
    lights = [blinking if k % 6 < 3 else steady for k in range(2 * PICTURES_PER_S)]
    assert most_flashes(lights).min() == pytest.approx(5, abs=0.5)
    assert most_flashes([steady + 0.09 * (k % 2) for k in range(60)]).max() == 0
    assert most_flashes([steady + k / 60 for k in range(60)]).max() <= 0.5


# Which song has which.


def test_every_song_of_the_starter_pack_names_a_scene() -> None:
    library = Library([ROOT])
    named = {song.id: library.load_dance(song.id).song.scene for song in library.songs()}
    assert len(named) == 17
    assert set(named.values()) <= set(SCENES)
    assert len(set(named.values())) >= 10


def test_a_song_that_names_none_is_dealt_one_by_what_it_is() -> None:
    dealt = [scene_of(dance) for dance in DANCES]
    assert dealt == [scene_of(dance) for dance in DANCES]
    # Another computer knows it by another id, in a pack.
    other = replace(DANCES[0], song=replace(DANCES[0].song, id="alpha-1234"))
    assert scene_of(other) == dealt[0]
    songs = [replace(DANCES[0], song=replace(DANCES[0].song, title=f"Song {number}")) for number in range(40)]
    assert len({scene_of(dance).decor.name for dance in songs}) >= 3
    assert all(0 <= scene.energy <= 1 for scene in dealt)


def test_a_scene_that_is_not_known_is_dealt_as_well() -> None:
    dance = replace(DANCES[0], song=replace(DANCES[0].song, scene="of_a_later_version"))
    assert scene_of(dance) == scene_of(DANCES[0])
    assert scene_of(replace(dance, song=replace(dance.song, scene="winter"))).decor is SCENES["winter"]


# What may be seen before the reveal, and how it comes.


def on(scene: str) -> FakeShelf:
    return FakeShelf(dances=tuple(replace(dance, song=replace(dance.song, scene=scene)) for dance in DANCES))


def test_nothing_but_the_scene_of_mysteries_is_drawn_before_the_reveal(display, monkeypatch) -> None:
    drawn, draw_scene = [], Scene.draw

    def note(scene, *told) -> bool:
        drawn.append(scene)
        return draw_scene(scene, *told)

    monkeypatch.setattr(Scene, "draw", note)
    play = Play(display, shelf=on("winter"), pictures_per_s=1.0)
    while play.stage in ("mystery", "guess"):
        play.wait()
    # All the time the song's scene was known, and ready long before.
    assert play.house.theatre.song.decor is SCENES["winter"]
    assert len(drawn) > 10
    # The last picture is the first of the reveal, where one scene is drawn over the other.
    assert len(set(drawn[:-2])) == 1


def test_no_picture_of_a_mystery_depends_on_the_scene_of_the_song() -> None:
    pictures = []
    for decor in (None, SCENES["winter"], SCENES["fiesta"]):
        canvas, theatre = easel(), Theatre(is_patient=True)
        theatre.cast(DANCES[0].reference, None if decor is None else SongScene(decor, 0.9))
        for time_s in (1.0, 1.5, 2.0):
            theatre.draw(canvas, now_s=time_s, song_s=time_s, box=canvas.area, pulse=0.7, is_veiled=True)
            pictures.append(bytes_of(canvas))
    assert pictures[:3] == pictures[3:6] == pictures[6:]
    assert len(set(pictures)) == 3


def test_an_empty_scene_is_that_of_mysteries_unless_it_is_to_be_dressed() -> None:
    canvas, pictures = easel(), []
    for song, is_dressed in ((None, False), (SongScene(SCENES["winter"], 0.9), False), (None, True)):
        theatre = Theatre(is_patient=True)
        theatre.cast(None, song)
        theatre.draw_empty(canvas, now_s=3.0, is_dressed=is_dressed)
        pictures.append(bytes_of(canvas))
    assert len(set(pictures)) == 1
    theatre.cast(None, SongScene(SCENES["winter"], 0.9))
    theatre.draw_empty(canvas, now_s=3.0, is_dressed=True)
    theatre.draw_empty(canvas, now_s=9.0, is_dressed=True)
    assert theatre.song.decor is SCENES["winter"]
    dressed = bytes_of(canvas)
    theatre.draw_empty(canvas, now_s=9.0)
    assert bytes_of(canvas) != dressed


@pytest.mark.parametrize("is_calm", [False, True], ids=["sweep", "calm"])
def test_at_the_reveal_one_scene_becomes_the_other(is_calm) -> None:
    canvas = easel(Look(NEON, is_calm=is_calm))
    theatre, alone, veiled = Theatre(is_patient=True), Theatre(is_patient=True), Theatre(is_patient=True)
    decor = SCENES["fiesta"]
    for one in (theatre, alone):
        one.cast(None, SongScene(decor, 0.5))
    takes_s = FADE_S if is_calm else SWEEP_S

    def shown(one: Theatre, now_s: float, *, is_veiled: bool) -> np.ndarray:
        one.draw(canvas, now_s=now_s, song_s=0.0, box=canvas.area, is_veiled=is_veiled)
        return pygame.surfarray.array3d(canvas.surface).astype(int)

    assert np.array_equal(shown(theatre, 1.0, is_veiled=True), shown(veiled, 1.0, is_veiled=True))
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        now_s = 1.0 + share * takes_s
        picture = shown(theatre, now_s, is_veiled=False)
        before, after = shown(veiled, now_s, is_veiled=True), shown(alone, now_s, is_veiled=False)
        like_before, like_after = ((np.abs(picture - other).max(axis=2) < 4).mean() for other in (before, after))
        if is_calm and 0 < share < 1:
            lowest, highest = np.minimum(before, after) - 2, np.maximum(before, after) + 2
            assert np.mean((picture >= lowest) & (picture <= highest)) > 0.99
        else:
            assert like_after == pytest.approx(share, abs=0.32)
            assert like_before == pytest.approx(1 - share, abs=0.45)


# Nothing flashes.


@every_scene
def test_no_scene_flashes(decor) -> None:
    """By WCAG 2.3.1, and stricter: no quarter of a picture has as much as one flash in a second."""
    canvas = easel()
    scene, lights = Scene(canvas, horizon=horizon_of(canvas), decor=decor), []
    for number in range(round(2.2 * PICTURES_PER_S)):
        time_s = 50 + number / PICTURES_PER_S
        draw(scene, canvas, time_s, pulse=float(np.exp(-9 * (time_s * BEATS_PER_S % 1) / BEATS_PER_S)))
        lights.append(light_of(canvas))
    flashes = most_flashes(lights)
    assert (flashes >= 1).mean() < 0.25
    assert (flashes > 3).mean() < 0.01


@every_scene
def test_a_scene_comes_without_a_flash(decor) -> None:
    """The beam passes every place once, and lights less than a quarter of the picture at a time."""
    canvas, theatre, lights = easel(), Theatre(is_patient=True), []
    theatre.cast(None, SongScene(decor, 1.0))
    for number in range(round((SWEEP_S + 0.6) * PICTURES_PER_S)):
        is_veiled = number < 3
        theatre.draw(canvas, now_s=9 + number / PICTURES_PER_S, song_s=0.0, box=canvas.area, is_veiled=is_veiled)
        lights.append(light_of(canvas))
    brightest = np.maximum(lights[0], lights[-1])
    assert max((light - brightest >= 0.1).mean() for light in lights) < 0.25
    assert (most_flashes(lights) > 1.5).mean() < 0.01


def lag(pictures_per_s: int) -> float:
    """How much beams that have swayed for a second differ from such as are lit all at once."""
    swaying, fresh = easel(), easel()
    scene = Scene(swaying, horizon=horizon_of(swaying))
    for number in range(pictures_per_s + 1):
        scene.draw(swaying, Lighting(5 + number / pictures_per_s, 960, (), is_turn=False))
    Scene(fresh, horizon=horizon_of(fresh)).draw(fresh, Lighting(6.0, 960, (), is_turn=False))
    was, should_be = (pygame.surfarray.array3d(canvas.surface).astype(int) for canvas in (swaying, fresh))
    return float(np.abs(was - should_be).mean())


@pytest.mark.parametrize("pictures_per_s", [30, 12, 5])
def test_beams_are_no_more_torn_where_pictures_come_seldom(pictures_per_s) -> None:
    assert lag(pictures_per_s) <= 1.1 * lag(60)


@pytest.mark.parametrize("pictures_per_s", [60, 30, 15])
def test_beams_that_follow_a_dancer_are_hardly_torn_and_arrive(monkeypatch, pictures_per_s) -> None:
    """As from a mystery to its question: the dancer glides to the left within 0.6 s."""
    around: dict[int, float] = {}
    light_up = Scene._light_up

    def note(scene, canvas, time_s, flood, top, bottom):
        light_up(scene, canvas, time_s, flood, top, bottom)
        around.update(dict.fromkeys(range(top, bottom), scene._lit_around))

    monkeypatch.setattr(Scene, "_light_up", note)
    canvas, steps = easel(), []
    scene = Scene(canvas, horizon=horizon_of(canvas))
    for number in range(20 * pictures_per_s):
        middle = 960 - 480 * min(1.0, number / pictures_per_s / 0.6)
        scene.draw(canvas, Lighting(number / pictures_per_s, middle, ()))
        rows = [around[row] for row in sorted(around)]
        steps.append(max(abs(above - below) for above, below in pairwise(rows)))
    assert 1 < max(steps) < 12
    assert set(around.values()) == {480}


@every_scene
def test_where_nothing_may_move_a_scene_stands_still(decor) -> None:
    canvas = easel(Look(NEON, is_calm=True))
    scene, seen = Scene(canvas, horizon=horizon_of(canvas), decor=decor), set()
    for number in range(24):
        draw(scene, canvas, 7.3 * number, pulse=number % 2)
        # The beams are lit band by band in the first pictures.
        if number >= 20:
            seen.add(bytes_of(canvas))
    assert len(seen) == 1


@every_scene
def test_a_scene_moves_as_time_goes_and_by_nothing_else(decor) -> None:
    canvas = easel()
    scene, pictures = Scene(canvas, horizon=horizon_of(canvas), decor=replace(decor, beams=0.0)), []
    for time_s in (4.0, 4.5, 90.0, 4.0):
        draw(scene, canvas, time_s, pulse=0.5)
        pictures.append(bytes_of(canvas))
    assert pictures[0] == pictures[3]
    assert len(set(pictures)) == 3


# Dancers and words stand out.


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@every_scene
def test_a_dancer_stands_out_from_every_scene(decor, theme) -> None:
    canvas = easel(Look(theme), (480, 270))
    scene, dancer = (
        Scene(canvas, horizon=horizon_of(canvas), decor=decor),
        MysteryDancer(frame_dance(DANCES[0].reference)),
    )
    half = canvas.halves()[0]
    for box in (half, canvas.area, half.move(half.width, 0)):
        draw(scene, canvas, 20.0, pulse=0.5)
        behind = light_of(canvas)
        place = stand_in(box, reach=dancer.framed.reach)
        dancer.draw(canvas, song_s=2.0, place=place)
        body = light_of(canvas)
        limbs = body - behind > 0.25
        left, right = (canvas.px(place.x + side * 0.35 * place.height) for side in (-1, 1))
        around = behind[max(0, left) : right, canvas.px(place.floor - place.height) : canvas.px(place.floor - 60)]
        assert limbs.sum() > 900 * canvas.unit_px
        # What WCAG 1.4.11 asks for between a graphic and what is around it.
        assert (np.median(body[limbs]) + 0.05) / (np.percentile(around, 90) + 0.05) >= 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@every_scene
def test_words_can_be_read_on_every_scene(decor, theme) -> None:
    canvas = easel(Look(theme))
    draw(Scene(canvas, horizon=horizon_of(canvas), decor=decor), canvas, 20.0, pulse=0.5)
    light = light_of(canvas)
    ink, muted = (float(LUMINANCE @ linear(color)) for color in (theme.ink, theme.muted))
    # By WCAG 1.4.3: 4.5 for letters of any size, 3 for large ones, as all are that stand on a scene without a pane.
    assert (ink + 0.05) / (np.percentile(light, 95) + 0.05) >= 4.5
    assert (muted + 0.05) / (np.percentile(light, 50) + 0.05) >= 4.5
    assert (muted + 0.05) / (np.percentile(light, 90) + 0.05) >= 2.9


@every_scene
def test_in_high_contrast_a_scene_is_quiet(decor) -> None:
    def of(look: Look) -> np.ndarray:
        canvas = easel(look)
        draw(Scene(canvas, horizon=horizon_of(canvas), decor=replace(decor, beams=0.0)), canvas, 20.0)
        return light_of(canvas)[:, : SMALL[1] // 2]

    assert of(Look(HIGH_CONTRAST)).mean() < 0.4 * of(NEON_LOOK).mean()
    assert np.percentile(of(Look(HIGH_CONTRAST)), 99) < 0.03


@pytest.mark.parametrize("size", [(512, 384), (270, 480), (640, 270)], ids=lambda size: "x".join(map(str, size)))
def test_every_scene_can_be_painted_in_every_shape_of_window(size) -> None:
    canvas = easel(NEON_LOOK, size)
    for decor in SCENES.values():
        draw(Scene(canvas, horizon=horizon_of(canvas), decor=decor), canvas, 20.0)
        assert light_of(canvas).mean() > 0.002


@pytest.mark.usefixtures("screen")
def test_the_scene_of_mysteries_stays_at_hand_while_songs_come_and_go(monkeypatch) -> None:
    painted = []

    class Painted(Scene):
        def __init__(self, canvas, *, horizon, decor=None, **_rest) -> None:
            painted.append("" if decor is None else decor.name)

        def draw(self, canvas, lighting) -> bool:
            """Draw nothing."""
            return False

    monkeypatch.setattr("dancegame.game.drawing.scenery.Scene", Painted)
    canvas, scenery = Canvas(pygame.Surface((640, 360), 0, 32), Look(NEON)), Scenery(is_patient=True)
    for second, name in enumerate(("", "winter", "club", "lake", "sunset", "", "lake", "sunset", "winter")):
        song = SongScene(SCENES[name], 0.5) if name else None
        scenery.draw(canvas, Lighting(10.0 * second, 960, ()), horizon=750, song=song, is_veiled=False)
    assert painted == ["", "winter", "club", "lake", "sunset", "winter"]


@pytest.mark.parametrize("size", [(640, 360), (360, 640)])
@pytest.mark.parametrize("name", ["", "lake"])
def test_a_flood_lights_all_of_a_scene_and_leaves_nothing_behind(name, size):
    decor, gold = SCENES[name] if name else None, Flood(NEON.gold, 1.0)
    plain, flooded = easel(size=size), easel(size=size)
    horizon = horizon_of(plain)
    scenes = [Scene(canvas, horizon=horizon, decor=decor) for canvas in (plain, flooded)]
    still = Lighting(3.0, 960, ())
    for flood in (gold, None):
        scenes[0].draw(plain, still)
        if flood is not None:
            draw_flood(plain, flood)
        scenes[1].draw(flooded, replace(still, flood=flood))
        # Beams that are lit at once or band by band are enlarged alike but for their rounding.
        apart = pygame.surfarray.array3d(flooded.surface).astype(int) - pygame.surfarray.array3d(plain.surface)
        assert np.abs(apart).max() <= 2
