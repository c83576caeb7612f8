"""`clearsend demo`: a platform onboards its tenants. `story.py` calls the API, `view.py` prints. No real vendor is called."""
