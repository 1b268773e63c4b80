"""Pages and records in, SQLite between, the same records out: append-only, verified, searchable."""

from sayso.ledger.back_up import back_up
from sayso.ledger.find import Match, find_ids, find_statements
from sayso.ledger.open import Ledger, open_ledger
from sayso.ledger.read import load_page, load_record, load_records
from sayso.ledger.revisions import Revision, load_revisions
from sayso.ledger.verify import Report, verify_ledger
from sayso.ledger.verify_article import Fault
from sayso.ledger.write import Status, Stored, store_drop, store_record

__all__ = [
    "Fault",
    "Ledger",
    "Match",
    "Report",
    "Revision",
    "Status",
    "Stored",
    "back_up",
    "find_ids",
    "find_statements",
    "load_page",
    "load_record",
    "load_records",
    "load_revisions",
    "open_ledger",
    "store_drop",
    "store_record",
    "verify_ledger",
]
