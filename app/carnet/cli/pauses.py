"""Why vectors wait, in words."""

from __future__ import annotations

from carnet.domain.library import PauseReason

REASONS = {
    PauseReason.PERSON: "Paused.",
    PauseReason.BATTERY: "Vectors wait for the charger: the battery is low.",
    PauseReason.ACTIVE: "Vectors wait: other programs need the processor.",
}
