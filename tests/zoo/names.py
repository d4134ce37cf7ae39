"""What can go wrong with a name, and addresses to which no way may lead."""

from __future__ import annotations

import socket

from tests.zoo import doors
from tests.zoo.answers import fine
from tests.zoo.rows import (
    ALIVE,
    BAD_URL,
    DNS_FAILURE,
    DONT_KNOW,
    HERE,
    NO_NAME,
    PRIVATE,
    SCHEME,
    TIMEOUT,
    TOO_SLOW,
    Row,
)

_LATER = (socket.EAI_AGAIN, "Temporary failure in name resolution")
_PRIVATE = (
    "127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
)  # fmt: skip
_LITERALS = (
    "127.0.0.1", "[::1]", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "10.0.0.1", "192.168.0.1",
    "[::ffff:127.0.0.1]", "169.254.169.254",
)  # fmt: skip
_BAD = ("http://-/", "http:///path", "http://a..b/", "http://[::1/", "http://host name/", "http://ex%20ample.org/")

ROWS = (
    Row("no such name", fine, NO_NAME, door=doors.unknown),
    Row("no such name, and TLS", fine, NO_NAME, door=doors.unknown, url="https://{host}{path}"),
    Row("no such name, cited without a title", fine, NO_NAME, door=doors.unknown, cites=lambda _: ()),
    Row("a failure of the server of names", fine, DNS_FAILURE, door=doors.fails(*_LATER)),
    Row("a failure for good", fine, DNS_FAILURE, door=doors.fails(socket.EAI_FAIL, "Non-recoverable failure")),
    Row("a failure of the system", fine, DNS_FAILURE, door=doors.fails(socket.EAI_SYSTEM, "System error")),
    Row("a failure of memory", fine, DNS_FAILURE, door=doors.fails(socket.EAI_MEMORY, "Memory allocation failure")),
    Row("a name without an address", fine, DNS_FAILURE | NO_NAME, door=doors.fails(socket.EAI_NODATA, "No address")),
    Row("no address at all", fine, DNS_FAILURE | NO_NAME, door=doors.resolves_to()),
    Row("no answer", fine, DNS_FAILURE | TIMEOUT | TOO_SLOW, door=doors.hangs),
    Row("a failure once", fine, ALIVE, door=doors.fails_first(*_LATER)),
    # A host whose name fails twice is asked no more in a run: strikes on other days tell.
    Row("a failure twice", fine, ALIVE | DNS_FAILURE, door=doors.fails_first(*_LATER, 2)),
    *(Row(f"leads to {address}", fine, PRIVATE, door=doors.resolves_to(address)) for address in _PRIVATE),
    *(Row(f"is {host}", fine, PRIVATE, url=f"http://{host}/a") for host in _LITERALS),
    *(Row(f"is none: {url}", fine, BAD_URL | NO_NAME | PRIVATE | DONT_KNOW, url=url) for url in _BAD),
    *(
        Row(f"another scheme: {scheme}", fine, SCHEME | BAD_URL, url=f"{scheme}://{{host}}{{path}}")
        for scheme in ("ftp", "gopher", "irc", "ftps")
    ),
    Row("ends with a dot", fine, HERE, url="http://{host}.{path}"),
)
