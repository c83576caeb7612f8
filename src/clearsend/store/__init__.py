"""The stored data: the only code that runs SQL, written once for SQLite and PostgreSQL, one module for each kind of record.

A function for a tenant's table takes the transaction first, then the organization's id, by which it limits each query. The few
searches across all organizations say so.
"""
