"""Takes the MoveNet network that the game ships from the package it was published in."""
