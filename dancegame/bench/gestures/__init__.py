"""Whether gestures that are meant are understood, and nothing else is."""
