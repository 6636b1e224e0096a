"""Keeps the catalogues of the game's texts: collects what the code says, compiles what translators wrote, checks both.

Babel is needed here only; the game reads the compiled catalogues with the standard library's gettext.
"""
