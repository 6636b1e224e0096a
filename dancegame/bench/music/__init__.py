"""Whether slowed music keeps its tempo, its pitch and its flow, and the judge his opinion."""
