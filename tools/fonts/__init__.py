"""Builds the fonts that the game ships: parts of Noto Sans, a file for each script."""
