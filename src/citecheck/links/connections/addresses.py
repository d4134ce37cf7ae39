"""Which IP addresses are public: everything else is a way into somebody's network and is not asked.

From IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890 and its updates), read in 2026. An IPv6 address that
carries an IPv4 one is judged by what it carries.
"""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

_NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network, unspecified
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers (CGNAT)
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, where clouds keep their metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays, withdrawn
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_GLOBAL_UNICAST_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_LOW_32_BITS = 0xFFFFFFFF
# What the last part of a host may not look like unless all of it is a number (WHATWG URL, 4.5).
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")
# Leads to the machine itself, with all names below it (RFC 6761, 6.3). Not every resolver knows that, and what a name
# is that only a proxy can resolve is not seen here.
_LOOPBACK_NAME = ".localhost"


def is_public(address: str) -> bool:
    """Whether an IP address, as a resolver gives it, belongs to the public internet."""
    host = address.partition("%")[0]
    try:
        return _is_public_6(IPv6Address(host)) if ":" in host else _is_public_4(IPv4Address(host))
    except ValueError:
        return False


def is_public_name(host: str) -> bool:
    """Whether a host's name may lead to the public internet at all."""
    return not f".{host.lower().rstrip('.')}".endswith(_LOOPBACK_NAME)


def is_no_number(host: str) -> bool:
    """Whether a host ends as a number does without being one: no name does, and who reads it may read anything."""
    return literal(host) is None and _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]) is not None


def literal(host: str) -> str | None:
    """The IP address that a host is the spelling of, or None where it is a name.

    IPv4 is read as every C library does: one to four parts, decimal, octal or hexadecimal.
    """
    if host.startswith("["):
        host = host.strip("[]")
    try:
        if ":" in host:
            return str(IPv6Address(host))
        return socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
    except (ValueError, OSError):
        return None


def _is_public_4(address: IPv4Address) -> bool:
    return not any(address in network for network in _NOT_PUBLIC_4)


def _is_public_6(address: IPv6Address) -> bool:
    carried = address.ipv4_mapped or address.sixtofour
    if carried is None and address in _NAT64:
        carried = IPv4Address(int(address) & _LOW_32_BITS)
    if carried is not None:
        return _is_public_4(carried)
    return address in _GLOBAL_UNICAST_6 and not any(address in network for network in _NOT_PUBLIC_6)
