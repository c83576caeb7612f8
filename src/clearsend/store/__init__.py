"""The product's memory: the only code that speaks SQL, written once for SQLite and PostgreSQL, one file per noun.

Every function takes the transaction first, then the organization: each query of a tenant's table names it.
"""
