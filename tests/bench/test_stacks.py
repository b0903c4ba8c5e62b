"""What the profile says of stacks."""

from bench import stacks


def test_a_function_counts_once_however_often_it_is_in_a_stack() -> None:
    told = stacks.as_text(["add (workshops/a.py:1);put (b.py:2);add (workshops/a.py:9) 4"], shown=3)

    assert "4 samples at work" in told
    assert told.count("100.0  add (workshops/a.py)") == 3


def test_what_waits_for_work_is_left_out() -> None:
    lines = [
        "run (wsgi.py:1);Hub.do_poll (eventlet/hubs/epolls.py:31) 90",
        "tworker (eventlet/tpool.py:70);Condition.wait (threading.py:320) 900",
        "run (wsgi.py:1);send (server/live/direct.py:84) 10",
    ]

    told = stacks.as_text(lines, shown=3)

    assert "10 samples at work" in told
    assert "tworker" not in told
