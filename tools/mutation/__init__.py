"""Changes the judge and the rules in one small way at a time, and sees whether a test notices."""
