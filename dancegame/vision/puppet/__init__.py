"""The puppet: a drawn dancer in front of the camera, with exact ground truth."""
