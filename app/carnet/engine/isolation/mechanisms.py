"""Codes of what may deny the network, as `IsolationReport` names them."""

from __future__ import annotations

SECCOMP = "seccomp"
NETWORK_NAMESPACE = "network-namespace"
SANDBOX = "sandbox-exec"
AUDIT_HOOK = "audit-hook"
