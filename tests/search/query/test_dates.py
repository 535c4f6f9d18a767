"""What counts as a date, on Thursday 21 November 2024 and other days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.search.query.dates import find_date, read_period

TODAY = date(2024, 11, 21)  # a Thursday


def span(text: str, today: date = TODAY) -> str | None:
    found = find_date(text, today)
    return found and found.value


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024/02", "2024-02-01", "2024-02-29"),
        ("2024-03-12", "2024-03-12", "2024-03-12"),
        ("12.03.2024", "2024-03-12", "2024-03-12"),
        ("25/04/2024", "2024-04-25", "2024-04-25"),
        ("04/25/2024", "2024-04-25", "2024-04-25"),
        ("March 2024", "2024-03-01", "2024-03-31"),
        ("mars 2024", "2024-03-01", "2024-03-31"),
        ("août 2023", "2023-08-01", "2023-08-31"),
        ("12 March 2024", "2024-03-12", "2024-03-12"),
        ("March 12, 2024", "2024-03-12", "2024-03-12"),
        ("March 1st 2024", "2024-03-01", "2024-03-01"),
        ("1er mars 2024", "2024-03-01", "2024-03-01"),
        ("12 mars", "2024-03-12", "2024-03-12"),
        ("12 décembre", "2023-12-12", "2023-12-12"),
        ("December", "2023-12-01", "2023-12-31"),
        ("november", "2024-11-01", "2024-11-30"),
        ("summer 2023", "2023-06-01", "2023-08-31"),
        ("l'été 2023", "2023-06-01", "2023-08-31"),
        ("winter 2024", "2023-12-01", "2024-02-29"),
        ("hiver 2023-2024", "2023-12-01", "2024-02-29"),
        ("today", "2024-11-21", "2024-11-21"),
        ("aujourd'hui", "2024-11-21", "2024-11-21"),
        ("yesterday", "2024-11-20", "2024-11-20"),
        ("hier", "2024-11-20", "2024-11-20"),
        ("avant-hier", "2024-11-19", "2024-11-19"),
        ("last week", "2024-11-11", "2024-11-17"),
        ("la semaine dernière", "2024-11-11", "2024-11-17"),
        ("this week", "2024-11-18", "2024-11-24"),
        ("cette semaine", "2024-11-18", "2024-11-24"),
        ("last month", "2024-10-01", "2024-10-31"),
        ("le mois dernier", "2024-10-01", "2024-10-31"),
        ("ce mois", "2024-11-01", "2024-11-30"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("l'an dernier", "2023-01-01", "2023-12-31"),
        ("l'année dernière", "2023-01-01", "2023-12-31"),
        ("cette année", "2024-01-01", "2024-12-31"),
        ("last spring", "2024-03-01", "2024-05-31"),
        ("printemps dernier", "2024-03-01", "2024-05-31"),
        ("last autumn", "2023-09-01", "2023-11-30"),
        ("this autumn", "2024-09-01", "2024-11-30"),
        ("last winter", "2023-12-01", "2024-02-29"),
        ("l'hiver dernier", "2023-12-01", "2024-02-29"),
        ("last March", "2024-03-01", "2024-03-31"),
        ("last November", "2023-11-01", "2023-11-30"),
        ("mars dernier", "2024-03-01", "2024-03-31"),
        ("last Monday", "2024-11-18", "2024-11-18"),
        ("last Thursday", "2024-11-14", "2024-11-14"),
        ("lundi dernier", "2024-11-18", "2024-11-18"),
        ("three days ago", "2024-11-18", "2024-11-18"),
        ("two weeks ago", "2024-11-04", "2024-11-10"),
        ("il y a deux mois", "2024-09-01", "2024-09-30"),
        ("11 months ago", "2023-12-01", "2023-12-31"),
        ("il y a 3 ans", "2021-01-01", "2021-12-31"),
        ("the last 7 days", "2024-11-14", "2024-11-21"),
        ("past two weeks", "2024-11-07", "2024-11-21"),
        ("les trois derniers mois", "2024-08-21", "2024-11-21"),
    ],
)
def test_a_time_has_a_first_and_a_last_day(value: str, first: str, last: str) -> None:
    period = read_period(value, TODAY)
    assert period is not None
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "value",
    [
        "soon",
        "",
        "31 February 2024",
        "2024-13-01",
        "03/04/2024",
        "1515",
        "99",
        "999 years",
        "may be",
    ],
)
def test_what_names_no_time_is_none(value: str) -> None:
    assert read_period(value, TODAY) is None


def test_a_count_before_the_calendar_begins_is_no_time() -> None:
    assert read_period("999 months ago", date(50, 1, 1)) is None


def test_a_season_that_is_not_over_is_not_the_last_one() -> None:
    april = date(2024, 4, 10)
    assert read_period("last spring", april).first == "2023-03-01"  # type: ignore[union-attr]
    assert read_period("this spring", april).first == "2024-03-01"  # type: ignore[union-attr]


def test_the_last_months_of_a_leap_day() -> None:
    period = read_period("the last 12 months", date(2024, 2, 29))
    assert period is not None
    assert period.first == "2023-02-28"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the note from last spring about the boiler", "2024-03-01/2024-05-31"),
        ("the note about the boiler from last spring", "2024-03-01/2024-05-31"),
        ("boiler last spring", "2024-03-01/2024-05-31"),
        ("chaudière la semaine dernière", "2024-11-11/2024-11-17"),
        ("what did I write last week", "2024-11-11/2024-11-17"),
        ("qu'ai-je écrit hier ?", "2024-11-20/2024-11-20"),
        ("ce que j'ai noté il y a deux mois", "2024-09-01/2024-09-30"),
        ("la note du printemps dernier sur la chaudière", "2024-03-01/2024-05-31"),
        ("notes écrites en mars 2024", "2024-03-01/2024-03-31"),
        ("notes in March 2024", "2024-03-01/2024-03-31"),
        ("March 2024 notes", "2024-03-01/2024-03-31"),
        ("what did I write in March 2024?", "2024-03-01/2024-03-31"),
        ("notes from summer 2023", "2023-06-01/2023-08-31"),
        ("notes d'été 2023", "2023-06-01/2023-08-31"),
        ("la note du 12 mars 2024", "2024-03-12/2024-03-12"),
        ("mails since January", "2024-01-01/"),
        ("notes depuis janvier", "2024-01-01/"),
        ("notes since yesterday", "2024-11-20/"),
        ("documents avant 2020", "/2019-12-31"),
        ("notes before March 2024", "/2024-02-29"),
        ("notes between 2021 and 2023", "2021-01-01/2023-12-31"),
        ("notes entre janvier et mars 2024", "2024-01-01/2024-03-31"),
        ("fichiers de 2021 à 2023", "2021-01-01/2023-12-31"),
        ("boiler between last spring and yesterday", "2024-03-01/2024-11-20"),
    ],
)
def test_words_that_ask_for_notes_of_a_time_restrict(text: str, value: str) -> None:
    assert span(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "what happened in 1515",
        "budget 2024",
        "facture mars 2024",
        "2024-03-12",
        "Who won the election in 2020?",
        "note about the crisis of 2008",
        "notes on the war between 1914 and 1918",
        "How much did the boiler cost last year?",
        "Que s'est-il passé la semaine dernière ?",
        "chaudière",
        "may the note be with you",
        "since when does the boiler leak",
        "article 1134",
        "",
    ],
)
def test_a_date_that_is_what_the_question_is_about_does_not(text: str) -> None:
    assert span(text) is None


def test_the_words_of_the_date_are_told_with_their_preposition() -> None:
    text = "La note, écrite au printemps dernier, sur la chaudière"
    found = find_date(text, TODAY)
    assert found is not None
    assert text[found.start : found.end] == "au printemps dernier"


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    found = find_date(f"notes {text}", TODAY)
    read_period(text, TODAY)
    assert found is None or 0 <= found.start < found.end <= len(text) + 6


@given(
    st.sampled_from(
        ["last week", "last March", "il y a 3 mois", "last winter", "les 5 derniers ans"]
    ),
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
)
def test_relative_times_are_in_order_and_not_in_the_future(text: str, today: date) -> None:
    period = read_period(text, today)
    assert period is not None
    assert period.start <= period.end <= today
