"""The songs of the starter pack, one module each: facts, dance and arrangement."""
