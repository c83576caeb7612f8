"""The engine's tables: queues, takeover, leases. No other folder of the store writes them."""
