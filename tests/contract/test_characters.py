"""Dancers with character: nobody in particular in the mystery, somebody from the reveal on, the same everywhere."""

from dataclasses import replace

import msgspec
import numpy as np
import pygame
import pytest
from game_fakes import DANCES, FakeClock, FakeShelf, make_parts, waving

from dancegame.core.character import Character, dealt
from dancegame.core.errors import SongError
from dancegame.core.evening.modes.round_mode import GUESSING
from dancegame.core.evening.rounds import Round, Step
from dancegame.core.evening.stages import Guess, Mystery, Reveal, Stage
from dancegame.core.poses import pose_at
from dancegame.core.song import Dance, Song
from dancegame.game.drawing import clothes
from dancegame.game.drawing.body import BodyPainter
from dancegame.game.drawing.build import JOINT, SIDES, build_of
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.dancer import MysteryDancer, Place
from dancegame.game.drawing.framing import FramedDance, frame_dance
from dancegame.game.drawing.live_body import LiveBody, Sight, standing
from dancegame.game.drawing.outfits import NEUTRAL, OUTFITS
from dancegame.game.drawing.resampling import GRID_HZ
from dancegame.game.drawing.sway import MOST, swaying
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.house import House
from dancegame.game.router import make_screen
from dancegame.songs.facts import decode_facts, encode_facts, read_facts
from dancegame.songs.files import facts_path, save_song

PLACE = Place(320, 330, 280)
FRAMED = frame_dance(waving())


def easel(*, is_calm: bool = False) -> Canvas:
    return Canvas(pygame.Surface((640, 360)), Look(NEON, is_calm=is_calm), unit_px=1.0)


def picture(framed: FramedDance, *, is_calm: bool = False, **shown: float) -> bytes:
    canvas = easel(is_calm=is_calm)
    MysteryDancer(framed).draw(canvas, song_s=2.0, place=PLACE, **shown)
    return pygame.image.tobytes(canvas.surface, "RGB")


def dressed(character: Character | None) -> FramedDance:
    return replace(FRAMED, character=character)


def test_every_character_is_dressed_and_looks_like_nobody_else():
    assert set(OUTFITS) == set(Character)
    pictures = {picture(dressed(character)) for character in (None, *Character)}
    assert len(pictures) == 1 + len(Character)


@pytest.mark.parametrize("presence", [0.0, 0.4, 1.0])
def test_before_a_song_is_known_its_character_is_not_seen(presence: float):
    pictures = {picture(dressed(one), known=0.0, presence=presence) for one in (None, *Character)}
    assert len(pictures) == 1


def test_nobody_in_particular_becomes_somebody_step_by_step():
    framed = dressed(Character.SKIRT)
    steps = [picture(framed, known=known) for known in (0.0, 0.3, 0.6, 1.0)]
    assert len(set(steps)) == 4


def test_where_nothing_may_fly_somebody_is_there_at_once():
    framed = dressed(Character.COAT)
    shown = [picture(framed, is_calm=True, known=known) for known in (0.0, 0.01, 0.5, 1.0)]
    assert shown[0] != shown[1] == shown[2] == shown[3]


def test_the_change_paints_each_body_only_on_its_side(monkeypatch):
    worn = []
    paint = BodyPainter.paint

    def noted(self, **kwargs):
        worn.append((self.outfit, self.surface.get_clip()))
        paint(self, **kwargs)

    monkeypatch.setattr(BodyPainter, "paint", noted)
    picture(dressed(Character.HAT), known=0.5)
    (above, upper), (below, lower) = worn
    assert above is NEUTRAL
    assert below is OUTFITS[Character.HAT]
    assert upper.bottom == lower.top
    assert not upper.colliderect(lower)


@pytest.mark.parametrize("character", [None, *Character])
@pytest.mark.parametrize("pose", ["upside down", "in one place", "legs unseen", "nothing seen"])
def test_no_pose_is_too_strange_to_be_painted(character, pose):
    reference = waving()
    xy, confidence = reference.xy.copy(), reference.confidence.copy()
    if pose == "upside down":
        xy[..., 1] = 1 - xy[..., 1]
    elif pose == "in one place":
        xy[:] = 0.5
    elif pose == "legs unseen":
        confidence[:, 13:] = 0
    else:
        confidence[:] = 0
    framed = frame_dance(replace(reference, xy=xy, confidence=confidence), character=character)
    canvas = easel()
    MysteryDancer(framed).draw(canvas, song_s=1.0, place=PLACE)
    assert pygame.surfarray.array3d(canvas.surface).any() == (pose != "nothing seen")


def test_a_leg_that_points_at_the_camera_keeps_its_shorts():
    stance = FRAMED.stance_at(1.0).placed(100.0, (0.0, 0.0))
    xy = stance.xy.copy()
    for side in SIDES:
        xy[JOINT[f"{side}_knee"]] = xy[JOINT[f"{side}_hip"]] + 0.5
    build = build_of(replace(stance, xy=xy), 100.0)
    for plate in clothes.shorts(build, (9, 9, 9), (9, 9, 9)):
        ((cuff, _color),) = plate.lines
        assert ((cuff.mean() - build.pelvis) * build.down.conjugate()).real > 0.04 * build.tall


def test_clothes_lag_behind_a_step_come_to_rest_and_are_never_torn_away():
    count = int(6 * GRID_HZ)
    xy = np.zeros((count, 19, 2), dtype=np.float32)
    moves = slice(count // 3, count // 3 + 12)
    xy[moves, :, 0] = np.linspace(0, 0.5, 12)[:, None]
    xy[moves.stop :, :, 0] = 0.5
    sway = swaying(xy, 1.0)
    assert sway[moves.stop - 4, 0, 0] < -0.5 * MOST
    assert sway.max() > 0.002
    assert np.abs(sway).max() <= MOST
    assert np.abs(sway[-1]).max() < 1e-3
    assert np.abs(sway[: moves.start - 4]).max() == 0


def test_a_dancer_known_from_the_file_else_dealt_always_the_same():
    told = Song(id="a", title="One", artist="Two", duration_s=1.0, told_character=Character.TUTU)
    assert told.character is Character.TUTU
    untold = replace(told, told_character=None)
    assert untold.character is dealt("One", "Two")
    assert replace(untold, id="one-1234567890").character is untold.character
    assert {dealt(f"song {number}", "") for number in range(60)} == set(Character)


def test_a_file_keeps_the_character_and_one_without_is_as_it_was(tmp_path):
    song = replace(DANCES[0].song, told_character=Character.LONG_HAIR)
    save_song(tmp_path, song, DANCES[0].reference)
    path = facts_path(tmp_path, song.id)
    facts = read_facts(path)
    assert facts.song().character is Character.LONG_HAIR
    assert decode_facts(encode_facts(facts), path) == facts
    without = msgspec.structs.replace(facts, character=None)
    assert b"character" not in encode_facts(without)
    assert decode_facts(encode_facts(without), path).song().told_character is None


def test_a_character_that_nobody_knows_is_refused_by_name(tmp_path):
    save_song(tmp_path, DANCES[0].song, DANCES[0].reference)
    path = facts_path(tmp_path, DANCES[0].song.id)
    path.write_text('character = "dragon"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(SongError, match="dragon"):
        read_facts(path)


def test_a_player_is_drawn_where_the_camera_sees_them_in_their_own_colour():
    pose = pose_at(waving(), 1.0)
    canvas, sight = easel(), Sight(Box(0, 0, 640, 360))
    LiveBody(color=(255, 40, 0)).draw(canvas, pose, sight, body=standing(pose))
    light = pygame.surfarray.array3d(canvas.surface).astype(int)
    x, y = np.nonzero(light.max(axis=2) > 40)
    assert light[..., 0].sum() > 1.3 * light[..., 2].sum()
    assert abs(x.mean() - (640 - 360 * pose.xy[:, 0].mean())) < 30
    assert y.min() > 360 * pose.xy[:, 1].min() - 45
    hidden = replace(pose, confidence=np.zeros_like(pose.confidence))
    empty = easel()
    LiveBody(color=(255, 40, 0)).draw(empty, hidden, sight, body=0.7)
    assert pygame.surfarray.array3d(empty.surface).max() == 0


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize(
    ("make_stage", "is_known"),
    [(Mystery, False), (Guess, False), (lambda current: Reveal(current, 0, is_final=False), True)],
    ids=["mystery", "guess", "reveal"],
)
def test_only_from_the_reveal_on_a_picture_depends_on_whose_it_is(make_stage, is_known):
    """Down to the last pixel, however much of the dancer has appeared."""
    characters = (Character.COAT, Character.TUTU, Character.CHILD)
    current = Round(1, DANCES[0].song.id, GUESSING, most_players=0, step=Step.MYSTERY)
    # Words that were written before are written a step of light otherwise: all are, once.
    shown = [shown_of(character, make_stage(current)) for character in (Character.COAT, *characters)][1:]
    assert all(len(set(pictures)) > 1 for pictures in shown)
    assert len(set(shown)) == (len(characters) if is_known else 1)


def shown_of(character: Character, stage: Stage) -> tuple[bytes, ...]:
    """What a screen shows of a song with this character, at several moments."""
    dance = Dance(replace(DANCES[0].song, told_character=character), DANCES[0].reference)
    clock, pictures = FakeClock(), []
    screen = make_screen(House(make_parts(clock, shelf=FakeShelf((dance, *DANCES[1:])))), stage)
    for _ in range(6):
        clock.now_s += 2.5
        screen.update(clock(), ())
        canvas = Canvas(pygame.Surface((640, 360)), Look(NEON))
        screen.draw(canvas)
        pictures.append(pygame.image.tobytes(canvas.surface, "RGB"))
    return tuple(pictures)
