"""Simulators of Telnyx and Meta, shipped with the product: they answer over HTTP as the vendors do. They import nothing of the product.

`server.py` is the entry point (`build_app`, `running`, and `python -m clearsend.simulators`). Each vendor has a folder:
`telnyx/account.py` and `whatsapp/graph.py` list the simulated calls.
"""
