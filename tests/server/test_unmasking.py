"""What phones send is masked (RFC 6455, section 5.3); we take the mask off in one step."""

from hypothesis import given
from hypothesis import strategies as st

from server.live.direct import unmask

MASKS = st.binary(min_size=4, max_size=4)


@given(data=st.binary(max_size=300), mask=MASKS, offset=st.integers(0, 70_000))
def test_every_octet_is_turned_by_the_mask_octet_of_its_place(
    data: bytes, mask: bytes, offset: int
) -> None:
    expected = bytes(octet ^ mask[(offset + i) % 4] for i, octet in enumerate(data))

    assert unmask(data, mask, len(data), offset) == expected


@given(data=st.binary(max_size=300), mask=MASKS, cut=st.integers(0, 300))
def test_a_message_in_two_parts_is_the_same_message(data: bytes, mask: bytes, cut: int) -> None:
    first, rest = data[:cut], data[cut:]

    parts = unmask(first, mask) + unmask(rest, mask, len(rest), len(first))

    assert parts == unmask(data, mask)
