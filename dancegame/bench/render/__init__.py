"""How long a picture takes: every screen, in windows of several sizes, with and without the estimator beside."""
