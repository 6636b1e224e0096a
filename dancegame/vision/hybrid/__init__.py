"""The estimator of a party: a network that sees everybody tells another, which knows joints better, where to look."""
