"""Completing a profile: accepting the request, the attempts at its vendors, settling the run. One function is one transaction's work."""
