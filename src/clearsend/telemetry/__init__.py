"""Counters, timers and traces of the work of one process, for its operator. This package imports nothing of the product."""
