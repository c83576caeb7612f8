"""The pre-check: what a registry or its reviewers refuse, found before a fee is paid. `review.py` is the way in; one file per thing that is read."""
