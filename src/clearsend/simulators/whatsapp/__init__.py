"""A simulated Graph API of Meta, as far as WhatsApp needs it. `graph.py` is its table of calls."""
