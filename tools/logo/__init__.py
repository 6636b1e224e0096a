"""The logo and the icons, painted by the game itself."""
