"""Connects to a host: resolve, check every address, connect to a checked one.

The check stands here because only here the address that is connected to is known: a name may resolve to a public
address when it is checked and to a private one when it is connected.
"""

from __future__ import annotations

import errno
import socket
import time
from collections.abc import Sequence

from msgspec import Struct

from citecheck.links.answers import Failure, NoAnswerError
from citecheck.links.connections.addresses import is_no_number, is_public, is_public_name, literal
from citecheck.links.connections.network import Network, SocketAddress
from citecheck.links.connections.resolving import Resolver
from citecheck.model import Outcome

_REFUSED = frozenset({errno.ECONNREFUSED})
_RESET = frozenset({errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE})
_TIMED_OUT = frozenset({errno.ETIMEDOUT})
# Of several addresses that failed, the one that says most about the host speaks for it.
_TELLING = (Outcome.REFUSED, Outcome.RESET, Outcome.TIMEOUT, Outcome.NO_ROUTE)
_LEAST_S = 1.0


class Dialler(Struct, frozen=True):
    """Opens the connections of one run."""

    network: Network
    resolver: Resolver
    allow_private: bool

    def dial(self, host: str, port: int, timeout_s: float) -> socket.socket:
        """A connection to a host that may be asked; raises `NoAnswerError`."""
        return self._connect(self.addresses(host, port, timeout_s), host, timeout_s)

    def dial_proxy(self, host: str, port: int, timeout_s: float) -> socket.socket:
        """A connection to a proxy, which may be anywhere; its failures say nothing about the host asked."""
        try:
            return self._connect(self._resolve(host, port, timeout_s), host, timeout_s)
        except NoAnswerError as error:
            # A proxy without a name is no host without a name.
            found = error.failure.outcome
            outcome = Outcome.DNS_FAILURE if found is Outcome.NXDOMAIN else found
            detail = f"the proxy {host}:{port} did not answer: {error.failure.detail or found.value}"
            raise NoAnswerError(Failure(outcome, detail)) from error

    def addresses(self, host: str, port: int, timeout_s: float) -> Sequence[SocketAddress]:
        """The addresses of a host that may be asked; raises `NoAnswerError`.

        One private address among public ones is enough to refuse: an honest name has none.
        """
        if not self.allow_private and not is_public_name(host):
            raise NoAnswerError(Failure(Outcome.PRIVATE_ADDRESS))
        if is_no_number(host):
            raise NoAnswerError(Failure(Outcome.BAD_URL, "its host is neither a name nor a number"))
        found = self._resolve(host, port, timeout_s)
        private = next((address[0] for address in found if not is_public(address[0])), None)
        if private is not None and not self.allow_private:
            raise NoAnswerError(Failure(Outcome.PRIVATE_ADDRESS, private if private != host.strip("[]") else ""))
        return found

    def _resolve(self, host: str, port: int, timeout_s: float) -> Sequence[SocketAddress]:
        address = literal(host)
        if address is not None:
            return [(address, port)]
        try:
            found = self.resolver.resolve(host.strip("[]"), port, timeout_s)
        except TimeoutError:
            detail = f"no answer within {timeout_s:.3g} s"
            raise NoAnswerError(Failure(Outcome.DNS_FAILURE, detail)) from None
        except socket.gaierror as error:
            if error.errno == socket.EAI_NONAME:
                raise NoAnswerError(Failure(Outcome.NXDOMAIN)) from error
            raise NoAnswerError(Failure(Outcome.DNS_FAILURE, error.strerror or "")) from error
        except (OSError, UnicodeError) as error:
            raise NoAnswerError(Failure(Outcome.DNS_FAILURE, str(error))) from error
        if not found:
            raise NoAnswerError(Failure(Outcome.DNS_FAILURE, "no address"))
        return found

    def _connect(self, addresses: Sequence[SocketAddress], host: str, timeout_s: float) -> socket.socket:
        """Try the addresses in turn; all together get the time of one, so that eight of them do not take a minute."""
        end = time.monotonic() + timeout_s
        failures: list[Failure] = []
        for tried, address in enumerate(addresses):
            left = end - time.monotonic()
            if left <= 0:
                break
            try:
                return self.network.connect(address, max(left / (len(addresses) - tried), min(left, _LEAST_S)))
            except OSError as error:
                failures.append(_failure(error))
        no_time = Failure(Outcome.TIMEOUT, f"no connection to {host} within {timeout_s:.3g} s")
        raise NoAnswerError(min(failures, key=lambda failure: _TELLING.index(failure.outcome), default=no_time))


def _failure(error: OSError) -> Failure:
    """What a failed connect says of the host: only a refusal and a reset come from there."""
    if isinstance(error, TimeoutError) or error.errno in _TIMED_OUT:
        return Failure(Outcome.TIMEOUT, "no connection")
    if error.errno in _REFUSED:
        return Failure(Outcome.REFUSED, heard=True)
    if error.errno in _RESET:
        return Failure(Outcome.RESET, "while connecting", heard=True)
    return Failure(Outcome.NO_ROUTE, error.strerror or str(error))
