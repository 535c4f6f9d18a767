"""Stand-ins for a package that others import by name and never use.

Importing a large package costs seconds even when nothing of it is called. A stand-in gives any name
that is asked for; only when such a name is used is the package imported for real, once.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from types import ModuleType
from typing import Any


@contextmanager
def standing_in(package: str) -> Iterator[None]:
    """While the block imports, `package` and all below it are stand-ins.

    Does nothing when the package was imported before. What the block imported keeps the stand-ins
    it took; any error in it takes them away again, so that the caller can import the real ones.
    """
    if package in sys.modules:
        yield
        return
    finder = _Finder(package)
    sys.meta_path.insert(0, finder)
    try:
        yield
    except BaseException:
        _forget(package)
        raise
    finally:
        sys.meta_path.remove(finder)


def forget_modules(*packages: str) -> None:
    """Make the next import of these packages begin anew, after one that failed half-way.

    Their compiled modules stay: most cannot be initialised twice in a process.
    """
    for package in packages:
        _forget(package)


def _forget(package: str) -> None:
    for name, module in list(sys.modules.items()):
        compiled = isinstance(getattr(module, "__loader__", None), ExtensionFileLoader)
        if _is_in(name, package) and not compiled:
            del sys.modules[name]


def _is_in(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


class _Finder(MetaPathFinder, Loader):
    """Finds an empty module for every name in one package."""

    def __init__(self, package: str) -> None:
        self._package = package

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not _is_in(fullname, self._package):
            return None
        return ModuleSpec(fullname, self, is_package=True)

    def exec_module(self, module: ModuleType) -> None:
        def stand_in(name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            made = _StandIn(name, (), {"__module__": module.__name__, "package": self._package})
            setattr(module, name, made)
            return made

        module.__dict__["__getattr__"] = stand_in


class _StandIn(type):
    """A class that is imported when it is used: called, asked for an attribute or about a value."""

    def __call__(cls, *arguments: Any, **named: Any) -> Any:
        return _real(cls)(*arguments, **named)

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_real(cls), name)

    def __instancecheck__(cls, instance: object) -> bool:
        # Of a package that was never imported nothing can be an instance.
        module = sys.modules.get(cls.__module__)
        loaded = module is not None and not isinstance(module.__loader__, _Finder)
        return loaded and isinstance(instance, _real(cls))


def _real(stand_in: _StandIn) -> Any:
    package: str = stand_in.__dict__["package"]
    if isinstance(sys.modules[package].__loader__, _Finder):
        _forget(package)
    return getattr(importlib.import_module(stand_in.__module__), stand_in.__name__)
