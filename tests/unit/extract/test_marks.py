"""What stands inside quotation marks, as newspapers print them."""

import pytest

from sayso.extract.marks import quote_state


def inside(text: str) -> str:
    return "".join(c for c, state in zip(text, quote_state(text), strict=True) if state)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Mo said “no” and left.", "“no”"),
        ('Mo said "no" and left.', '"no"'),
        ('Mo said "no” and left.', '"no”'),
        ("It was ‘done’ twice.", "‘done’"),
        ("It was 'done' twice.", "'done'"),
        ("They don't and won’t, James’ too.", ""),
        ("rock ’n’ roll in the ’90s", ""),
        ("a 6'2\" man", ""),
        ("“He said ‘go’ to me,” she said", "“He said ‘go’ to me,”"),
        ("“One\n“Two” ok", "“One“Two”"),
        ("«Non», a-t-il dit", "«Non»"),
        ("``Odd'' marks", "``Odd''"),
    ],
)  # fmt: skip
def test_marks_as_printed(text: str, quoted: str) -> None:
    assert inside(text) == quoted
