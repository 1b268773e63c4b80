"""An empty ledger for each test."""

import pytest

from sayso.ledger import open_ledger
from sayso.settings import LedgerSettings


@pytest.fixture
def settings(tmp_path):
    return LedgerSettings(path=str(tmp_path / "town.ledger"), busy_wait_s=0.05)


@pytest.fixture
def ledger(settings):
    with open_ledger(settings, create=True) as ledger:
        yield ledger
