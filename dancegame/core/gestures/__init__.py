"""What people in front of the camera say with their arms: joining, answering, pointing, going back."""
