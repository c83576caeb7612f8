"""WhatsApp, as Meta's Graph API: its client, its errors, and a simulator that behaves like it. Nothing here knows a profile."""
