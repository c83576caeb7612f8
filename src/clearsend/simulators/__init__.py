"""Simulators of Telnyx and Meta, shipped with the product: they answer over HTTP as the vendors do. They import nothing of the product.

`server.py` is the way in (`build_app`, `running`, and `python -m clearsend.simulators`); each vendor has a folder:
`telnyx/account.py` and `whatsapp/graph.py` are the tables of their calls.
"""
