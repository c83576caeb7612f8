"""Durable workflows: the work after an answer, resumed after any crash. Only workflows call providers and receivers."""
