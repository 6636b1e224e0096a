"""Pictures of the game, drawn in software: the mystery dancer, the stage, letters and gauges."""
