"""Counting tokens without the model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from carnet.adapters.token_counter import TokenizerCounter
from carnet.domain.errors import KnownError


@pytest.mark.models
def test_tokens_are_counted_as_the_model_does_without_its_marks(models_dir: Path) -> None:
    counter = TokenizerCounter(models_dir / "all-minilm-l6-v2", 256)
    assert counter.count(["hello world", "", "Unbelievable!"]) == [2, 0, 2]


@pytest.mark.models
def test_long_texts_are_counted_to_their_end(models_dir: Path) -> None:
    counter = TokenizerCounter(models_dir / "all-minilm-l6-v2", 256)
    assert counter.count(["word " * 5000]) == [5000]
    assert counter.max_tokens == 256


@pytest.mark.models
def test_counting_imports_no_torch(models_dir: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from carnet.adapters.token_counter import TokenizerCounter;"
        f"TokenizerCounter(Path({str(models_dir / 'all-minilm-l6-v2')!r}), 256).count(['a']);"
        "print([name for name in ('torch', 'transformers') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("content", [None, "{broken", "{}"], ids=["missing", "cut", "empty"])
def test_a_bad_tokenizer_file_is_a_known_error(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "tokenizer.json").write_text(content)
    with pytest.raises(KnownError) as caught:
        TokenizerCounter(tmp_path, 256).count(["a"])
    assert caught.value.code == "model-corrupt"
