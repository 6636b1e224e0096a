"""Draws the icon of the game and writes it as every system wants it; `python -m tools.icon`."""
