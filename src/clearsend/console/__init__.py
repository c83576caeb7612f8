"""The door for people: pages that say where each profile stands and why. `web.py` has the table of them all."""
