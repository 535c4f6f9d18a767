"""Where the language model computes, in words."""

from __future__ import annotations

from carnet.domain.models import RunsOn
from carnet.gui.words.translating import tr


def runs_on_line(place: RunsOn) -> str:
    """`The language model runs on the processor (AVX-512).`"""
    if not place.layers:
        if not place.instructions:
            return tr("The language model runs on the processor.")
        said = tr("The language model runs on the processor ({instructions}).")
        return said.format(instructions=place.instructions)
    if place.layers == place.total_layers:
        return tr("The language model runs on {card}.").format(card=place.card)
    said = tr("The language model runs on {card}, with {layers} of its {total} layers.")
    return said.format(card=place.card, layers=place.layers, total=place.total_layers)
