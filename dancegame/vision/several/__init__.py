"""The estimator for several close dancers: a network of his own for each."""
