"""Vendors behind ports: one folder each, with a client of real calls, a parser of its webhooks and a simulator of its service."""
