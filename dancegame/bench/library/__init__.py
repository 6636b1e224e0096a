"""Measures a library of thousands of songs: opening it, searching in it, asking for one."""
