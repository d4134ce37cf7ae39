"""One request under way, as seen by the thread that must be able to end it from outside.

A time-out of a socket is per read: a server that sends one byte a second never meets it. So the deadline is held by
another thread, which shuts the socket down under the one that reads.
"""

from __future__ import annotations

import socket

from msgspec import Struct


class Watch(Struct, eq=False):
    """The state of one request, written by the worker and ended by the scheduler.

    `deadline` is a time of `time.monotonic()`. `connected` says that a connection stood, `talking`
    that the server has begun to answer. No lock: each side
    writes its own field before it reads the other's, so that one of them sees both.
    """

    deadline: float
    connected: bool = False
    talking: bool = False
    ended: bool = False
    _connection: socket.socket | None = None

    def hold(self, connection: socket.socket | None) -> None:
        """From now on this is the socket to shut down; None when there is none any more."""
        self._connection = connection
        if connection is not None:
            self.connected = True
        if self.ended:
            self.end()

    def end(self) -> None:
        """Make whoever waits on the socket wake up with an error."""
        self.ended = True
        connection = self._connection
        if connection is not None:
            try:
                # Not the method of a TLS socket, which takes its state away while the other thread reads.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
            except OSError:
                self._connection = None
