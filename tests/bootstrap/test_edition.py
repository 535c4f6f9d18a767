from __future__ import annotations

from pathlib import Path

import pytest

from carnet.adapters.models.catalog import load_catalog
from carnet.bootstrap import model_desk
from carnet.bootstrap.edition import check_edition, has_torch
from carnet.bootstrap.model_desk import ModelDesk
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import ModelFormat
from carnet.settings.paths import resolve_paths

CATALOG = load_catalog(Path(__file__).resolve().parents[2] / "models" / "catalog.toml")


def test_a_checkout_makes_every_model_ready() -> None:
    assert has_torch()
    for spec in CATALOG:
        check_edition(spec)


def test_without_torch_only_models_that_need_none_are_taken() -> None:
    for spec in CATALOG:
        if spec.format is not ModelFormat.SENTENCE_TRANSFORMERS:
            check_edition(spec, lambda: False)
            continue
        with pytest.raises(KnownError) as refused:
            check_edition(spec, lambda: False)
        assert refused.value.code == "model-needs-full-edition"


def test_such_a_model_is_refused_before_anything_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lean(spec: object) -> None:
        raise KnownError("model-needs-full-edition", "Not in this edition.")

    monkeypatch.setenv("CARNET_MODELS_DIR", str(tmp_path / "models"))
    monkeypatch.setattr(model_desk, "check_edition", lean)
    desk = ModelDesk(resolve_paths(str(tmp_path / "data")))
    told: list[object] = []
    with pytest.raises(KnownError, match="Not in this edition"):
        desk.install(CATALOG[0], told.append, CancelToken())
    assert told == []
