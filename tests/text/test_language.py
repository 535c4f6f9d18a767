from __future__ import annotations

import pytest

from carnet.text.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Quand faut-il changer le filtre de la chaudière ?", "fr"),
        ("When should the boiler filter be changed?", "en"),
        ("¿Cuándo hay que cambiar el filtro de la caldera?", "es"),
        ("où est le compteur", "fr"),
        ("where is the meter", "en"),
        ("Где находится счётчик воды в доме?", "ru"),
    ],
)
def test_a_question_is_recognised(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "   ", "1234 5678", "😀 !?"])
def test_without_letters_there_is_no_language(text: str) -> None:
    assert detect_language(text) == ""
