"""A process of its own: stores invented articles and prints each id once it is reported stored."""

import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from inventing import invent
from sayso.errors import DiskFull
from sayso.ledger import open_ledger, store_record
from sayso.settings import LedgerSettings


def main(path, count, limit_bytes):
    if limit_bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))
    try:
        with open_ledger(LedgerSettings(path=path), create=True) as ledger:
            for number in range(count):
                print(store_record(ledger, *invent(number)).article_id, flush=True)
    except DiskFull as error:
        print(error.code, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
