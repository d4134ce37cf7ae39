"""Every pattern that the package compiles, and how it is used."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from importlib import import_module
from types import FunctionType, ModuleType

from msgspec import Struct
from msgspec.structs import astuple

import citecheck

WAYS = {
    "match": "match",
    "fullmatch": "fullmatch",
    "search": "search",
    "finditer": "search",
    "findall": "search",
    "split": "search",
    "sub": "search",
    "subn": "search",
    "scanner": "search",
}
"""What each method of a pattern does with a text: looks at one place of it, or everywhere."""


@dataclasses.dataclass(frozen=True, slots=True)
class Used:
    """A pattern by the name under which it stands in its module, and the ways in which it is used."""

    name: str
    pattern: re.Pattern[str]
    ways: tuple[str, ...]


def modules() -> Iterator[ModuleType]:
    """All modules of the package."""
    for found in pkgutil.walk_packages(citecheck.__path__, "citecheck."):
        if not found.name.endswith("__main__"):
            yield import_module(found.name)


def used(arguments: Mapping[str, tuple[object, ...]]) -> list[Used]:
    """Every pattern in a module's names, however deep, those that functions make, and those that stand in a call.

    `arguments` holds, for a function that makes a pattern of something, what to make patterns of.
    """
    everything = list(modules())
    by_place = _ways(everything)
    found: dict[re.Pattern[str], Used] = {}
    for module in everything:
        for name, value in vars(module).items():
            whole_name = f"{module.__name__}.{name}"
            for pattern in _patterns(_made(value, module, arguments.get(whole_name)), set()):
                before = found.get(pattern, Used(whole_name, pattern, ()))
                ways = {*by_place.get((module.__name__, name), {"search"}), *before.ways}
                found[pattern] = Used(before.name, pattern, tuple(sorted(ways)))
    return [*found.values(), *(one for module in everything for one in _in_calls(module))]


def _made(value: object, module: ModuleType, arguments: tuple[object, ...] | None) -> object:
    """What a function of this module gives, where it gives patterns; any other value as it is."""
    function = inspect.unwrap(value) if callable(value) and not isinstance(value, type) else None
    if not isinstance(function, FunctionType) or function.__module__ != module.__name__:
        return value
    if "re.Pattern" not in str(function.__annotations__.get("return")):
        return value
    if bool(inspect.signature(function).parameters) is not (arguments is not None):
        message = f"what does {module.__name__}.{function.__name__} make patterns of?"
        raise LookupError(message)
    return [function(argument) for argument in arguments] if arguments is not None else function()


def _patterns(value: object, seen: set[int]) -> Iterator[re.Pattern[str]]:
    """The patterns in a value: in containers, in fields, in what a function is bound to."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    for held in _held(value):
        yield from _patterns(held, seen)


def _held(value: object) -> Iterable[object]:
    """What a value holds, if it is something that holds others."""
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    if isinstance(value, (tuple, list, AbstractSet)):
        return value
    if isinstance(value, partial):
        return [*value.args, *value.keywords.values()]
    if isinstance(value, Struct):
        return astuple(value)
    return ()


def _in_calls(module: ModuleType) -> Iterator[Used]:
    """The patterns that are written where they are used: `re.split("[,;]", text)`."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=method), args=[ast.Constant(value=str(source)), *_]
            ) if method in WAYS:
                yield Used(f"{module.__name__}:{node.lineno}", re.compile(source), (WAYS[method],))


Place = tuple[str, str]
"""A module, and a name in it."""


def _ways(everything: list[ModuleType]) -> dict[Place, set[str]]:
    """In which ways each name of the package is used whose only uses are calls of a pattern's methods.

    A name that is also handed on could be used in any way, and counts as searched with.
    """
    ways: dict[Place, set[str]] = {}
    handed_on: set[Place] = set()
    for module in everything:
        tree = ast.parse(inspect.getsource(module))
        imported = {
            alias.asname or alias.name: (node.module or "", alias.name)
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        called = set()
        for owner, method in _calls(tree):
            called.add(owner)
            ways.setdefault(imported.get(owner.id, (module.__name__, owner.id)), set()).add(WAYS[method])
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in called:
                handed_on.add(imported.get(node.id, (module.__name__, node.id)))
    return {place: ({*known, "search"} if place in handed_on else known) for place, known in ways.items()}


def _calls(tree: ast.Module) -> Iterator[tuple[ast.Name, str]]:
    """Each use of a pattern's method on a name, or on what a function of that name gives."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in WAYS:
            owner = node.value.func if isinstance(node.value, ast.Call) else node.value
            if isinstance(owner, ast.Name):
                yield owner, node.attr
