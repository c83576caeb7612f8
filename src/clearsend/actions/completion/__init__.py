"""Completing a profile: accepting the request, recording the attempts at vendors, settling the run."""
