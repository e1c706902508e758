"""The policy that holds now, in this process."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from crm_platform.clock import Clock
from crm_platform.clock import now as wall_clock
from crm_platform.errors import Unavailable

from crm_records.access.policy import Policy


class PolicySource(Protocol):
    @property
    def current(self) -> Policy:
        """The newest policy; Unavailable rather than a guess when nobody has confirmed it for too long."""
        ...


class PolicySnapshot:
    """Holds one policy and is given the next.

    `stale_after`: how long a policy stands without `beat()` or `replace()`; None where publisher and holder are one
    process and cannot lose sight of each other.
    """

    def __init__(
        self, policy: Policy | None = None, *, stale_after: timedelta | None = None, clock: Clock = wall_clock
    ) -> None:
        self._policy = policy or Policy(version=0)
        self._stale_after, self._clock = stale_after, clock
        self._confirmed_at: datetime = clock()
        self._listeners: list[Callable[[Policy], None]] = []

    @property
    def current(self) -> Policy:
        if self._stale_after is not None and self._clock() - self._confirmed_at > self._stale_after:
            raise Unavailable(what="policy")
        return self._policy

    def replace(self, policy: Policy) -> None:
        """Take over a newer version; an older one that comes late is not taken."""
        self.beat()
        if policy.version <= self._policy.version:
            return
        self._policy = policy
        for listener in self._listeners:
            listener(policy)

    def beat(self) -> None:
        """The publisher says that the policy still stands."""
        self._confirmed_at = self._clock()

    def on_change(self, listener: Callable[[Policy], None]) -> None:
        self._listeners.append(listener)
