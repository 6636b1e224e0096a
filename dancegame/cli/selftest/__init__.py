"""`dancegame selftest`: the game tries all of itself on this computer, part by part."""
