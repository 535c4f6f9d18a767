"""The sentences of docs/architecture.md about who may import whom, as a test."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[2] / "app"
PACKAGE = APP / "carnet"

ALLOWED = {
    "domain": set(),
    "text": {"domain"},
    "settings": {"domain"},
    "library": {"text", "domain"},
    "search": {"text", "domain"},
    "answers": {"text", "domain"},
    "adapters": {"text", "domain"},
    "gui": {"engine.protocol", "domain", "settings"},
    "engine": {"bootstrap", "domain", "settings"},
    "cli": {
        "bootstrap", "domain", "settings", "engine.isolation", "gui.app", "gui.instance",
        "answers.measuring", "search.measuring",
    },
    "bootstrap": {
        "domain", "text", "settings", "library", "search", "answers", "adapters",
    },
}  # fmt: skip

ENGINES = {
    "lancedb", "pyarrow", "torch", "transformers", "sentence_transformers", "tokenizers",
    "openvino", "llama_cpp", "watchdog", "sqlite3", "safetensors",
}  # fmt: skip


def imports_of(path: Path, *, for_types_too: bool = True) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[ast.AST] = set()
    if not for_types_too:
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
                skipped.update(ast.walk(node))
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def test_each_layer_imports_only_what_it_may() -> None:
    wrong = []
    for path in sources():
        layer = layer_of(path)
        if layer not in ALLOWED:
            continue
        for name in imports_of(path):
            if not name.startswith("carnet.") or name == "carnet.__version__":
                continue
            target = name.removeprefix("carnet.")
            allowed = ALLOWED[layer] | {layer}
            if target in {rule.split(".")[0] for rule in allowed}:
                continue  # `from carnet import x`, named again with its submodule
            if not any(target == rule or target.startswith(rule + ".") for rule in allowed):
                wrong.append(f"{path.relative_to(APP)} imports {name}")
    assert wrong == []


def test_every_module_belongs_to_a_layer() -> None:
    outside = {layer_of(path) for path in sources()} - set(ALLOWED)
    assert outside == {"__init__", "__main__"}


def test_only_adapters_import_engines() -> None:
    wrong = [
        f"{path.relative_to(APP)} imports {name}"
        for path in sources()
        if layer_of(path) != "adapters"
        for name in imports_of(path)
        if name.split(".")[0] in ENGINES
    ]
    assert wrong == []


def test_only_the_window_imports_qt() -> None:
    wrong = [
        str(path.relative_to(APP))
        for path in sources()
        if layer_of(path) != "gui" and any(n.startswith("PySide6") for n in imports_of(path))
    ]
    assert wrong == []


def test_the_domain_needs_the_standard_library_alone() -> None:
    third_party = {
        name
        for path in (PACKAGE / "domain").glob("*.py")
        for name in imports_of(path, for_types_too=False)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("carnet")
    }
    assert third_party == set()


def test_no_file_is_a_drawer_for_anything() -> None:
    drawers = {"utils", "helpers", "misc", "common"}
    assert [path for path in sources() if path.stem in drawers] == []


@pytest.mark.parametrize("module", ["carnet.gui.app", "carnet.gui.window.main_window"])
def test_the_window_process_loads_no_engine(module: str) -> None:
    loaded = modules_after(f"import {module}")
    assert loaded.isdisjoint(ENGINES - {"sqlite3"} | {"numpy"})
    assert "PySide6" in loaded


def test_asking_for_the_version_loads_no_engine() -> None:
    code = (
        "import contextlib, io\n"
        "from carnet.cli.main import main\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        "    main(['--version'])"
    )
    assert modules_after(code).isdisjoint(ENGINES | {"PySide6", "numpy", "msgspec"})


def modules_after(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())
