"""Follow-ups as questions that stand alone: a table of both languages."""

from __future__ import annotations

import pytest

from carnet.answers.question.followup import standalone
from carnet.domain.answers import Turn

ROOF = Turn("When was the roof repaired?", "In 2019.")
MARIE = Turn("When is Marie's birthday?", "12 May.")
PRICE = Turn("Quel est le prix de la révision de la chaudière ?", "145 €.")
BOILER = Turn("When was the boiler replaced?", "In May.")
OVEN = Turn("Who repaired the oven?", "The oven was repaired by Mrs Abelard on 3 March.")
FOUR = Turn("Qui a réparé le four ?", "Le four a été réparé par Mme Abelard.")
APPLES = Turn(
    "Quelles pommes avons-nous plantées ?",
    "- Reinette : près du mur\n- Golden : au fond\n- Boskoop",
)
PLUMBERS = Turn("Which plumbers did we call?", "Martin Dupré and Ana Costa.")
BROTHER = Turn("Quand est l'anniversaire de mon frère ?", "Le 3 mai.")
RENT = Turn("Combien coûte l'abonnement ?", "12 €.")
PLUMBER = Turn("What did the plumber say?", "Wait.")

DATES = [
    (Turn("How much did I earn in 2022?", ""), "and in 2023?", "How much did I earn in 2023?"),
    (Turn("Combien ai-je payé en 2022 ?", ""), "et en 2023 ?", "Combien ai-je payé en 2023 ?"),
    (Turn("What did I read in March?", ""), "what about April?", "What did I read in April?"),
    (
        PRICE,
        "Et en 2023 ?",
        "Quel est le prix de la révision de la chaudière en 2023 ?",
    ),
    (
        Turn("Quand la chaudière a-t-elle été révisée ?", ""),
        "Et le mois dernier ?",
        "Quand la chaudière a-t-elle été révisée le mois dernier ?",
    ),
]
PRONOUNS = [
    (OVEN, "who is she?", "who is Mrs Abelard?"),
    (OVEN, "when is she coming back?", "when is Mrs Abelard coming back?"),
    (MARIE, "Where does she live?", "Where does Marie live?"),
    (MARIE, "what is her phone number?", "what is Marie’s phone number?"),
    (MARIE, "Do I have a note about her?", "Do I have a note about Marie?"),
    (BOILER, "how much did it cost?", "how much did the boiler cost?"),
    (Turn("When does the lease end?", ""), "can we renew it?", "can we renew the lease?"),
    (Turn("Where are the spare keys?", ""), "are they new?", "are the spare keys new?"),
    (
        Turn("What is the code of the gate?", "4821"),
        "who changed it?",
        "who changed the code of the gate?",
    ),
    (PLUMBER, "Why did he leave?", "Why did the plumber leave?"),
    (FOUR, "Où habite-t-elle ?", "Où habite-t-elle, Mme Abelard ?"),
    (FOUR, "quel est son téléphone ?", "quel est son téléphone, Mme Abelard ?"),
    (
        Turn("Où est né Victor ?", "À Besançon."),
        "quand est-il mort ?",
        "quand est-il mort, Victor ?",
    ),
    (
        Turn("Où est rangé le vélo rouge ?", "Dans la cave."),
        "qui l'a réparé ?",
        "qui l'a réparé, le vélo rouge ?",
    ),
    (Turn("Quelle chaudière avons-nous ?", ""), "combien ça coûte ?",
     "combien ça coûte, chaudière ?"),
    (PRICE, "Est-elle sous garantie ?",
     "Est-elle sous garantie, le prix de la révision de la chaudière ?"),
]  # fmt: skip
ORDINALS = [
    (APPLES, "et la deuxième ?", "Golden — Quelles pommes avons-nous plantées ?"),
    (APPLES, "combien coûte la dernière ?", "combien coûte Boskoop ?"),
    (PLUMBERS, "and the second one?", "Ana Costa — Which plumbers did we call?"),
    (PLUMBERS, "who recommended the other one?", "who recommended Ana Costa?"),
    (Turn("Which books did I read?", "Dune and Emma."), "who wrote the first one?",
     "who wrote Dune?"),
    (Turn("Quels fournisseurs avons-nous ?", "Ce sont : Alpha, Beta et Gamma."),
     "et le troisième ?", "Gamma — Quels fournisseurs avons-nous ?"),
    (Turn("What did I do?", "We painted the hall. Then the cat came."), "and the second?",
     "Then the cat came — What did I do?"),
    (PLUMBERS, "and the fourth one?", "Which plumbers did we call the fourth one?"),
]  # fmt: skip
SWAPS = [
    (ROOF, "what about the boiler?", "When was the boiler repaired?"),
    (ROOF, "How about the kitchen floor?", "When was the kitchen floor repaired?"),
    (BROTHER, "et pour ma sœur ?", "Quand est l'anniversaire de ma sœur ?"),
    (BROTHER, "et ma sœur ?", "Quand est l'anniversaire de ma sœur ?"),
    (MARIE, "and Paul?", "When is Paul's birthday?"),
    (MARIE, "and in Lyon?", "When is Marie's birthday in Lyon?"),
    (MARIE, "and her sister?", "When is Marie’s sister's birthday?"),
    (Turn("Quand part le train pour Lyon ?", ""), "et pour Marseille ?",
     "Quand part le train pour Marseille ?"),
    (Turn("What is the price of the boiler?", ""), "and the warranty?",
     "What is the warranty of the boiler?"),
    (Turn("What is the price of the boiler?", ""), "and the fridge?",
     "What is the price of the fridge?"),
    (Turn("When did the tank burst?", ""), "and the pipe?", "When did the pipe burst?"),
    (RENT, "et à l'année ?", "Combien coûte l'abonnement à l'année ?"),
    (RENT, "par mois ?", "Combien coûte l'abonnement par mois ?"),
]  # fmt: skip
BARE = [
    (BOILER, "why?", "why boiler replaced?"),
    (Turn("What pressure should the boiler have?", ""), "why?", "why pressure boiler?"),
    (Turn("Quand la chaudière a-t-elle été remplacée ?", ""), "pourquoi ?",
     "pourquoi chaudière remplacée ?"),
    (RENT, "depuis quand ?", "depuis quand abonnement ?"),
    (PRICE, "et par qui ?", "par qui révision chaudière ?"),
    (Turn("What colour are the kitchen walls?", ""), "what brand?", "what brand kitchen walls?"),
    (OVEN, "how much did I pay?", "how much did I pay the oven?"),
    (BOILER, "tell me more", BOILER.question),
    (BOILER, "and then?", BOILER.question),
    (BOILER, "are you sure?", BOILER.question),
    (PRICE, "plus de détails ?", PRICE.question),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "asked", "meant"), [*DATES, *PRONOUNS, *ORDINALS, *SWAPS, *BARE]
)
def test_a_follow_up_is_completed_from_the_turn_before(
    before: Turn, asked: str, meant: str
) -> None:
    assert standalone(asked, (Turn("Where is the garden?", "Behind."), before)) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Quelle est la couleur des volets de la cuisine ?",
        "Where is the water meter?",
        "Where is my passport?",
        "And where is my passport?",
        "Et sinon, quand part le train ?",
        "Who is Noor?",
        "What did Anna say about her trip?",
        "Which neighbours sold their house?",
        "When did the plumber say he would come?",
        "quand le plombier dit-il qu'il viendra ?",
        "Is it true that we sold the car?",
        "What time is it?",
        "Y a-t-il des notes sur le jardin ?",
        "Il y a combien de chaises ?",
        "Combien de temps faut-il cuire la tarte ?",
        "Quel temps fait-il ?",
        "Comment s'appelle la vétérinaire ?",
        "C'est quoi le code du portail ?",
        "What was the first page of the lease about?",
        "When was the second world war?",
        "What is entropy?",
        "Un salarié peut-il s'absenter en mars ?",
        "Le projet respecte-t-il le calendrier ?",
        "où monet rencontre-t-il renoir ?",
        "Qu'est-ce qu'un avenant au bail ?",
        "Impôt sur le revenu : peut-on payer chaque mois ?",
        "Qui a retrouvé son parapluie ?",
        "Who lost his umbrella?",
        "In 1998, did we rent the cottage?",
        "What is it called when a boiler lights itself?",
        "Who is Rosaline and how is she related to Tybalt?",
        "When did these tenants leave the flat?",
        "List every note about the boiler",
        "How many notes mention the boiler?",
        "Quelles notes parlent de la toiture ?",
        "boiler pressure",
        "Boiler pressure?",
        "lisbon",
        "merci",
        "It is about time",
        "E-4021",
        "",
    ],
)
def test_a_question_of_its_own_is_left_as_it_is(question: str) -> None:
    for before in (ROOF, MARIE, PRICE, OVEN, APPLES):
        assert standalone(question, (before,)) == question


@pytest.mark.parametrize("question", ["Et alors ?", "why?", "who is she?", "and in 2023?"])
def test_the_first_question_stands_alone(question: str) -> None:
    assert standalone(question, ()) == question


def test_a_follow_up_of_a_follow_up() -> None:
    history = (Turn("How much did I earn in 2022?", "1"), Turn("and in 2023?", "2"))
    assert standalone("and in 2024?", history) == "How much did I earn in 2024?"


@pytest.mark.parametrize(
    "text", ["?" * 4_000, "it " * 1_300, "et " * 1_300, "the " * 1_000, "é" * 4_000]
)
def test_no_question_takes_long_or_fails(text: str) -> None:
    assert isinstance(standalone(text, (Turn(text, text), Turn(text, text))), str)
