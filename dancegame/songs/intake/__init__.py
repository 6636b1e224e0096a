"""What comes in when many videos are imported: which ones, what is said of them, which are there already."""
