"""Vendors that are not there: what the simulators of Telnyx and Meta share. It never talks to a real vendor.

`server.py` is the way in (`build_app`, `running`, and `python -m clearsend.providers.simulation`); each vendor's own
behaviour is in its folder, `simulator.py`.
"""
