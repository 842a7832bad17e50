"""Few examples of each law, so that the whole suite stays quick.

HYPOTHESIS_PROFILE=soak tries far more of them.
"""

import os

from hypothesis import HealthCheck, settings

SUITE = settings(
    max_examples=20, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.register_profile("suite", SUITE)
settings.register_profile("soak", SUITE, max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))
