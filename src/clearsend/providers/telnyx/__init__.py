"""The adapters of Telnyx: SMS, the registration of brands, campaigns and numbers, the purchase of numbers, webhooks and errors.
They never read the database."""
