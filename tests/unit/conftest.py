"""How chance looks for what does not hold: without a clock, for a busy computer is no fault of the rules."""

from hypothesis import HealthCheck, settings

settings.register_profile("without a clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("without a clock")
