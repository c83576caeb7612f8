"""Telnyx: its client, its errors, its vocabulary, and the registration of brands, campaigns and numbers. Nothing here knows
a profile."""
