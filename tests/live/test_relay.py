"""The relay outlives whatever it hears."""

import time
from uuid import UUID, uuid4

import redis

from deploy.local.valkey import ValkeyServer
from server.live.relay import PREFIX, PRESENCE_SECONDS, Relay
from workshops.core.journal import Event


def test_a_message_that_cannot_be_read_does_not_end_the_listening(valkey: ValkeyServer) -> None:
    heard: list[tuple[UUID, list[Event]]] = []
    workshop_id, event = uuid4(), Event(1, "timer.started", ())
    here = Relay(valkey.url, lambda *words: heard.append(words))
    there = Relay(valkey.url, lambda *_: None)
    here.follow(workshop_id)
    deadline = time.monotonic() + 10
    while not here.is_healthy and time.monotonic() < deadline:
        time.sleep(0.02)

    redis.Redis.from_url(valkey.url).publish(f"{PREFIX}{workshop_id}", '{"of": "tomorrow"}')
    there.publish(workshop_id, [event])

    while not heard and time.monotonic() < deadline:
        time.sleep(0.02)
    assert heard == [(workshop_id, [event])]


def test_a_redis_that_hangs_is_waited_for_once_and_not_for_every_room(valkey: ValkeyServer) -> None:
    relay = Relay(valkey.url, lambda *_: None)
    own = {"people": {}, "connected": 1}
    assert relay.share_presence(uuid4(), own) == [own]
    valkey.process.pause()

    first = time.monotonic()
    assert relay.share_presence(uuid4(), own) == [own]
    others = time.monotonic()
    for _ in range(20):
        assert relay.share_presence(uuid4(), own) == [own]
    end = time.monotonic()
    valkey.process.resume()

    assert others - first > 1
    assert end - others < 1


def test_whoever_falls_silent_is_not_counted_any_more(valkey: ValkeyServer) -> None:
    workshop_id, elsewhere = uuid4(), uuid4()
    here, there = (Relay(valkey.url, lambda *_: None) for _ in range(2))
    own, others = {"connected": 1}, {"connected": 2}
    there.share_presence(workshop_id, others)
    there.share_presence(elsewhere, others)

    assert here.share_presence(workshop_id, own) == [own, others]
    time.sleep(PRESENCE_SECONDS + 0.2)
    assert here.share_presence(workshop_id, own) == [own]
    there.share_presence(workshop_id, others)
    assert here.share_presence(workshop_id, own) == [own, others]
