"""Name resolution with a time limit, each name looked up once for all who wait for it.

`getaddrinfo` cannot be interrupted and may take half a minute, so it runs in a thread of its own that nobody has to
wait for.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Sequence

from msgspec import Struct, field

from citecheck.links.connections.network import Network, SocketAddress

# Long enough for all links of a host, short enough for a run of hours to follow a host that moves.
_KEPT_S = 60.0


class _Lookup(Struct):
    """One look-up, under way or finished."""

    finished: threading.Event = field(default_factory=threading.Event)
    addresses: Sequence[SocketAddress] = ()
    error: OSError | UnicodeError | None = None
    until: float = 0.0


class Resolver:
    """Resolves names through a network; may be used from many threads at once."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._lookups: dict[tuple[str, int], _Lookup] = {}
        self._lock = threading.Lock()

    def resolve(self, host: str, port: int, timeout_s: float) -> Sequence[SocketAddress]:
        """The addresses of a name; raises `TimeoutError`, `socket.gaierror`, `OSError` or `UnicodeError`."""
        lookup = self._lookup(host, port)
        if not lookup.finished.wait(timeout_s):
            raise TimeoutError
        if lookup.error is not None:
            raise lookup.error
        return lookup.addresses

    def _lookup(self, host: str, port: int) -> _Lookup:
        """The look-up to wait for: one under way, one that succeeded a moment ago, or a new one."""
        key = host, port
        with self._lock:
            known = self._lookups.get(key)
            if known and (not known.finished.is_set() or time.monotonic() < known.until):
                return known
            lookup = self._lookups[key] = _Lookup()
        threading.Thread(target=self._run, args=(lookup, host, port), daemon=True, name="citecheck-resolve").start()
        return lookup

    def _run(self, lookup: _Lookup, host: str, port: int) -> None:
        try:
            lookup.addresses = self._network.resolve(host, port)
        except (OSError, UnicodeError) as error:
            lookup.error = error
        finally:
            # No answer is worth a second look-up; that there is no such name is an answer.
            kept = lookup.error is None or getattr(lookup.error, "errno", None) == socket.EAI_NONAME
            lookup.until = time.monotonic() + _KEPT_S if kept else 0.0
            lookup.finished.set()
