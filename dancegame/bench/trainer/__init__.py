"""Whether the trainer tells what was wrong, and lets go of who has learned."""
