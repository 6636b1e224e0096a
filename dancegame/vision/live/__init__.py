"""The live worker: a process of its own with camera and estimator."""
