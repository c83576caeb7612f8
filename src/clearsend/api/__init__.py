"""The HTTP API: each route parses a call, runs one action and renders the answer. `routes.py` has the table of all `/v3` routes."""
