"""Give up the network with the strongest means this system has, before anything heavy loads."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, MutableMapping

from carnet.engine.isolation import audit, namespace, seatbelt, seccomp
from carnet.engine.isolation.mechanisms import (
    AUDIT_HOOK,
    NETWORK_NAMESPACE,
    SANDBOX,
    SECCOMP,
)

# Libraries that would look for updates, send usage figures or fetch files give up sooner and say
# so more clearly when they are told beforehand.
_OFFLINE = {
    "DO_NOT_TRACK": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
    "TOKENIZERS_PARALLELISM": "false",  # it forks worker threads that fight ours over the cores
}

_log = logging.getLogger(__name__)


def isolate() -> tuple[str, ...]:
    """Deny the network to this process, its threads and its future children, for good.

    Returns the codes of the mechanisms now in force, strongest first. Where the kernel offers
    none, only `audit-hook` comes back and `probe` will say what is still possible: the caller
    decides what to do about it. Call it once, as early as possible; it cannot be undone.
    """
    declare_offline(os.environ)
    mechanisms = [*_kernel_mechanism(), AUDIT_HOOK]
    audit.install()
    return tuple(mechanisms)


def declare_offline(environment: MutableMapping[str, str]) -> None:
    """Tell libraries through their environment variables that there is no network."""
    environment.update(_OFFLINE)


def _kernel_mechanism() -> list[str]:
    for code, deny in _candidates(sys.platform):
        try:
            deny()
        except OSError as error:
            _log.warning("%s is not available: %s", code, error)
        else:
            return [code]
    return []


def _candidates(platform: str) -> list[tuple[str, Callable[[], None]]]:
    if platform.startswith("linux"):
        return [(SECCOMP, seccomp.deny_network), (NETWORK_NAMESPACE, namespace.deny_network)]
    if platform == "darwin":
        return [(SANDBOX, seatbelt.deny_network)]
    return []  # Windows has nothing a process may ask for itself without an installer
