"""Receipts as people copy them by hand: forgiving in how, strict in what."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshops.core.errors import NotFound
from workshops.people import receipts

WORKSHOP, PERSON = UUID(int=1 << 100), UUID(int=7 << 90)
raw = st.binary(min_size=10, max_size=10)


@given(raw)
def test_a_receipt_has_only_letters_that_every_keyboard_shows(ten_bytes: bytes) -> None:
    receipt = receipts.receipt_from(ten_bytes)
    assert set(receipt) <= set(receipts.ALPHABET + "-")


@given(raw)
def test_a_receipt_may_be_typed_small_with_spaces_and_with_look_alikes(ten_bytes: bytes) -> None:
    receipt = receipts.receipt_from(ten_bytes)
    typed = receipt.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert receipts.read_receipt(typed) == receipt


@given(raw, st.integers(0, 14))
def test_two_neighbours_swapped_are_noticed(ten_bytes: bytes, at: int) -> None:
    letters = receipts.receipt_from(ten_bytes).replace("-", "")
    a, b = (receipts.ALPHABET.index(letter) for letter in letters[at : at + 2])
    if (a - b) % receipts.CHECK_MODULUS == 0:
        return
    swapped = letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]

    with pytest.raises(NotFound):
        receipts.read_receipt(swapped)


@pytest.mark.parametrize("typed", ["", "ABCD", "0" * 16, "U" * 17, "0" * 18, "ก" * 17])
def test_what_cannot_be_a_receipt_is_not_found(typed: str) -> None:
    with pytest.raises(NotFound):
        receipts.read_receipt(typed)


def test_the_same_pair_gives_the_same_receipt_and_author() -> None:
    key = bytes(range(16))

    again = [
        (
            receipts.receipt_of(WORKSHOP, PERSON, key),
            receipts.author_id_of(WORKSHOP, PERSON, key),
        )
        for _ in range(2)
    ]

    assert again[0] == again[1]
    assert again[0][1].version == 4
    assert receipts.receipt_of(PERSON, WORKSHOP, key) != again[0][0]


def test_only_the_receipt_opens_the_seal() -> None:
    author = receipts.author_id_of(WORKSHOP, PERSON, bytes(16))
    receipt = receipts.receipt_of(WORKSHOP, PERSON, bytes(16))
    sealed = receipts.seal(author, receipt=receipt, participant_id=PERSON)

    assert receipts.unseal(sealed, receipt=receipt, participant_id=PERSON) == author
    for other in (receipts.receipt_from(bytes(10)), receipt.lower()):
        with pytest.raises(NotFound):
            receipts.unseal(sealed, receipt=other, participant_id=PERSON)
