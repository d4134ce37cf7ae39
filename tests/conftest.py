"""What all tests share: golden files, an environment that says nothing, and another try after a stall.

Golden files are whole outputs that a test compares with, rewritten by `--update-golden` and reviewed like code.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator

import pytest

from tests.servers import Server, Site, answers
from tests.stalls import Stalls

Golden = Callable[[str, str], None]
_PROXY_VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
# What brings a server of the test's own.
_SERVED = frozenset({"canary", "server", "web"})
_STALLS = Stalls()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites the golden files."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files instead of comparing")


def pytest_configure() -> None:
    """Hear Ctrl-C in the background too: whoever ignores it hands that on to the processes that the tests start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give a test that asks a server another try, and another, where the machine stood still when it failed."""
    again = pytest.mark.flaky(reruns=3, condition=lambda: _STALLS.seen)
    for item in items:
        if isinstance(item, pytest.Function) and _SERVED.intersection(item.fixturenames):
            item.add_marker(again)


@pytest.fixture(autouse=True)
def _stalls(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whether the machine stands still is looked at where a server is asked."""
    if not _SERVED.intersection(request.fixturenames):
        yield
        return
    with _STALLS.watched():
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file of that name in the folder `golden` beside the test."""
    folder = request.path.parent / "golden"
    update = bool(request.config.getoption("--update-golden"))

    def compare(name: str, text: str) -> None:
        path = folder / name
        if update:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode(), f"{path.name} differs; see it with --update-golden and git diff"

    return compare


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test keeps for its user is nobody else's, and what others have kept is not the test's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine's own environment says must not change a test, nor a test a workflow's summary."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    for name in _PROXY_VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def canary() -> Iterator[Server]:
    """A server on loopback that remembers every touch."""
    server = Server({"*": Site(answers(body=b"<title>Inside</title>"))})
    yield server
    server.close()
