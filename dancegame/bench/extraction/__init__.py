"""How true an imported dance is to the dance that was filmed."""
