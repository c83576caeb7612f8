"""The entry point for people: pages that show the status of each profile and why. `web.py` has the table of pages."""
