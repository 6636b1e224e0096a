"""Pictures of the game for people who do not have it yet, made by its own screens."""
