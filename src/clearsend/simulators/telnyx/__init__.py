"""A simulated Telnyx account: messaging profiles, numbers, 10DLC brands and campaigns. `account.py` is its table of calls."""
