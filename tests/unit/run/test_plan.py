from __future__ import annotations

from sayso.run.plan import BATCH_CHARS, BATCH_ITEMS, cut_batches


def test_batches_keep_everything_in_order():
    sizes = [10, BATCH_CHARS, 5, BATCH_CHARS // 2, BATCH_CHARS // 2, 1, 1]
    batches = list(cut_batches(sizes, lambda size: size))
    assert [size for batch in batches for size in batch] == sizes
    assert [len(batch) for batch in batches] == [2, 3, 2]


def test_a_batch_of_tiny_pages_ends_all_the_same():
    assert [len(batch) for batch in cut_batches(range(BATCH_ITEMS + 1), lambda _: 1)] == [BATCH_ITEMS, 1]


def test_no_more_is_read_than_the_batch_asked_for():
    """A stream of pages that comes slowly is answered batch by batch."""
    taken = []

    def pages():
        for number in range(10):
            taken.append(number)
            yield number

    next(cut_batches(pages(), lambda _: BATCH_CHARS))
    assert taken == [0]


def test_nothing_gives_no_batch():
    assert list(cut_batches([], lambda _: 1)) == []
