"""What brings a candidate forward, each with all else equal."""

from __future__ import annotations

from typing import Any

import numpy as np

from carnet.domain.documents import Document, StoredChunk
from carnet.search.ranking.candidates import Candidates, ChunkKey
from carnet.search.ranking.fusion import choose_weights
from carnet.search.ranking.matching import WordsWanted
from carnet.search.ranking.scoring import Scored, explain, score
from carnet.text.analysis import index_terms


class Found:
    """Candidates under construction, each in a note of its own unless told otherwise."""

    def __init__(self) -> None:
        self.candidates = Candidates()
        self.documents: dict[int, Document] = {}

    def add(
        self,
        revision: int,
        text: str,
        *,
        keyword: float = 5.0,
        vector: float | None = 0.5,
        ordinal: int = 0,
        **facts: Any,
    ) -> ChunkKey:
        path = facts.pop("path", f"/notes/{revision}.md")
        self.documents[revision] = Document(
            revision, 1, path, 1, 1, "h", revision, language="fr", **facts
        )
        key = revision, ordinal
        name = f"{revision}-{ordinal}"
        self.candidates.chunks[key] = StoredChunk(
            revision, ordinal, name, text, "", "", 0, len(text), 1, 1, None,
            index_terms(text, "fr"), index_terms(facts.get("title") or "", "fr"),
        )  # fmt: skip
        self.candidates.keyword[key] = keyword
        if vector is not None:
            self.candidates.vector[key] = vector
            self.candidates.vectors[name] = np.array([vector, 1 - vector], np.float32)
        return key

    def order(self, query: str, reads: float = 1.0) -> list[Scored]:
        weights = choose_weights(reads, has_keywords=True, has_vectors=True)
        wanted = WordsWanted.read(query, ("fr",))
        return score(self.candidates, self.documents, wanted, weights)

    def first(self, query: str) -> int:
        return self.order(query)[0].document.id


def test_a_note_that_holds_more_of_the_query_comes_first() -> None:
    found = Found()
    found.add(1, "La pression est basse.")
    found.add(2, "La pression de la chaudière est basse.")
    assert found.first("pression de la chaudière") == 2


def test_a_passage_of_a_note_that_opens_with_the_subject_comes_first() -> None:
    found = Found()
    found.add(1, "Le réglage se fait en bas.", ordinal=1)
    found.add(1, "La chaudière de la maison.", ordinal=0)
    found.add(2, "Le réglage se fait en bas.", ordinal=1)
    found.add(2, "Le vélo de la maison.", ordinal=0)
    order = [item.key for item in found.order("réglage de la chaudière")]
    assert order.index((1, 1)) < order.index((2, 1))


def test_a_note_whose_vector_is_to_come_can_come_first() -> None:
    found = Found()
    found.add(1, "La pression de la chaudière.", keyword=9.0, vector=None)
    found.add(2, "Autre chose, la pression.", keyword=4.0, vector=0.6)
    found.add(3, "Encore autre chose.", keyword=1.0, vector=0.2)
    assert found.first("pression de la chaudière") == 1


def test_a_code_finds_the_note_that_is_named_after_it_whatever_speaks_against_it() -> None:
    found = Found()
    found.add(1, "Voir l'article 1134.", keyword=20.0, vector=0.9)
    found.add(
        2, "Les conventions tiennent lieu de loi.", keyword=6.0, vector=0.1, title="Article 1134"
    )
    assert found.first("article 1134") == 2


def test_of_equals_the_note_that_the_best_one_links_to_comes_first() -> None:
    found = Found()
    found.add(1, "La pression de la chaudière.", links=("plombier",))
    found.add(2, "La pression baisse.", path="/notes/autre.md")
    found.add(3, "La pression baisse.", path="/notes/plombier.md")
    order = [item.document.id for item in found.order("pression de la chaudière")]
    assert order == [1, 3, 2]


def test_a_chunk_of_no_living_note_is_no_result() -> None:
    found = Found()
    found.add(1, "La chaudière.")
    found.add(2, "La chaudière.")
    del found.documents[2]
    assert [item.document.id for item in found.order("chaudière")] == [1]


def test_why_names_what_is_held_and_what_is_lacking_and_adds_up() -> None:
    found = Found()
    found.add(1, "La Chaudière gargouille.")
    item = found.order("Chaudières du sous-sol")[0]
    why = explain(item, WordsWanted.read("Chaudières du sous-sol", ("fr",)))
    assert why.matched_terms == ("Chaudières",)
    assert why.missing_terms == ("sous-sol",)
    assert abs(sum(part.value for part in why.parts) - item.score) < 1e-5
