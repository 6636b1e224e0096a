"""Films of dances: pictures drawn one after the other as functions of time, without a window or a display."""
