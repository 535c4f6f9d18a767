from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.search.query.list_questions import criterion_of


@pytest.mark.parametrize(
    ("question", "criterion"),
    [
        ("list every note about the boiler", "the boiler"),
        ("List all my notes that mention Lisbon.", "Lisbon"),
        ("how many notes mention the boiler?", "the boiler"),
        ("How many notes do I have about Lisbon?", "Lisbon"),
        ("how many notes do I have", ""),
        ("how many of my notes mention E-4021", "E-4021"),
        ("which notes mention the boiler", "the boiler"),
        ("Which of my notes talk about the plumber?", "the plumber"),
        ("all notes about the roof", "the roof"),
        ("what notes do I have on gardening", "gardening"),
        ("in how many notes is the boiler mentioned?", "the boiler"),
        ("in which notes does Marie appear?", "Marie"),
        ("count the notes about cats", "cats"),
        ("show me all documents about insurance", "insurance"),
        ("liste toutes les notes sur la chaudière", "la chaudière"),
        ("Liste-moi tous les documents qui parlent de l'assurance", "assurance"),
        ("combien de notes parlent de la chaudière ?", "chaudière"),
        ("Combien de mes notes mentionnent le plombier ?", "le plombier"),
        ("combien y a-t-il de notes sur le jardin ?", "le jardin"),
        ("combien ai-je de notes ?", ""),
        ("quelles notes parlent du toit ?", "toit"),
        ("Quelles sont mes notes qui mentionnent Lisbonne ?", "Lisbonne"),
        ("toutes les notes sur le jardinage", "le jardinage"),
        ("toutes mes notes à propos de Lisbonne", "Lisbonne"),
        ("dans quelles notes est-il question du toit ?", "toit"),
        ("dans combien de notes parle-t-on de la chaudière ?", "chaudière"),
        ('quelles notes contiennent le mot "chaudière" ?', "chaudière"),
        ("which documents contain the word lease", "lease"),
        ("trouve toutes les notes où je parle de Marie", "Marie"),
        ("how many emails mention the lease", "the lease"),
        ("quels documents concernent l'assurance ?", "l'assurance"),
        ("list every note", ""),
        ("list every note that mentions the boiler", "the boiler"),
        ("find all notes with the word cat", "cat"),
        ("how many notes did I write", ""),
        ("how many notes are there about birds", "birds"),
        ("which of the notes contain E-4021", "E-4021"),
    ],
)
def test_a_question_for_every_note_has_a_criterion(question: str, criterion: str) -> None:
    assert criterion_of(question) == criterion


@pytest.mark.parametrize(
    "question",
    [
        "how many people live in Paris",
        "how many litres does the boiler hold",
        "Quels documents faut-il pour une carte grise ?",
        "which documents are needed for a visa",
        "how many notes are in an octave",
        "list every ingredient of the cake",
        "combien de litres contient la chaudière",
        "quels documents fournir pour un mariage",
        "how many documents does a visa application need",
        "List all documents required for a visa",
        "combien de documents faut-il",
        "which note says how much pressure the boiler needs",
        "the note from last spring about the boiler",
        "toutes les villes du Portugal",
        "quelles sont les notes de musique",
        "which files does the program write",
        "how many pages does the book have",
    ],
)
def test_a_question_for_what_the_notes_say_has_none(question: str) -> None:
    assert criterion_of(question) is None


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for opening in ("how many notes mention ", "toutes les notes sur ", ""):
        criterion = criterion_of(opening + text)
        assert criterion is None or criterion in opening + text
