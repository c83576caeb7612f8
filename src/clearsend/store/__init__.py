"""Memory of the product: the only code that speaks SQL, one set of it for SQLite and PostgreSQL, one file per noun.

In every function the transaction comes first, then the organization: no query of a tenant's table goes without it.
"""
