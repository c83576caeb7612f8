"""WhatsApp, as Meta's Graph API: its client, its errors and its vocabulary. Nothing here knows a profile."""
