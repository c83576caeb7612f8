"""Clearsend: the self-hosted compliance desk of messaging platforms."""

__version__ = "0.1.0"
