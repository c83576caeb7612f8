"""Registering a brand, campaign, number or WhatsApp number: its states, what is done next, what it costs, what a person sees. Pure."""
