"""A bad network on order: cuts, stalls, delays and half-open connections between a client and a server."""

import asyncio
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle
from typing import Self

CHUNK = 65536

End = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Proxy:
    """Forwards a port of its own to ``target``; what it does to the bytes may change at any time.

    Where there are ``others``, each new connection goes to the next one in turn.
    """

    def __init__(self, target: int, *others: int) -> None:
        self._targets = cycle((target, *others))
        self.port = 0
        self.delayed = 0.0
        self.bytes_per_second = 0.0
        self._is_refusing = False
        self._links: set[_Link] = set()
        self._tasks: set[object] = set()  # asyncio itself would forget tasks that wait for nothing.
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        future = asyncio.run_coroutine_threadsafe(self._listen(), self._loop)
        self.port = future.result(timeout=10)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(timeout=10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    def cut(self) -> None:
        """Reset every connection; new ones are welcome."""
        self._for_each_link(_Link.abort)

    def refuse(self) -> None:
        """Reset every connection and turn new ones away until ``restore``."""
        self._is_refusing = True
        self.cut()

    def stall(self) -> None:
        """Hold all bytes back, losing none, until ``restore``."""
        self._for_each_link(lambda link: link.flowing.clear())

    def half_open(self) -> None:
        """Swallow everything on today's connections without closing them, as a lost phone does."""
        self._for_each_link(_Link.go_deaf)

    def delay(self, seconds: float) -> None:
        """Hand bytes on that much later, in each direction."""
        self.delayed = seconds

    def slow(self, bytes_per_second: float) -> None:
        """Hand on no more than that, on each connection and in each direction."""
        self.bytes_per_second = bytes_per_second

    def restore(self) -> None:
        """A good network again; what was stalled arrives, what was cut stays cut."""
        self._is_refusing = False
        self.delayed = self.bytes_per_second = 0.0
        self._for_each_link(lambda link: link.flowing.set())

    def count(self) -> int:
        """How many connections are open."""
        return len(self._links)

    def _for_each_link(self, act: Callable[["_Link"], object]) -> None:
        async def all_links() -> None:
            for link in list(self._links):
                act(link)

        asyncio.run_coroutine_threadsafe(all_links(), self._loop).result(timeout=10)

    async def _listen(self) -> int:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, backlog=1024)
        return int(self._server.sockets[0].getsockname()[1])

    async def _close(self) -> None:
        self._server.close()
        for link in list(self._links):
            link.abort()
        pending = asyncio.all_tasks() - {asyncio.current_task()}
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_refusing:
            _reset(writer)
            return
        try:
            upstream = await asyncio.open_connection("127.0.0.1", next(self._targets))
        except OSError:
            _reset(writer)
            return
        link, task = _Link((reader, writer), upstream), asyncio.current_task()
        self._links.add(link)
        self._tasks.add(task)
        try:
            await link.run(self)
        finally:
            self._links.discard(link)
            self._tasks.discard(task)


class _Link:
    """One client connection and its way to the server."""

    def __init__(self, client: End, server: End) -> None:
        self.client = client
        self.server = server
        self.is_deaf = False
        self.is_cut = asyncio.Event()
        self.flowing = asyncio.Event()
        self.flowing.set()

    async def run(self, network: Proxy) -> None:
        """Carry bytes both ways until either side ends."""
        ways = [(self.client, self.server), (self.server, self.client)]
        tasks = [asyncio.create_task(self._carry(a[0], b[1], network)) for a, b in ways]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._close()

    def go_deaf(self) -> None:
        self.is_deaf = True

    def abort(self) -> None:
        self.is_cut.set()
        for _, writer in (self.client, self.server):
            _reset(writer)

    def _close(self) -> None:
        for _, writer in (self.client, self.server):
            writer.close()

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, network: Proxy
    ) -> None:
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivery = asyncio.create_task(self._deliver(queue, writer, network))
        try:
            while data := await self._read(reader):
                queue.put_nowait((asyncio.get_running_loop().time() + network.delayed, data))
            queue.put_nowait((0, b""))
            await delivery
        finally:
            delivery.cancel()
            await asyncio.gather(delivery, return_exceptions=True)

    async def _read(self, reader: asyncio.StreamReader) -> bytes:
        """The next bytes, or none when the connection is over; a deaf link learns that when it is cut."""
        with suppress(ConnectionError):
            if data := await reader.read(CHUNK):
                return data
        if self.is_deaf:
            await self.is_cut.wait()
        return b""

    async def _deliver(
        self,
        queue: asyncio.Queue[tuple[float, bytes]],
        writer: asyncio.StreamWriter,
        network: Proxy,
    ) -> None:
        while (item := await queue.get())[1]:
            due, data = item
            await asyncio.sleep(max(0.0, due - asyncio.get_running_loop().time()))
            await self.flowing.wait()
            if not self.is_deaf:
                with suppress(ConnectionError):
                    writer.write(data)
                    await writer.drain()
            if network.bytes_per_second:
                await asyncio.sleep(len(data) / network.bytes_per_second)


def _reset(writer: asyncio.StreamWriter) -> None:
    """End a connection with a reset instead of a polite goodbye."""
    raw = writer.get_extra_info("socket")
    with suppress(OSError):  # It may have ended by itself a moment ago.
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
