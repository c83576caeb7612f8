"""Registration of a brand, campaign, number or WhatsApp number: states, the next step, prices, and display. Pure."""
