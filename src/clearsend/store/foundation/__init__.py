"""What every file of the store stands on: connections and transactions, tables, encryption, revisions, backups. It knows no noun."""
