"""The index: what is known of thousands of songs without opening their files; it may be thrown away at any time."""
