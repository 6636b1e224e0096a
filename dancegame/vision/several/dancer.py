"""One dancer of a party, followed by a network of his own."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from dancegame.vision.estimators.mediapipe import Milliseconds, as_image
from dancegame.vision.several.body import Body, body_of
from dancegame.vision.several.motion import Motion
from dancegame.vision.several.view import View

# Somebody lost is looked for where he was for this long; then his network is free for whoever comes.
GONE_S = 0.5
# Whoever is found farther away from there is somebody else.
NEAR_TORSOS = 2.0
# A network lets go of a person when it is shown a picture without any.
BLANK = np.zeros((32, 32, 3), np.uint8)
MOST_BLANKS = 3


class Dancer:
    """A network for one person, and whom it follows.

    MediaPipe searches a picture for a person once; then it looks where his landmarks were in the picture before. Who
    he is, is decided by what it is shown while it searches: a window around him, without the others.

    landmarker: one that follows a single person. smooths: it may smooth his path. body, seen_s: where he was when last
    seen, None while it follows none. is_found: he was seen in the last picture, or is expected there. motion: how he
    moved while he was followed.
    """

    def __init__(self, landmarker: Any, *, smooths: bool = True) -> None:
        self._landmarker = landmarker
        self._clock = Milliseconds(smooths=smooths)
        self._holds_another = False
        self.seen_s = 0.0
        self.body: Body | None = None
        self.is_found = False
        self.motion = Motion()

    def seek(self, body: Body, time_s: float) -> None:
        """Look for somebody who was somewhere at a moment, from the next picture on."""
        self._holds_another |= self.is_found
        self.body, self.seen_s, self.is_found = body, time_s, False
        self.motion.forget()

    def look(self, view: View, others: Sequence[Body], time_s: float) -> Body | None:
        """Return the dancer in a picture, None where he is not seen; others are where other dancers were."""
        if self.body is None:
            return None
        self.motion.was_left_out = False
        if self.is_found:
            return self._detect(view.without(others, own=self.body), view.aspect, time_s)
        self._let_go(time_s)
        image, window = view.around(self.body, others)
        found = self._detect(image, view.aspect, time_s)
        if found is None or not found.is_sure:
            return None
        body = window.out(found)
        if body.apart_torsos(self.body) < NEAR_TORSOS:
            return body
        self._holds_another = True
        return None

    def expect(self, time_s: float) -> Body:
        """Return where he should be in a picture in which nobody looks at him."""
        self.motion.was_left_out = True
        return self.motion.expect(time_s)

    def keep(self, body: Body, time_s: float) -> None:
        """Take whom the network found for the dancer, or where he is expected."""
        self.body, self.is_found = body, True
        self.seen_s = time_s
        if not self.motion.was_left_out:
            self.motion.see(body, time_s)

    def miss(self, time_s: float, *, holds_another: bool = False) -> None:
        """Note that he was not seen: look for him where he was, or follow nobody when that has been too long.

        holds_another: the network has taken to somebody else.
        """
        self.is_found = False
        self.motion.forget()
        self._holds_another |= holds_another
        if time_s - self.seen_s > GONE_S:
            self.body = None

    def close(self) -> None:
        """Release the network."""
        self._landmarker.close()

    def _let_go(self, time_s: float) -> None:
        for _ in range(MOST_BLANKS if self._holds_another else 0):
            if self._detect(as_image(BLANK), 1.0, time_s) is None:
                break
        self._holds_another = False

    def _detect(self, image: Any, aspect: float, time_s: float) -> Body | None:
        return body_of(self._landmarker.detect_for_video(image, self._clock.tell(time_s)), aspect)
