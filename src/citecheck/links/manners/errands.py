"""What has to be known before an address is asked: to which group its host belongs, and what its robots.txt says.

What is not known is found out by an errand, a plan that is no target's; the plans that hang on it wait for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from citecheck import urls
from citecheck.config import LinkSettings
from citecheck.config.hosts import settings_for
from citecheck.links.answers import Answer, Failure, Reply
from citecheck.links.connections.resolving import Resolver
from citecheck.links.manners import robots
from citecheck.links.manners.groups import Groups
from citecheck.links.manners.schedule import Limits
from citecheck.links.plans.plan import Errand, Plan, Start
from citecheck.model import Cited

_PORTS = {"http": 80, "https": 443}
# No target has a blank in it.
_PREFIX = "errand "


class Errands:
    """The errands of one run; used by one thread, but for `look_up`."""

    def __init__(self, settings: LinkSettings, resolver: Resolver) -> None:
        self._settings = settings
        self._groups = Groups(settings.group_by, resolver)
        self._robots: dict[str, robots.Robots] = {}
        self._waiting: dict[str, list[Plan]] = {}

    def before(self, plan: Plan) -> Start | Plan | Failure:
        """Whether a plan may start; where an errand has to be run first, that, or why it must not start at all.

        A plan that may not start yet is remembered, and given back by `done`.
        """
        errand = self._errand_for(plan)
        if errand is None:
            known = self._robots.get(robots.address_of(plan.address)) if self._robots and not plan.errand else None
            return (known.refusal_of(plan.address) if known else None) or Start.NOW
        if errand.url in self._waiting:
            self._waiting[errand.url].append(plan)
            return Start.WHEN_KNOWN
        self._waiting[errand.url] = [plan]
        return errand

    def look_up(self, errand: Plan) -> Reply:
        """Run an errand of that kind; the reply says nothing."""
        port = _PORTS.get(urls.scheme(errand.address), 0)
        self._groups.settle(errand.host, port, self._settings.connect_timeout_s)
        return Answer(0)

    def done(self, errand: Plan, reply: Reply) -> Sequence[Plan]:
        """The errand came back with this; gives the plans that waited for it."""
        if errand.errand is Errand.ROBOTS:
            found = robots.read(reply, reply.body if isinstance(reply, Answer) else b"")
            self._robots[errand.url.removeprefix(_PREFIX)] = found
        else:
            self._groups.close(errand.host)
        return self._waiting.pop(errand.url, ())

    def group_of(self, plan: Plan) -> str:
        """The group that a plan's host is held together with."""
        return self._groups.group_of(plan.host)

    def limits_for(self, plan: Plan) -> Limits:
        """What the plan's host allows, by the configuration and by its own word."""
        ours, host = self._settings, settings_for(self._settings.hosts, plan.host)
        said = self._robots.get(robots.address_of(plan.address)) if self._robots else None
        interval_s = ours.host_request_interval_s if host.interval_s is None else host.interval_s
        return Limits(host.concurrency or ours.host_concurrency, max(interval_s, said.delay_s if said else 0.0))

    def _errand_for(self, plan: Plan) -> Plan | None:
        if plan.errand is not Errand.LOOK_UP and self._groups.is_open(plan.host):
            return Plan(Cited(f"{_PREFIX}{plan.host}"), plan.address, Errand.LOOK_UP)
        if not self._settings.robots or plan.errand:
            return None
        if (address := robots.address_of(plan.address)) not in self._robots:
            return Plan(Cited(f"{_PREFIX}{address}"), address, Errand.ROBOTS)
        return None
