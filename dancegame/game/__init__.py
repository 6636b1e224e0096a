"""What people see and press: the app loop, the screens and everything drawn on them."""
