"""The web of the zoo: that of the tests, with a port of its own for TLS and ports at which nobody answers."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import ExitStack
from pathlib import Path

from tests.servers import RawServer, Server, Web, black_hole

CERTIFICATES = Path(__file__).parent / "certificates"
AUTHORITY = CERTIFICATES / "authority.pem"


class ZooWeb(Web):
    """Sites with names of their own; names are given out by rows, servers are made when a row needs one."""

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()
        # A port that is bound and does not listen refuses, and nobody else can take it.
        held = self._open.enter_context(socket.socket())
        held.bind(("127.0.0.1", 0))
        self.closed: int = held.getsockname()[1]
        self.black_hole = self._open.enter_context(black_hole())
        self.never = threading.Event()
        self._secure: dict[str, Server] = {}

    def secure_server(self, certificate: str) -> Server:
        """The server that shows a certificate."""
        if certificate not in self._secure:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(CERTIFICATES / f"{certificate}.pem")
            server = self._secure[certificate] = Server(self.sites, context)
            self._open.callback(server.close)
        return self._secure[certificate]

    def raw_server(self, data: bytes) -> int:
        """The port of a server that says these bytes to whatever comes."""
        server = RawServer(data)
        self._open.callback(server.close)
        return server.port

    def close(self) -> None:
        """End everything."""
        self.never.set()
        self._open.close()
        super().close()
