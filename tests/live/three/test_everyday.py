"""A note on every screen, two editors and one timer, on three processes (G15, G16).

How slow guessing is counts per process, so that story stays with one.
"""

from tests.live.test_a_note_on_every_screen import (  # noqa: F401
    test_a_lost_answer_to_a_join_makes_no_ghost,
    test_a_note_reaches_everybody_and_is_marked_as_the_authors_own,
    test_a_receipt_brings_the_same_person_to_another_phone,
    test_a_receipt_finds_its_notes_even_after_the_close,
    test_the_door_decides_who_comes_in,
    test_what_was_saved_is_not_refused_later,
)
from tests.live.test_at_the_same_time import *  # noqa: F403
