"""`@command` binds a dataclass to the function that carries it out, and to what permission needs."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, is_dataclass
from typing import Any, get_type_hints

Handler = Callable[[Any, Any], Awaitable[Any]]
Operations = Callable[[Any], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """`operations(command)`: rows of access.md section 4, all of which must allow. `target`: the attribute holding the
    id of the record the command is about; If-Match is compared with that record. `own_keys`: its keys are made by the
    operation that gives the command, never by a person, so no two commands have one and receipts need no digest.
    """

    name: str
    handler: Handler
    operations: Operations
    target: str
    store: str | None
    own_keys: bool = False

    def target_of(self, instance: Any) -> str | None:
        return getattr(instance, self.target, None)


_specs: dict[type, CommandSpec] = {}


def command(
    *, operation: str | Operations, target: str = "id", store: str | None = None, own_keys: bool = False
) -> Callable[[Handler], Handler]:
    """Register the handler `async def edit_x(work, command: EditX)` under the class of its second parameter.

    `store`: where the operation is decided, for commands that do not name a record type (`type_name`).
    """

    def register(handler: Handler) -> Handler:
        hints = get_type_hints(handler)
        hints.pop("return", None)
        kind = list(hints.values())[-1]
        if not (isinstance(kind, type) and is_dataclass(kind)):
            raise TypeError(f"{handler!r}: the last parameter must be annotated with a dataclass")
        _specs[kind] = CommandSpec(_snake(kind.__name__), handler, _operations(operation), target, store, own_keys)
        return handler

    return register


def _operations(operation: str | Operations) -> Operations:
    if not isinstance(operation, str):
        return operation
    always = (operation,)
    return lambda _: always


def spec_of(instance: Any) -> CommandSpec:
    return _specs[type(instance)]


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
