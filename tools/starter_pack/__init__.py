"""Builds the starter pack: choreographies and arrangements written as code, danced and played into files."""
