"""`clearsend demo`: a platform onboards its tenants on simulated vendors. `story.py` is what happens, `view.py` what is shown."""
