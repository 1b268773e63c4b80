from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from inventing import invent
from sayso.serve.report import render_report


@pytest.fixture(scope="module")
def page() -> str:
    return render_report([invent(21)[1], invent(22)[1]])


def test_the_page_asks_for_nothing_else(page):
    assert not re.findall(r"<(?:link|img|iframe|object|embed)\b|\bsrc=|@import|url\(", page)
    assert all(link.startswith("#") for link in re.findall(r'href="([^"]*)"', page))
    assert "default-src &#x27;none&#x27;" in page


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_policy_lets_only_our_own_inline_parts_run(page, tag):
    (inline,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
    digest = b64encode(sha256(inline.encode()).digest()).decode()
    assert f"{tag}-src &#x27;sha256-{digest}&#x27;" in page


def test_every_statement_has_a_card_and_words_to_go_to(page):
    cards = re.findall(r'<li class="card" id="([^"]+)"', page)
    assert len(cards) == 8
    assert all(page.count(f'id="{card}-words"') == 1 for card in cards)


def test_every_link_leads_somewhere_in_the_page(page):
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert {link[1:] for link in re.findall(r'href="(#[^"]+)"', page)} <= ids
    assert len(ids) == len(re.findall(r'\bid="([^"]+)"', page))
