"""Counters and traces of a process' own work, for its operator. It knows nothing of the product and no tenant."""
