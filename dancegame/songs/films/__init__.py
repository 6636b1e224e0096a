"""Films as files: MP4 with sound, GIF, animated WebP."""
