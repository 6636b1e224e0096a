"""Packs: songs that travel from one player to another in one file, `<name>.dance`.

A pack is a zip archive, stored or deflated, of these entries and no others:

    pack.json            who made it (see manifest.py), and the SHA-256 of every other entry
    songs/1/facts.toml   the first song: facts and moves, as in a library; its id is only a suggestion of words
    songs/1/poses.npz    its reference poses, as in a library
    songs/1/sound.ogg    its sound in Ogg Vorbis; none for a silent dance
    songs/2/...

Packs come from strangers. Nothing of one is ever run; none of its names becomes the name of a file; it cannot ask to
replace anything. A song's identity is the SHA-256 of its content, which is part of its id, and every pack has a folder
of its own: an installed song can neither take the place of a shipped one nor of anybody else's. Whether a pack takes
the place of an earlier one is the player's choice alone.
"""
