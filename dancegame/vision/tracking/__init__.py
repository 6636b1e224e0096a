"""Who is who from picture to picture, and who plays."""
