"""The house of the evening: the parts, the settings, and what is loaded and open, shared by all screens."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from functools import cached_property, partial
from random import Random
from types import MappingProxyType
from typing import Any, TypeVar

from dancegame.core.calibration import Calibration
from dancegame.core.ease import eased, fitting
from dancegame.core.errors import BugError, DanceGameError, SongError
from dancegame.core.evening.evening import Evening
from dancegame.core.evening.rounds import Round
from dancegame.core.gestures.pointing import Pointer
from dancegame.core.intents import Intent
from dancegame.core.invention import BPM, before_inventing
from dancegame.core.live import CameraWish
from dancegame.core.poses import Pose
from dancegame.core.quiz import Hint, Quiz, make_hint, make_quiz
from dancegame.core.replay import Terms, rehearse
from dancegame.core.reveal import Asked
from dancegame.core.score import Score
from dancegame.core.settings import TextSize
from dancegame.core.song import Dance, Song
from dancegame.core.twists import moments, twisted
from dancegame.game.arrivals import Arrivals
from dancegame.game.clips import Clips
from dancegame.game.drawing.canvas import LEAST_HEIGHT, LEAST_WIDTH, Box, Look
from dancegame.game.drawing.scenes.dealing import scene_of
from dancegame.game.drawing.theatre import Theatre
from dancegame.game.drawing.themes import THEMES
from dancegame.game.errands import Errands
from dancegame.game.garbage import give_back
from dancegame.game.kinship import Kinship
from dancegame.game.live_feed import LiveFeed
from dancegame.game.loaded import Loaded
from dancegame.game.memory import Memory
from dancegame.game.parts import GameParts, RoundReport
from dancegame.texts import use_language

T = TypeVar("T")
# A replay that is not written by then has been lost to its disk.
WRITING_S = 10.0
NOTHING: Mapping[str, Any] = MappingProxyType({})
TEXT_SCALES = {TextSize.NORMAL: 1.0, TextSize.LARGE: 1.25}


class House:
    """What outlives a screen; a context manager that releases the camera, stops the music and ends its errands.

    dance_s: end each dance after so many song seconds. on_round: hears of each finished round. given: settings by name
    that hold for this start alone. is_patient: pictures wait for their scenes, as where time is not the wall clock's.
    settings: what is used. calibrations: what was measured. failure: what last went wrong. report_place: the file with
    the report, where that was a mistake of the program. celebrated: the perfect score that had its moment last.
    rings: how far each player, by number, has come in giving an answer with the body, 0 to 1.
    mode: the name of the mode that is on.
    seen_s: by player number, when they were last in the picture, monotonic seconds.
    portraits: by player number, how they stood when they joined. unheard: slots of those who were called in vain.
    said: by bodies in the newest picture. pointer: the hand that points. area: of the window's picture, in units.
    memory: what is remembered from evening to evening.
    titles: of the songs by id, as of the last look around. arrivals: files that were brought to become songs.
    clips: films of rounds to show around.
    """

    def __init__(
        self,
        parts: GameParts,
        *,
        dance_s: float | None = None,
        on_round: Callable[[RoundReport], None] | None = None,
        given: Mapping[str, Any] = NOTHING,
        is_patient: bool = False,
    ) -> None:
        self.parts, self.dance_s, self._is_patient = parts, dance_s, is_patient
        self._chosen = parts.settings.load()
        self.settings = replace(self._chosen, **given)
        self.calibrations: list[Calibration] = []
        self.failure: DanceGameError | None = None
        self.report_place = ""
        self.celebrated: Score | None = None
        self.reports: list[RoundReport] = []
        self.mode = ""
        self.rings: Mapping[int, float] = {}
        self.seen_s: dict[int, float] = {}
        self.portraits: dict[int, Pose] = {}
        self.unheard: set[int] = set()
        self.said: tuple[Intent, ...] = ()
        self.pointer: Pointer | None = None
        self.area = Box(0, 0, LEAST_WIDTH, LEAST_HEIGHT)
        self.titles: Mapping[str, str] = {}
        self._on_round = on_round
        self._errands = Errands()
        self.memory = Memory(parts, self._errands)
        self.arrivals = Arrivals(parts.door)
        self.clips = Clips(parts.clips)
        self._loaded: Loaded | None = None
        self._feed: LiveFeed | None = None
        self._wish: CameraWish | None = None
        self._watching: int | None = None
        self._broken: set[str] = set()
        self._apply()

    def __enter__(self) -> "House":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close_round()
        self._errands.finish(timeout_s=WRITING_S)

    @cached_property
    def theatre(self) -> Theatre:
        """The scene of all screens; made once there is a window."""
        return Theatre(is_patient=self._is_patient)

    @cached_property
    def kinship(self) -> Kinship:
        """Which dances are alike."""
        return Kinship(self.parts.shelf)

    # Settings.

    @property
    def look(self) -> Look:
        """How everything is drawn, by the settings."""
        settings = self.settings
        return Look(
            theme=THEMES.get(settings.theme, next(iter(THEMES.values()))),
            text_scale=TEXT_SCALES.get(settings.text_size, 1.0),
            is_calm=settings.reduced_motion,
        )

    def change(self, name: str, value: Any) -> None:
        """Use another value of a setting from now on, and keep it. Raises InputError where it cannot be written."""
        self.use(**{name: value})
        self._chosen = replace(self._chosen, **{name: value})
        self.parts.settings.keep(self._chosen)

    def use(self, **given: Any) -> None:
        """Use other settings for this evening."""
        self.settings = replace(self.settings, **given)
        self._apply()

    def _apply(self) -> None:
        self.parts.music.set_volume(self.settings.music_volume)
        self.parts.effects.set_volume(self.settings.effects_volume)
        use_language(self.settings.language)

    # The evening as the world around it is.

    def look_around(self, evening: Evening) -> Evening:
        """Return the evening with what it can count on now: songs, cameras, settings."""
        self.mode = evening.mode
        self.titles = {song.id: song.title for song in self.parts.shelf.songs()}
        self.kinship.learn_more()
        return replace(
            evening,
            songs=tuple(song_id for song_id in self.titles if song_id not in self._broken),
            most_players=self.settings.players,
            now_s=self.parts.clock_s(),
            today=self.parts.today(),
            pack=tuple(self.parts.pack),
            # While a set is on, what it has done counts and not what another window may have written.
            daily=self.memory.daily if evening.round is None else evening.daily,
            camera_problem=self.parts.cameras.problem(self.settings.camera),
        )

    def note_failure(self, error: DanceGameError) -> None:
        """Remember what went wrong last; a mistake of the program is written down, once."""
        if isinstance(error, BugError) and error is not self.failure and self.parts.crashes is not None:
            self.report_place = self.parts.crashes.keep(error.report) or ""
        self.failure = error

    # The round.

    def load(self, current: Round) -> Loaded:
        """Return what is loaded for a round, loading it once. Raises SongError."""
        if current.most_players == 0:
            self.watch_for(None)
        if self._loaded is None or not self._loaded.is_of(current):
            self.close_round()
            self._errands.send(give_back)
            idea = self._load_dance(current.song_id)
            source = idea
            if current.is_made_up:
                source = (current.invention and current.invention.dance) or before_inventing()
            dance, stretches = twisted(source, current.twist), moments(source.song.moves, current.twist)
            # What is only being made up has no scene of its own.
            scene = None if current.is_made_up else scene_of(idea)
            self.theatre.cast(dance.reference, scene, dance.song.character)
            quiz, hint = self._make_quiz(idea.song, current.asked)
            self._loaded = Loaded(
                current.number,
                dance,
                quiz,
                hint,
                shown_since_s=self.parts.clock_s(),
                idea=idea,
                source=source,
                twist=current.twist,
                stretches=stretches,
            )
        return self._loaded

    def play_beat(self, *, bpm: float, beats: int, counted: int = 0) -> None:
        """Play so many beats of drums. Raises SoundError."""
        inventions = self.parts.inventions
        path = inventions.sound_path(bpm=bpm, beats=beats, counted=counted) if inventions else None
        self.parts.music.play(path)

    def sound_path(self, loaded: Loaded) -> str | None:
        """Return the file of the sound of a round, None for a silent one."""
        song, inventions = loaded.song, self.parts.inventions
        if loaded.source is loaded.idea:
            return self.parts.shelf.sound_path(song.id)
        return inventions.sound_path(bpm=song.bpm or BPM, beats=len(song.beats_s)) if inventions else None

    def keep_invention(self, title: str, artist: str) -> "Future[str] | None":
        """Begin to keep the dance of the round as a song; None where that cannot be done."""
        inventions, loaded = self.parts.inventions, self._loaded
        if inventions is None or loaded is None:
            return None
        return self._errands.send(lambda: inventions.keep(loaded.source, title=title, artist=artist), matters=True)

    def _load_dance(self, song_id: str) -> Dance:
        """Read a dance; a damaged one is left alone for the rest of the evening."""
        try:
            return self.parts.shelf.load_dance(song_id)
        except SongError:
            self._broken.add(song_id)
            raise

    def cast_any(self) -> None:
        """Put any dance on the scene; a library that cannot be read speaks up when a round begins."""
        try:
            songs = self.parts.shelf.songs()
            dance = self.parts.shelf.load_dance(self.parts.random.choice(list(songs)).id) if songs else None
        except DanceGameError:
            dance = None
        if dance is None:
            self.theatre.cast(None)
        else:
            self.theatre.cast(dance.reference, character=dance.song.character)

    @property
    def loaded(self) -> Loaded | None:
        """What is loaded for the round that is on."""
        return self._loaded

    def _make_quiz(self, song: Song, asked: Asked) -> tuple[Quiz, Hint]:
        """Return the answers and the hint: any, or those that everybody has who is asked the same."""
        songs, random = self.parts.shelf.songs(), self.parts.random
        if asked.seed is not None:
            random = Random(asked.seed)
            pool = frozenset(asked.pool)
            quiz = make_quiz(song, [other for other in songs if other.id in pool], random=random)
        else:
            level, likenesses = self.settings.guess_level, self.kinship.likenesses(song.id)
            quiz = make_quiz(song, songs, random=random, likenesses=likenesses, level=level)
        return quiz, make_hint(quiz, random=random)

    def close_round(self) -> None:
        """End what belongs to a round, however far it is."""
        self.parts.music.stop()
        self.close_camera()
        self._loaded = None

    def terms(self, slots: tuple[int, ...] = (), current: Round | None = None) -> Terms:
        """Return what a round is judged by; its latency is known once its camera is."""
        loaded, ease = self._loaded, self.settings.ease
        terms = Terms(
            slots=slots,
            strictness=self.settings.strictness,
            end_s=self.dance_s,
            ease=fitting(loaded.dance, ease) if loaded else ease,
        )
        if current is None:
            return terms
        own = {slot: player.strictness for slot, player in current.seats.items() if player.strictness is not None}
        return replace(terms, turns=current.turns, own_strictness=own)

    def judged(self, loaded: Loaded) -> Dance:
        """Return the dance of a round as it is judged: as easy as it is set to be."""
        return eased(loaded.dance, self.terms().ease)

    # The camera.

    def wish(self, players: int) -> CameraWish:
        """Return what is wanted of camera and estimator for so many dancers, by the settings."""
        settings = self.settings
        return CameraWish(
            players=players,
            camera=settings.camera,
            estimator=settings.estimator.value,
            model=settings.model,
            turn=settings.camera_turn.degrees,
        )

    def open_camera(self, current: Round) -> LiveFeed:
        """Return the camera of a round, starting it once."""
        loaded = self.load(current)
        wish = self.wish(current.most_players)
        if self._feed is None or self._wish != wish:
            self.close_camera()
            # Puppets have no ideas of their own: what they make up is a song of the library.
            is_open = current.is_made_up and not loaded.song.moves
            danced = loaded.idea if is_open else loaded.dance
            self._feed, self._wish = LiveFeed(self.parts.make_camera(danced, wish)), wish
            self._feed.start()
            self._watching = current.most_players
            # The first move must not wait for what is compiled of the judge; the camera takes longer to wake.
            self._errands.send(partial(rehearse, loaded.dance))
        self._call_ghost(loaded, current)
        return self._feed

    def _call_ghost(self, loaded: Loaded, current: Round) -> None:
        """Find who dances along with somebody alone; anew where the dance has been made easier since."""
        terms = self.terms()
        if current.is_made_up or current.most_players != 1:
            return
        if loaded.ghost is None or loaded.raced != terms:
            loaded.ghost, loaded.raced = self.memory.raise_ghost(loaded.dance, terms, self.settings.ghost), terms

    def watch_for(self, players: int | None) -> None:
        """Keep an eye on so many people between dances as well; None to let go of the camera until the next dance."""
        if players is None:
            self.close_camera()
        self._watching = players

    def open_watch(self) -> LiveFeed | None:
        """Return the camera that is open, or one without a dance while somebody is watched for."""
        if self._feed is None and self._watching and self.settings.gestures:
            # A round opens its own, with its dance: the worker stays warm.
            self._feed, self._wish = LiveFeed(self.parts.make_camera(None, self.wish(self._watching))), None
            self._feed.start()
        return self._feed

    def open_clicks(self) -> tuple[LiveFeed, Dance]:
        """Return the camera for a calibration, started, and the dance of its clicks."""
        self.close_round()
        clicks = self.parts.clicks
        dance = clicks.load_dance(clicks.songs()[0].id)
        self.theatre.cast(dance.reference)
        self._wish = self.wish(self.settings.players)
        self._feed = LiveFeed(self.parts.make_camera(dance, self._wish))
        self._feed.start()
        return self._feed, dance

    @property
    def feed(self) -> LiveFeed | None:
        """The camera that is open."""
        return self._feed

    def close_camera(self) -> None:
        """Let go of the camera."""
        if self._feed is not None:
            self._feed.close()
        self._feed = self._wish = None

    def send(self, work: Callable[[], T]) -> "Future[T]":
        """Have something done beside the main loop that nobody has to wait for at the end."""
        return self._errands.send(work)

    def report(self, report: RoundReport) -> None:
        """Note a finished round."""
        self.reports.append(report)
        if self._on_round:
            self._on_round(report)
