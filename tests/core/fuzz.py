"""How many examples the property tests try: 50, or as many as SEMH_FUZZ says."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

more_examples = settings(
    max_examples=int(os.environ.get("SEMH_FUZZ", "50")),
    deadline=None,  # never fail on time
    derandomize="SEMH_FUZZ" not in os.environ,  # the same examples in every run, unless many are asked for
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
