"""The peers: what a platform would have built itself in place of Clearsend, in about 150 lines each, on well-known job queues.

A peer accepts a completion over HTTP, asks two vendors in a worker, keeps books of it in PostgreSQL, and sends a signed
callback. Its handlers can run twice without harm to the books. It does far less than the product: docs/performance.md lists
what. `books` and `door` are the same for all; `on_procrastinate` and `on_celery` are the queues.
"""
