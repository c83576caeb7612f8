"""The adapter of WhatsApp on Meta's Graph API: client, webhooks, states and errors. It never reads the database."""
