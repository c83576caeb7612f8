"""The console: web pages that show people the status of each profile and its reasons. `web.py` has the table of pages."""
