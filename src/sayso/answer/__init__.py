"""Questions in, answers out of the ledger: search, show, export."""
