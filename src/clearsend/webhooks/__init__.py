"""Outgoing webhooks: sign, guard, send once. Nothing here remembers, retries or chooses recipients."""
