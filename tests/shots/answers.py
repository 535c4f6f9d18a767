"""Questions, answers, and conversations that are kept."""

from __future__ import annotations

from PySide6.QtTest import QTest
from tests.shots.shot import DARK, FRENCH, LIGHT, Scene, Shot
from tests.shots.studio import wait

from carnet.gui.window.main_window import MainWindow


def ask(window: MainWindow, question: str) -> None:
    """Ask and wait for the whole answer."""
    window.asker.ask(question)
    wait(lambda: not window.asker.running, "an answer")
    QTest.qWait(100)


def cite(window: MainWindow, row: int) -> None:
    """Click a source and wait for its note."""
    window.conversation.cards[-1].sources.rows[row].click()
    wait(lambda: bool(window.source.view.band), "the cited lines")


def take_answer(scene: Scene) -> None:
    """An answer from the sample library beside the note it is from."""
    question = "What colour did we paint the kitchen walls?"
    ask(scene.window, scene.say(question, "Combien de temps cuit la tarte tatin ?"))
    cite(scene.window, 0)


def take_verdicts(scene: Scene) -> None:
    """Sentences that the notes carry well, weakly, not at all."""
    question = "What pressure should the boiler have?"
    ask(scene.window, scene.say(question, "Combien de temps cuit la tarte tatin ?"))
    cite(scene.window, 1)


def take_abstention(scene: Scene) -> None:
    """What the notes do not say."""
    ask(scene.window, scene.say("What is Noor's shoe size?", "Quelle est la pointure de Noor ?"))


def take_conflict(scene: Scene) -> None:
    """Notes that say different things."""
    ask(scene.window, "Is it due in 2027?")


def take_listing(scene: Scene) -> None:
    """A question that wants notes, not a sentence."""
    ask(scene.window, "List every note")


def take_conversations(scene: Scene) -> None:
    """What was asked: kept, followed up."""
    window = scene.window
    for english, french in (
        ("When does the car insurance end?", "Quand finit l'assurance de la voiture ?"),
        ("Where do we keep the spare key?", "Où est le double des clés ?"),
        ("What colour did we paint the kitchen walls?", "De quelle couleur est la cuisine ?"),
    ):
        window.header.new.click()
        ask(window, scene.say(english, french))
    ask(window, scene.say("and the bathroom?", "et la salle de bains ?"))
    window.side.show_conversations()


def take_offer(scene: Scene) -> None:
    """No model is there yet."""
    ask(scene.window, scene.say("When do trains to Sintra leave?", "Quand part le train ?"))


SHOTS = (
    Shot(
        "answer",
        take_answer,
        ("ConversationView", "AnswerCard", "SourcePane", "LibraryPane"),
        real=True,
        chosen=(("answer-light", LIGHT), ("answer-dark", DARK)),
    ),
    Shot(
        "verdicts",
        take_verdicts,
        ("AnswerCard", "SourcePane"),
        chosen=(("verdicts", LIGHT), ("french", FRENCH)),
    ),
    Shot("abstention", take_abstention, ("AnswerCard",), chosen=(("abstention", LIGHT),)),
    Shot("conflict", take_conflict, ("AnswerCard", "ConflictView"), chosen=(("conflict", LIGHT),)),
    Shot("listing", take_listing, ("AnswerCard", "ListingView"), chosen=(("listing", DARK),)),
    Shot(
        "conversations",
        take_conversations,
        ("ConversationsPane",),
        real=True,
        chosen=(("conversations", LIGHT), ("conversations-dark", DARK)),
    ),
    Shot(
        "models-offer",
        take_offer,
        ("AnswerCard", "Banner"),
        ("--models-flag", "/no/such/file"),
        chosen=(("models-offer", LIGHT),),
    ),
)
