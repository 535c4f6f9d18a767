"""Small random encoders as transformers and sentence-transformers write them: real layouts, every
weight of its own, seconds to make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.tiny_reranker import WORDS

MOST_TOKENS = 40
_BERT_MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_ROBERTA_MARKS = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
TEXTS = (
    "",
    "boiler",
    "the boiler pressure in winter is low",
    "prune the apple tree in autumn " * 12,  # longer than the models read
    "stone wall and wood gate",
)


def write_tokenizer(folder: Path, *, roberta: bool, types: bool = False) -> None:
    """A tokenizer that knows the words of the tiny reranker, with the marks of either family; with
    `types` the model is told to which of two texts a token belongs."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    marks = _ROBERTA_MARKS if roberta else _BERT_MARKS
    first, end, padding, unknown = (
        (marks[0], marks[2], marks[1], marks[3])
        if roberta
        else (marks[2], marks[3], marks[0], marks[1])
    )
    vocabulary = {word: number for number, word in enumerate((*marks, *WORDS))}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token=unknown))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    pair = f"{first} $A {end} {end} $B {end}" if roberta else f"{first} $A {end} $B:1 {end}:1"
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {end}",
        pair=pair,
        special_tokens=[(first, vocabulary[first]), (end, vocabulary[end])],
    )
    names = ["input_ids", "token_type_ids", "attention_mask"] if types else None
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=MOST_TOKENS,
        **({"model_input_names": names} if names else {}),
        pad_token=padding, unk_token=unknown, cls_token=first, sep_token=end,
    ).save_pretrained(folder)  # fmt: skip


def tiny_config(kind: str, **changes: Any) -> Any:
    """A transformers configuration of `kind` with small numbers."""
    from transformers import AutoConfig

    if kind == "distilbert":
        numbers = {"dim": 48, "n_layers": 2, "n_heads": 4, "hidden_dim": 80}
    else:
        numbers = {
            "hidden_size": 48, "num_hidden_layers": 2, "num_attention_heads": 4,
            "intermediate_size": 80,
        }  # fmt: skip
    if kind not in ("bert", "distilbert"):
        numbers |= {"pad_token_id": 1, "bos_token_id": 0, "eos_token_id": 2, "type_vocab_size": 1}
    words = {"vocab_size": len(WORDS) + 5, "max_position_embeddings": MOST_TOKENS + 2}
    return AutoConfig.for_model(kind, **(numbers | words | changes))


def random_model(config: Any, make: Callable[[Any], Any]) -> Any:
    """A model whose every weight is random, its norms and biases too."""
    import torch

    state = torch.random.get_rng_state()
    torch.manual_seed(7)
    model = make(config).eval()
    with torch.no_grad():
        for name, weight in model.named_parameters():
            middle = 1.0 if "norm" in name.lower() and name.endswith("weight") else 0.0
            weight.copy_(middle + 0.3 * torch.randn_like(weight))
    torch.random.set_rng_state(state)
    return model


def write_embedder(
    folder: Path,
    kind: str = "bert",
    *,
    pooling: str | Sequence[str] = "mean",
    dense: int = 0,
    unit: bool = True,
    stored: str = "float32",
    **changes: Any,
) -> None:
    """A sentence-transformers folder; with `dense`, a layer to that many numbers on top."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer import modules as parts
    from transformers import AutoModel

    encoder = folder.parent / f"{folder.name}-encoder"
    random_model(tiny_config(kind, **changes), AutoModel.from_config).save_pretrained(encoder)
    write_tokenizer(encoder, roberta=kind not in ("bert", "distilbert"))
    reading = parts.Transformer(str(encoder))
    modes = pooling if isinstance(pooling, str) else tuple(pooling)
    pool = parts.Pooling(48, pooling_mode=modes)
    steps = [reading, pool]
    if dense:
        inputs = 48 * (1 if isinstance(pooling, str) else len(pooling))
        steps.append(parts.Dense(inputs, dense, activation_function=torch.nn.Tanh()))
    if unit:
        steps.append(parts.Normalize())
    model = SentenceTransformer(modules=steps, device="cpu").to(getattr(torch, stored))
    model.save_pretrained(str(folder))


def write_reranker(
    folder: Path, kind: str = "bert", *, types: bool = False, **changes: Any
) -> None:
    """A cross-encoder folder as transformers writes it."""
    from transformers import AutoModelForSequenceClassification

    config = tiny_config(kind, num_labels=1, **changes)
    random_model(config, AutoModelForSequenceClassification.from_config).save_pretrained(folder)
    write_tokenizer(folder, roberta=kind not in ("bert", "distilbert"), types=types)
