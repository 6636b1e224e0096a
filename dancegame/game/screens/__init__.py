"""One small class per screen of the game."""
