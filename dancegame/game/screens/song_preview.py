"""The lit song dances and sounds once it has been lit for a moment, and until another one is."""

from concurrent.futures import Future
from functools import partial

from dancegame.core.errors import DanceGameError, SoundError
from dancegame.core.song import Dance, Listing, Song
from dancegame.game.drawing.framing import FramedDance, frame_dance
from dancegame.game.drawing.scenes.dealing import scene_of
from dancegame.game.drawing.scenes.decor import SongScene
from dancegame.game.errands import Errands
from dancegame.game.house import House

# Whoever runs through the songs does not have each of them come.
REST_S = 0.35


class SongPreview:
    """Puts dances on the scene of the house.

    song: what dances there, or is about to. whole: the same with whose it is, once it has been read.
    """

    def __init__(self, house: House) -> None:
        self._house = house
        self._before = house.theatre.framed, house.theatre.song
        self.song: Listing | None = None
        self.whole: Song | None = None
        self._lit: Listing | None = None
        self._lit_s = house.parts.clock_s()
        # Dances are read beside the game: it may take longer than a picture.
        self._errands = Errands()
        self._framing: Future[tuple[Dance, FramedDance, SongScene]] | None = None
        house.theatre.cast(None)

    def update(self, lit: Listing | None, now_s: float) -> None:
        """Go on with the song that is lit now; while none is, the last one dances on."""
        if lit is not self._lit:
            # The first song is there at once: nothing stands in its place.
            self._lit, self._lit_s = lit, now_s if self._lit is not None else now_s - REST_S
        if lit is not None and lit is not self.song and now_s - self._lit_s >= REST_S:
            self.song, self.whole = lit, None
            self._house.parts.music.stop()
            # What stood behind the last one stands until the next is there.
            self._house.theatre.cast(None, self._house.theatre.song)
            self._framing = self._errands.send(partial(self._frame, lit.id))
        if self.song is not None and self._framing is not None and self._framing.done():
            self._begin(self.song, self._framing)
            self._framing = None

    def rest(self) -> None:
        """Let nothing dance or sound: what is lit cannot."""
        self._lit = None
        if self.song is not None:
            self.song = self.whole = self._framing = None
            self._house.parts.music.stop()
            self._house.theatre.cast(None)

    def _frame(self, song_id: str) -> tuple[Dance, FramedDance, SongScene]:
        dance = self._house.parts.shelf.load_dance(song_id)
        return dance, frame_dance(dance.reference, character=dance.song.character), scene_of(dance)

    def _begin(self, song: Listing, framing: Future[tuple[Dance, FramedDance, SongScene]]) -> None:
        music, shelf = self._house.parts.music, self._house.parts.shelf
        try:
            dance, framed, scene = framing.result()
            self.whole = dance.song
            self._house.theatre.show(framed, scene)
            music.play(shelf.sound_path(song.id), start_s=song.preview_s)
        except SoundError:
            music.play(None, start_s=song.preview_s)
        except DanceGameError:
            return  # it is damaged; the round that meets it says so

    def end(self, *, is_back: bool) -> None:
        """Be silent, and read nothing any more. is_back: to the dance that was on the scene before."""
        self._house.parts.music.stop()
        self._errands.finish(timeout_s=0.0)
        if is_back:
            self._house.theatre.show(*self._before)
