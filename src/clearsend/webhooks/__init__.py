"""Outgoing webhooks: signatures, the guard of addresses, one attempt to send. Nothing here retries or chooses recipients."""
