"""The evening: who plays, in which mode, which stage comes next and what it came to. No pictures, no sound, no clock."""
