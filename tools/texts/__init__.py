"""Collects the texts of the game and compiles their translations; needs Babel, which the game does not."""
