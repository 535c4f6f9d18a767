"""What tuning measured and decided, kept beside the model."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from carnet.adapters.models.files import write_atomically
from carnet.domain.models import Speed

RECORD = "tuning.json"
SHIPPED = "shipped"  # the format of the file as it came
PROMPT_TOKENS, REPLY_TOKENS = 512, 64  # of a typical question, to weigh the two speeds
CLEAR_WIN = 0.9  # of the shipped file's time
WORST_PERPLEXITY = 1.03  # of the shipped file's


@dataclass(frozen=True, slots=True)
class Measurement:
    """One version: its perplexity on our text, its size, its speed here in tokens a second.

    Speeds are None for a version that its perplexity ruled out before. The perplexity is 0 where
    there was nothing to compare it with.
    """

    format: str
    perplexity: float
    size_bytes: int
    prompt_speed: float | None = None
    reply_speed: float | None = None

    @property
    def typical_seconds(self) -> float:
        """How long a typical question takes."""
        if not self.prompt_speed or not self.reply_speed:
            return math.inf
        return PROMPT_TOKENS / self.prompt_speed + REPLY_TOKENS / self.reply_speed


@dataclass(frozen=True, slots=True)
class TuningRecord:
    """The file in use, why, and what the measurement depends on. Paths are relative.

    `problem` says why nothing could be measured; the shipped file is then in use.
    """

    shipped: str
    chosen: str
    sha256: str
    processor: str
    library: str
    measurements: tuple[Measurement, ...] = ()
    problem: str = ""


def says_the_same(perplexity: float, shipped: float) -> bool:
    """Whether a version is as good as the shipped file, near enough."""
    return perplexity <= shipped * WORST_PERPLEXITY


def choose_format(shipped: Measurement, candidates: Sequence[Measurement]) -> Measurement:
    """The fastest version that says the same, if it is clearly faster than the shipped file."""
    good = [c for c in candidates if says_the_same(c.perplexity, shipped.perplexity)]
    best = min(good, key=lambda c: c.typical_seconds, default=shipped)
    wins = best.typical_seconds <= shipped.typical_seconds * CLEAR_WIN
    return best if wins else shipped


def read_record(folder: Path) -> TuningRecord | None:
    """The record of a model's folder; None when it was never tuned or the record is unreadable."""
    import msgspec

    try:
        return msgspec.json.decode((folder / RECORD).read_bytes(), type=TuningRecord)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError):
        return None


def write_record(folder: Path, record: TuningRecord) -> None:
    """Keep a record."""
    import msgspec

    write_atomically(folder / RECORD, msgspec.json.format(msgspec.json.encode(record), indent=2))


def measured_speed(folder: Path, weights: Path) -> Speed:
    """What was measured with these weights on the machine that they were tuned on."""
    record = read_record(folder)
    if record is None or record.chosen != weights.name:
        return Speed()
    form = SHIPPED if weights.name == record.shipped else None
    for one in record.measurements:
        if one.format == form or (form is None and f".{one.format}." in weights.name):
            return Speed(read=one.prompt_speed or 0.0, written=one.reply_speed or 0.0)
    return Speed()


def measured_prompt_speed(folder: Path, weights: Path) -> float | None:
    """Tokens a second that tuning measured for reading with these weights; None when it did not."""
    return measured_speed(folder, weights).read or None
