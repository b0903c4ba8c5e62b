"""Everybody who is measured, by the word that names them on the command line."""

from collections.abc import Callable
from functools import partial

from bench.peers.base import Peer
from bench.peers.cluster import Cluster
from bench.peers.plain import BareBroadcast, NodeInFrames, PlainFlask, PlainNode
from bench.peers.ruamsang import Ruamsang

PEERS: dict[str, Callable[[], Peer]] = {
    "ruamsang": Ruamsang,
    "flask": PlainFlask,
    "node": PlainNode,
    "frames": NodeInFrames,
    "bare": BareBroadcast,
}
CLUSTERS: dict[str, Callable[[], Peer]] = {
    "one": partial(Cluster, 1),
    "two": partial(Cluster, 2),
}
EVERYBODY = PEERS | CLUSTERS
NAMES = {key: make().name for key, make in EVERYBODY.items()}
