"""WhatsApp, as Meta's Graph API: its client, its errors and its words. Nothing here knows a profile."""
