"""The colours of a video come into its song, and its scene, which swells with the dance."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest
from drawn_videos import write_video
from game_fakes import DANCES
from test_import_song import Dancer, imported
from test_scenes import draw, easel, horizon_of, light_of
from test_songs_library import FACTS

from dancegame.core.errors import SongError
from dancegame.core.palette import Palette
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance, Move
from dancegame.game.drawing.colors import luma
from dancegame.game.drawing.scene import Lighting, Scene
from dancegame.game.drawing.scenery import Scenery
from dancegame.game.drawing.scenes import SCENES
from dancegame.game.drawing.scenes.dealing import scene_of
from dancegame.game.drawing.scenes.decor import SongScene
from dancegame.game.drawing.scenes.tinting import _Tint, _Turn, tinted
from dancegame.game.drawing.theatre import Theatre
from dancegame.songs.colors import ColorsSeen
from dancegame.songs.facts import decode_facts, encode_facts
from dancegame.songs.library import Library

BLUE, RED, GREY = (40, 90, 230), (220, 40, 50), (90, 90, 92)
WIDTH, HEIGHT = 160, 120
PALETTES = (
    Palette((BLUE,), (RED,)),
    Palette(((40, 160, 60), (240, 200, 40)), ((230, 60, 200),)),
    Palette(dancer=(BLUE,)),
)


def standing_at(x: float) -> Pose:
    """Somebody who stands upright in a picture that is 1 high."""
    places = {"shoulder": 0.35, "hip": 0.55, "knee": 0.72, "ankle": 0.9, "elbow": 0.45, "wrist": 0.55}
    xy = np.tile(np.array((x, 0.25), np.float32), (JOINT_COUNT, 1))
    for name, y in places.items():
        for side, aside in (("left", 0.07), ("right", -0.07)):
            xy[CANONICAL.index(f"{side}_{name}")] = (x + aside, y)
    return Pose(xy, np.ones(JOINT_COUNT, np.float32))


def picture(room: tuple[int, int, int], clothes: dict[float, tuple[int, int, int]]) -> np.ndarray:
    """A room with people in it, dressed from the shoulders to the knees."""
    rgb = np.full((HEIGHT, WIDTH, 3), room, np.uint8)
    for x, color in clothes.items():
        left, right = round((x - 0.1) * HEIGHT), round((x + 0.1) * HEIGHT)
        rgb[round(0.3 * HEIGHT) : round(0.75 * HEIGHT), left:right] = color
    return rgb


def near(color: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return max(abs(one - two) for one, two in zip(color, other, strict=True)) <= 24


# What is seen of a video.


def test_the_room_and_the_clothes_are_told_apart() -> None:
    seen = ColorsSeen()
    people = {3: standing_at(0.35), 8: standing_at(1.0)}
    for second in range(6):
        seen.look(picture(BLUE, {0.35: RED, 1.0: (240, 200, 40)}), people, float(second))
    for number, color in ((3, RED), (8, (240, 200, 40))):
        palette = seen.palette(number)
        assert palette is not None
        assert [near(one, BLUE) for one in palette.room] == [True]
        assert [near(one, color) for one in palette.dancer] == [True]


def test_a_grey_video_has_no_colours_and_a_few_specks_are_none() -> None:
    seen = ColorsSeen()
    rgb = picture(GREY, {0.35: (30, 30, 31)})
    rgb[:4, :6] = RED
    seen.look(rgb, {0: standing_at(0.35)}, 0.0)
    assert seen.palette(0) is None
    assert ColorsSeen().palette(0) is None


def test_of_many_pictures_few_are_looked_at() -> None:
    seen = ColorsSeen()
    for number in range(300):
        seen.look(picture(BLUE, {}), {}, number / 100)
    assert len(seen._room) == 3


def test_an_imported_song_keeps_the_colours_of_its_video(tmp_path: Path) -> None:
    times_s = [k / 25 for k in range(100)]
    video = write_video(tmp_path / "video.mkv", times_s=times_s, draw=lambda _: picture(BLUE, {}))
    library = Library([tmp_path / "library"])
    made = imported(video, library, Dancer())
    colored = library.load_dance(made.song.id)
    kept = colored.song.palette
    assert kept == made.song.palette
    assert kept is not None
    assert near(kept.room[0], BLUE)
    (facts,) = (tmp_path / "library").rglob("*.toml")
    text = facts.read_text()
    assert sum("palette" in line for line in text.splitlines()) == 1
    # Without them, as in older files, the same song has the scene that it always had.
    facts.write_text("".join(line for line in text.splitlines(keepends=True) if "palette" not in line))
    plain = Library([tmp_path / "library"]).load_dance(made.song.id)
    assert plain.song.palette is None
    assert scene_of(plain).decor in SCENES.values()
    assert scene_of(colored).decor.name.startswith(scene_of(plain).decor.name + " ")


@pytest.mark.parametrize(
    "said", ['room = ["blue"]', 'room = ["#12345"]', 'dancer = ["#000000", "#000000", "#000000", "#000000"]']
)
def test_what_is_no_colour_is_named(said: str) -> None:
    facts = decode_facts(f"{FACTS}palette = {{ {said} }}\n".encode(), Path("x.toml"))
    with pytest.raises(ValueError, match="colour"):
        facts.song()
    with pytest.raises(SongError):
        decode_facts(f"{FACTS}palette = {{ walls = [] }}\n".encode(), Path("x.toml"))
    whole = decode_facts(f'{FACTS}palette = {{ room = ["#3A2a60"] }}\n'.encode(), Path("x.toml"))
    assert decode_facts(encode_facts(whole), Path("x.toml")).song().palette == Palette(room=((58, 42, 96),))


# What a scene makes of it.


def test_every_colour_stays_as_light_as_it_was() -> None:
    tint = _Tint(tuple(_Turn.between(source, target) for source, target in ((BLUE, RED), (RED, (40, 200, 60)))))
    random = np.random.default_rng(3)
    for color in random.integers(0, 256, (400, 3)).tolist():
        assert luma(tint.color(tuple(color))) == pytest.approx(luma(color), abs=1.5)
    assert tint.color((77, 77, 77)) == (77, 77, 77)


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize("number", range(len(SCENES)), ids=list(SCENES))
def test_a_tinted_scene_has_the_videos_hue_and_is_as_light(number: int) -> None:
    decor, palette = list(SCENES.values())[number], PALETTES[number % len(PALETTES)]
    lights, hues = [], []
    for one in (decor, tinted(decor, palette)):
        canvas = easel()
        draw(Scene(canvas, horizon=horizon_of(canvas), decor=one), canvas, 20.0, pulse=0.5)
        lights.append(light_of(canvas))
        hues.append(pygame.surfarray.array3d(canvas.surface).reshape(-1, 3).mean(axis=0))
    # Of light that is added and shifted in hue the linear luminance is not quite that of luma.
    assert lights[1].mean() == pytest.approx(lights[0].mean(), rel=0.45, abs=0.004)
    assert np.percentile(lights[1], 95) == pytest.approx(np.percentile(lights[0], 95), rel=0.6, abs=0.03)
    assert np.abs(hues[1] / hues[1].sum() - hues[0] / hues[0].sum()).max() > 0.005
    assert tinted(decor, palette) is tinted(decor, palette)
    assert tinted(decor, Palette()) is decor
    assert tinted(decor, Palette(room=((120, 121, 120),))).lights == decor.lights


@pytest.mark.usefixtures("screen")
def test_a_mystery_shows_nothing_of_the_colours() -> None:
    pictures = []
    for palette in PALETTES:
        canvas, theatre = easel(), Theatre(is_patient=True)
        dance = replace(DANCES[0], song=replace(DANCES[0].song, palette=palette))
        theatre.cast(dance.reference, scene_of(dance))
        theatre.draw(canvas, now_s=1.0, song_s=2.0, box=canvas.area, pulse=0.7, is_veiled=True)
        pictures.append(pygame.image.tobytes(canvas.surface, "RGB"))
    assert len(set(pictures)) == 1


# Energy over time.


def lively_in_the_middle() -> Dance:
    """A dance whose middle third is three times as wide."""
    dance = DANCES[0]
    reference = dance.reference
    times_s = np.arange(900) / 30
    wide = np.where((times_s > 10) & (times_s < 20), 0.3, 0.1)
    xy = np.repeat(reference.xy[:1], len(times_s), axis=0)
    xy[:, [9, 10, 7, 8], 0] += (wide * np.sin(5 * times_s))[:, None].astype(np.float32)
    moves = (Move(4.0, 5.0, is_gold=True), Move(5.0, 6.0), Move(26.0, 27.0))
    song = replace(dance.song, duration_s=30.0, moves=moves)
    confidence = np.ones(xy.shape[:2], np.float32)
    return Dance(song, replace(reference, times_s=times_s, xy=xy, confidence=confidence, world=None))


@pytest.mark.usefixtures("screen")
def test_the_clock_of_what_moves_goes_with_the_energy_and_never_leaps() -> None:
    scenery, flows = Scenery(is_patient=True), []
    for number in range(100):
        energy = 0.0 if number < 50 else 1.0
        flows.append(scenery._flow(Lighting(number / 10, 0.0, (), energy=energy)))
    steps = np.diff(flows)
    assert steps[:49] == pytest.approx(0.075)
    assert steps[50:] == pytest.approx(0.125)
    # A window that was covered for long, or a clock that was set back.
    for leap_s in (60.0, -60.0):
        before = scenery._flow(Lighting(100.0, 0.0, ()))
        assert 0 <= scenery._flow(Lighting(100.0 + leap_s, 0.0, ())) - before <= 0.7


def test_a_scene_without_a_moment_has_the_energy_of_the_whole() -> None:
    scene = scene_of(lively_in_the_middle())
    assert scene.energy_at(None) == scene.energy
    assert scene.energy_at(15.0) > scene.energy_at(25.0)
    assert SongScene(SCENES["winter"], 0.4).energy_at(3.0) == 0.4
