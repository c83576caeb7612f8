"""The basis of the store: connections, transactions, tables, encryption, revisions, backups. It reads no tenant's data."""
