"""A performance web on loopback, the same for each seed: many hosts of unequal size, and what goes wrong with some.

Each host has an address of its own in 127.0.0.0/8, which is all loopback on Linux; all share one port. The server runs
in a process of its own, so that its work is not counted as that of whoever asks.
"""

from __future__ import annotations

import asyncio
import math
import multiprocessing
import random
import resource
import socket
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from tests.servers import black_hole

LINKS, HOSTS = 3000, 600
BUSIEST_SHARE = 0.1
LATENCY_S, LATENCY_SPREAD = 0.25, 0.5
SLOW_S = 8.0
PAGE_BYTES = 12_000
# Of the hosts, and of the links of those that stand.
BLACK_HOLES, REFUSING = 0.03, 0.02
BUSY_ONCE, MISSING, SLOW = 0.03, 0.02, 0.01

UP, BLACK_HOLE, REFUSES = "up", "black hole", "refuses"
FINE, BUSY, GONE = "fine", "503 once", "404"
_BACKLOG = 256


class Page(NamedTuple):
    """One page: its host's address, its path, what it answers, and after how many seconds."""

    host: str
    path: str
    answer: str
    latency_s: float


@dataclass(frozen=True, slots=True)
class Web:
    """Pages in the order in which they are cited, and what becomes of connections to each host."""

    pages: tuple[Page, ...]
    hosts: dict[str, str]

    def standing(self) -> list[Page]:
        """The pages whose host answers."""
        return [page for page in self.pages if self.hosts[page.host] == UP]

    def bound_s(self, concurrency: int, host_concurrency: int, interval_s: float) -> float:
        """The least time in which anybody can ask the hosts that stand, politely: in all, and each host's own queue.

        What black holes cost hangs on the patience of who asks, and is left out.
        """
        latency_s: dict[str, float] = defaultdict(float)
        requests: Counter[str] = Counter()
        for page in self.standing():
            times = 2 if page.answer == BUSY else 1
            requests[page.host] += times
            latency_s[page.host] += page.latency_s * times
        queues = (max((requests[host] - 1) * interval_s, latency_s[host] / host_concurrency) for host in requests)
        return max(sum(latency_s.values()) / concurrency, *queues)


@dataclass(slots=True)
class Served:
    """What the server did: requests, seconds of processor time, and how late its latest answer was."""

    requests: int = 0
    cpu_s: float = 0.0
    latest_s: float = 0.0
    busy: set[str] = field(default_factory=set)


def web(seed: int, links: int = LINKS, *, rough: bool = False) -> Web:
    """The web of a seed; the busiest host has a tenth of the links, the others what Zipf's law leaves them."""
    draw = random.Random(seed)
    names = [f"127.{1 + number // 250}.{number % 250}.1" for number in range(HOSTS)]
    busiest = round(links * BUSIEST_SHARE)
    others = names[1:]
    drawn = draw.choices(others, [1 / rank for rank in range(2, HOSTS + 1)], k=links - busiest - len(others))
    cited = [*names[:1] * busiest, *others, *drawn]
    draw.shuffle(cited)
    hosts = dict.fromkeys(names, UP)
    if rough:
        failing = draw.sample(others, round(HOSTS * (BLACK_HOLES + REFUSING)))
        holes = round(HOSTS * BLACK_HOLES)
        hosts |= dict.fromkeys(failing[:holes], BLACK_HOLE) | dict.fromkeys(failing[holes:], REFUSES)
    pages = []
    for number, host in enumerate(cited):
        latency_s = draw.lognormvariate(math.log(LATENCY_S), LATENCY_SPREAD)
        fate = draw.random() if rough else 1.0
        answer = BUSY if fate < BUSY_ONCE else GONE if fate < BUSY_ONCE + MISSING else FINE
        slow = BUSY_ONCE + MISSING <= fate < BUSY_ONCE + MISSING + SLOW
        pages.append(Page(host, f"/articles/{number}", answer, SLOW_S if slow else latency_s))
    return Web(tuple(pages), hosts)


def title(path: str) -> str:
    """The title of the page at a path, as it is cited."""
    return f"The tides of the river, part {path.rpartition('/')[2]}"


def cite(page_of_links: Path, asked: Web, port: int) -> None:
    """Write a page in Markdown that links to all pages of a web."""
    lines = (f"- [{title(page.path)}](http://{page.host}:{port}{page.path})\n" for page in asked.pages)
    page_of_links.write_text("# Links\n\n" + "".join(lines), encoding="utf-8")


@contextmanager
def serving(asked: Web) -> Iterator[tuple[int, list[Served]]]:
    """A server for one run, with its port; when it is over, the list holds what was served."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(asked, theirs), daemon=True)
    process.start()
    served: list[Served] = []
    try:
        yield ours.recv(), served
        ours.send(None)
        served.append(ours.recv())
    finally:
        process.terminate()
        process.join()


class _Speaker(asyncio.Protocol):
    """HTTP on one connection, one request after the other."""

    def __init__(self, pages: dict[str, Page], served: Served) -> None:
        self._pages = pages
        self._served = served
        self._request = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._request += data
        if not self._request.endswith(b"\r\n\r\n"):
            return
        page = self._pages[self._request.split(b" ", 2)[1].decode("ascii")]
        self._request = b""
        self._served.requests += 1
        due = time.monotonic() + page.latency_s
        asyncio.get_running_loop().call_later(page.latency_s, self._answer, page, due)

    def _answer(self, page: Page, due: float) -> None:
        self._served.latest_s = max(self._served.latest_s, time.monotonic() - due)
        status, body = "200 OK", _body(page.path)
        if page.answer == GONE:
            status, body = "404 Not Found", b"<title>Not found</title><h1>Not found</h1>"
        elif page.answer == BUSY and page.path not in self._served.busy:
            self._served.busy.add(page.path)
            status, body = "503 Service Unavailable", b"<title>Busy</title>"
        head = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
        more = (
            "Server: nginx\r\nDate: Mon, 23 Nov 2026 12:00:00 GMT\r\nVary: Accept-Encoding\r\nX-Frame-Options: DENY\r\n"
        )
        if isinstance(self._transport, asyncio.WriteTransport) and not self._transport.is_closing():
            self._transport.write(f"{head}{more}\r\n".encode("ascii") + body)


def _body(path: str) -> bytes:
    """A page such as there are many: some navigation, some script, mostly text."""
    name = title(path)
    navigation = "".join(f'<li><a href="/section/{number}">Section {number}</a></li>' for number in range(40))
    script = "var shown = false; function show() { shown = !shown; }" * 20
    head = f"<title>{name}</title><meta property='og:title' content='{name}'><script>{script}</script>"
    start = f"<!DOCTYPE html><html lang=en><head>{head}</head><body><ul>{navigation}</ul><h1>{name}</h1>"
    paragraph = "<p>The water rises twice a day, and <i>falls</i> as often; boats wait for it at the <b>quay</b>.</p>\n"
    return (start + paragraph * ((PAGE_BYTES - len(start)) // len(paragraph)) + "</body></html>").encode()


def _serve(asked: Web, asker: Connection) -> None:
    """Serve a web until whoever asks for it says that it is over."""
    asyncio.run(_serve_until_told(asked, asker))


async def _serve_until_told(asked: Web, asker: Connection) -> None:
    served = Served()
    pages = {page.path: page for page in asked.pages}
    loop = asyncio.get_running_loop()
    over = asyncio.Event()
    with ExitStack() as stack:
        port = 0
        for host, state in asked.hosts.items():
            if state == BLACK_HOLE:
                stack.enter_context(black_hole(host, port))
            elif state == UP:
                listener = socket.create_server((host, port), backlog=_BACKLOG)
                port = listener.getsockname()[1]
                await loop.create_server(lambda: _Speaker(pages, served), sock=listener)
        loop.add_reader(asker.fileno(), over.set)
        asker.send(port)
        await over.wait()
    loop.remove_reader(asker.fileno())
    usage = resource.getrusage(resource.RUSAGE_SELF)
    served.cpu_s = usage.ru_utime + usage.ru_stime
    asker.send(served)
