"""The ground of the store: connections and transactions, tables, encryption, revisions, backups. It knows no noun."""
