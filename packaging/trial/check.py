"""One thing that is tried, and what has to come of it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from trial.system import CleanRoot

# In every script: `carnet` is the program that was unpacked, "$program" its path; `greeted` starts
# an engine that cannot open its library, greets it, and ends with its exit code.
_PROGRAM = r"""
program=$(echo /tmp/unpacked/carnet-*/carnet)
carnet() { "$program" "$@"; }
greeted() {
    pipe=$(mktemp -u /run/lock/carnet-XXXXXX); mkfifo "$pipe"
    timeout 120 "$program" --child=engine "$@" <"$pipe" & engine=$!
    exec 3>"$pipe"; rm "$pipe"
    printf '%s\n' '{"jsonrpc":"2.0","id":1,"method":"engine/hello","params":{}}' >&3
    wait $engine
}
export QT_QPA_PLATFORM=offscreen
cd /tmp
"""
_SAID_AT_MOST = 1_500  # characters shown of what failed


@dataclass(frozen=True, slots=True)
class Check:
    """`script` is run by the ordinary user and must end with `code`, having said all of `words`,
    none of `never` and no traceback. `before` is run by root outside: see `CleanRoot`."""

    name: str
    script: str
    words: Sequence[str] = ()
    code: int = 0
    before: str = ""
    never: Sequence[str] = ()


def all_hold(root: CleanRoot, checks: Sequence[Check]) -> bool:
    """Run them in turn; prints a line for each, and what was said by those that failed."""
    held = [_holds(root, check) for check in checks]  # every one, whatever comes of the first
    return all(held)


def _holds(root: CleanRoot, check: Check) -> bool:
    started = time.monotonic()
    done = root.as_user(_PROGRAM + check.script, before=check.before, quiet=True)
    said = done.stdout
    wrong = [f"exit code {done.returncode} instead of {check.code}"]
    wrong = [] if done.returncode == check.code else wrong
    wrong += [f"not said: {words}" for words in check.words if words not in said]
    wrong += [f"said: {words}" for words in (*check.never, "Traceback") if words in said]
    took = time.monotonic() - started
    print(f"{'FAILED' if wrong else 'ok':6} {took:5.1f} s  {check.name}", flush=True)
    if wrong:
        print("; ".join(wrong), said[-_SAID_AT_MOST:], sep="\n", flush=True)
    return not wrong
