"""A real cross-encoder that fits in a test: two layers, trained in seconds to see shared words."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

WORDS = (
    "apple autumn bar boat boiler castle cellar chimney code cold engine fence february frost "
    "garden gauge glass harbour hinge ladder lamp lisbon march meadow mill note oven paint pear "
    "pipe pressure prune quince radiator roof rope salt seal shed stone stove tart tile tree "
    "tunnel valve vessel wall water weir well window winter wire wood"
).split()
_MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_ASKED, _STEPS, _BATCH = 3, 400, 64


def train_reranker(folder: Path) -> None:
    """Write a model to `folder` that scores a text by how many of the question's words it holds.

    Words outside `WORDS` are unknown to it. Takes some three seconds; always the same.
    """
    import torch
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    vocabulary = {word: number for number, word in enumerate((*_MARKS, *WORDS))}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=64,
        model_input_names=["input_ids", "token_type_ids", "attention_mask"],
        pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]",  # noqa: S106
    )  # fmt: skip
    torch.set_num_threads(1)  # on matrices this small, threads only wait for each other
    state = torch.random.get_rng_state()
    torch.manual_seed(0)
    model = BertForSequenceClassification(
        BertConfig(
            vocab_size=len(vocabulary), hidden_size=48, num_hidden_layers=2, num_attention_heads=2,
            intermediate_size=96, max_position_embeddings=64, num_labels=1, initializer_range=0.15,
            hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
        )
    )  # fmt: skip
    with torch.no_grad():  # so that a word looks for itself from the start
        for layer in model.bert.encoder.layer:
            layer.attention.self.key.weight.copy_(layer.attention.self.query.weight)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
    chooser = random.Random(0)
    for _ in range(_STEPS):
        pairs = [_pair(chooser) for _ in range(_BATCH)]
        inputs = wrapped(
            [" ".join(asked) for asked, _, _ in pairs],
            [" ".join(text) for _, text, _ in pairs],
            padding=True,
            return_tensors="pt",
        )
        wanted = torch.tensor([float(shared) for *_, shared in pairs])
        loss = ((model(**inputs).logits[:, 0] - wanted) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    torch.random.set_rng_state(state)
    model.eval().save_pretrained(folder)
    wrapped.save_pretrained(folder)


def _pair(chooser: random.Random) -> tuple[list[str], list[str], int]:
    """A question, a text, and how many words of the question the text holds."""
    asked = chooser.sample(WORDS, _ASKED)
    others = [word for word in (*WORDS, "the") if word not in asked]
    shared = chooser.randint(0, _ASKED)
    text: Sequence[str] = chooser.sample(asked, shared) + chooser.choices(
        others, k=chooser.randint(4, 14)
    )
    return asked, chooser.sample(text, len(text)), shared
