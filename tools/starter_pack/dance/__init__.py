"""A language for choreographies, and a body that dances them."""
