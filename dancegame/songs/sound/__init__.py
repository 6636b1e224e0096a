"""What a dance is danced to: sounds read and written, made as loud as all songs, laid to a dance, and their beats."""
