"""Vendors behind ports: one folder each, with a client of real calls and a parser of its webhooks."""
