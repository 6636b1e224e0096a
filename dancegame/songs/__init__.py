"""Files and songs: library folders and the way from a dance video to a song."""
