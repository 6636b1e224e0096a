"""The evening: who plays, in which mode, which stage comes next, what it came to. No pictures, no clock."""
