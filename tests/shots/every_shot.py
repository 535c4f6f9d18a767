"""The list of all pictures: a new screen is one entry in its subject's module."""

from __future__ import annotations

from tests.shots import (
    actions,
    answers,
    desktop,
    first_start,
    library,
    models,
    privacy,
    reading,
    search,
    settings,
)
from tests.shots.shot import Shot

EVERY_SHOT: tuple[Shot, ...] = (
    *first_start.SHOTS,
    *privacy.SHOTS,
    *settings.SHOTS,
    *library.SHOTS,
    *models.SHOTS,
    *answers.SHOTS,
    *reading.SHOTS,
    *search.SHOTS,
    *actions.SHOTS,
    *desktop.SHOTS,
)
