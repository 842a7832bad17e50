"""Few examples of each law, so that the whole suite stays quick; more by --hypothesis."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "suite",
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("soak", parent=settings.get_profile("suite"), max_examples=2_000)
settings.load_profile("suite")
