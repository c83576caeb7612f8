"""The pre-check: finds before a fee is paid what a registry or its reviewers refuse. Entry point: `review.py`."""
