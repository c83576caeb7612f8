"""Vendors behind ports: one folder each, with a client that makes the real calls and a parser of the vendor's webhooks."""
