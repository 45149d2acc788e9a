"""A worker process: what its owner holds of it, and the loop that runs inside it.

The owner sends items and gets their results in the same order. Inside, a thread does nothing but
receive: it sees at once that the owner is gone, even while the main thread hangs in an article,
and ends the process.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from queue import SimpleQueue
from threading import Thread
from typing import Any

from newsnlp.errors import BatchError

Make = Callable[[], Callable[[Any], Any]]


class Worker:
    """A process that maps a function over the items it is sent.

    Args:
        make: makes the function; it runs once, in the process.
    """

    def __init__(self, make: Make) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, make), daemon=True)
        try:
            with _interrupts_held():
                self._process.start()
        except BaseException:
            self._connection.close()
            raise
        finally:
            theirs.close()
        self.is_ready = False
        self.is_dead = False

    @property
    def handles(self) -> tuple[Any, Any]:
        """What `multiprocessing.connection.wait` waits for: a result, or the end."""
        return self._connection, self._process.sentinel

    def send(self, payload: bytes) -> None:
        """Send a pickled item; whether the worker lives to read it shows in `collect`."""
        try:
            self._connection.send_bytes(payload)
        except OSError:
            self.is_dead = True

    def collect(self) -> Iterator[Any]:
        """Yield the results that have come, in the order of the items, and see whether it lives.

        Raises:
            BatchError: where the worker could not even start.
        """
        ended = not self._process.is_alive()
        try:
            while self._connection.poll():
                message = self._connection.recv()
                if self.is_ready:
                    yield message
                elif message is None:
                    self.is_ready = True
                else:
                    raise BatchError(f"a worker process could not start: {message}")
        except (EOFError, OSError):
            ended = True
        self.is_dead |= ended

    def end(self) -> None:
        """End the process at once, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._connection.close()


def pack(item: object) -> bytes:
    """Return `item` as `Worker.send` takes it."""
    return bytes(ForkingPickler.dumps(item))


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let a process that starts here never be told of Ctrl-C: its owner is, and ends it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows, where the loop below has to do
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, make: Make) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    items: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_receive, args=(connection, items), daemon=True).start()
    try:
        function = make()
    except Exception as error:  # told to the owner, whatever it is
        connection.send(f"{type(error).__name__}: {error}")
        return
    result = None  # the first word says that it is ready
    while True:
        try:
            connection.send(result)
        except OSError:  # the owner is gone
            return
        result = function(items.get())


def _receive(connection: Connection, items: SimpleQueue[Any]) -> None:
    while True:
        try:
            items.put(connection.recv())
        except BaseException:  # the owner is gone, or sends what cannot be read
            os._exit(1)
