"""Webhooks out: sign, guard, send once. Nothing here remembers, retries or decides who is told."""
