"""Builds the MediaPipe pose bundle that the game ships."""
