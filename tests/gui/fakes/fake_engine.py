"""A scripted engine for the window's tests: speaks the real protocol, knows eight notes.

What it does is decided by its flags and by words in the question, so that a test can hold any
moment still: `crash` dies in mid-answer, `hold` writes until it is stopped, `burst` writes fast,
`endless` writes a long answer, `nowhere` abstains, `broken` fails. A search for `held` waits until
it is stopped, and so does the import of a file with `held` in its name.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
from fake_answers import FakeAnswers
from fake_conversations import FakeConversations
from fake_data import FakeData
from fake_documents import FakeDocuments
from fake_library import FakeLibrary
from fake_models import FakeModels
from fake_notes import ROOT
from fake_related import related_to

from carnet.answers.question.followup import standalone
from carnet.domain.answers import Answer, AnswerEvent, Turn
from carnet.domain.errors import KnownError
from carnet.engine.protocol import (
    AnswerNotice,
    ConversationNotice,
    EngineNotice,
    EnginePhase,
    ExportNotice,
    Method,
    Nothing,
    Notice,
)


class Fake:
    """One fake engine. Searches and answers have a thread each so that `$/cancel` is heard."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.write_lock = threading.Lock()
        self.stops: dict[int, threading.Event] = {}
        self.library = FakeLibrary(options, self.note)
        self.models = FakeModels(options, self.library.models)
        self.documents = FakeDocuments(f"{ROOT}/.carnet/imports")
        self.answers = FakeAnswers(options, self.library, self.event)
        self.talks = FakeConversations(options)
        self.data = FakeData(
            options, lambda id_, step: self.note(Notice.EXPORT_PROGRESS, ExportNotice(id_, step))
        )

    def write(self, message: dict[str, Any]) -> None:
        with self.write_lock:
            sys.stdout.buffer.write(msgspec.json.encode({"jsonrpc": "2.0"} | message) + b"\n")
            sys.stdout.buffer.flush()

    def note(self, method: Notice, params: object) -> None:
        self.write({"method": method, "params": params})

    def run(self) -> None:
        for line in sys.stdin.buffer:
            message = json.loads(line)
            if self.options.log:
                with Path(self.options.log).open("a", encoding="utf-8") as log:
                    log.write(json.dumps(message) + "\n")
            if message["method"] == Notice.CANCEL:
                stop = self.stops.get(message["params"]["id"])
                if stop is not None:
                    stop.set()
                continue
            self.stops[message["id"]] = threading.Event()
            if message["method"] == Method.SHUTDOWN:
                self.write({"id": message["id"], "result": Nothing()})
                return
            if message["method"] in (Method.ASK, Method.SEARCH, Method.IMPORT, Method.EXPORT):
                threading.Thread(target=self.reply, args=(message,), daemon=True).start()
            else:
                self.reply(message)

    def reply(self, message: dict[str, Any]) -> None:
        try:
            result = self.answer_to(message["id"], message["method"], message["params"])
            self.write({"id": message["id"], "result": result})
        except KnownError as error:
            text = {"code": -32000, "message": str(error), "data": error.info}
            self.write({"id": message["id"], "error": text})
        if message["method"] == Method.HELLO:
            self.note(Notice.ENGINE, EngineNotice(EnginePhase.READY))

    def ask(self, request_id: int, params: dict[str, Any], stop: threading.Event) -> Answer:
        answer = self.answers.ask(request_id, params["question"], stop)
        history = [Turn(turn["question"], turn["answer"]) for turn in params["history"]]
        meant = params["searched_for"] or standalone(answer.question, history)
        answer = replace(answer, searched_for=meant)
        if params["conversation"] is not None:
            kept = self.talks.add(params["conversation"], answer)
            if kept is not None:
                self.note(Notice.CONVERSATION, ConversationNotice(request_id, kept))
        return answer

    def event(self, request_id: int, event: AnswerEvent) -> None:
        self.note(Notice.ANSWER_EVENT, AnswerNotice(request_id, event))

    def answer_to(self, request_id: int, method: str, params: dict[str, Any]) -> object:
        library, answers, stop = self.library, self.answers, self.stops[request_id]
        handlers = {
            Method.HELLO: lambda: replace(library.hello(), erased=self.data.erased),
            Method.PRIVACY: library.isolation,
            Method.STATUS: library.status,
            Method.ADD_FOLDER: lambda: library.add_folder(params["path"]),
            Method.REMOVE_FOLDER: lambda: library.remove_folder(params["path"]),
            Method.DOCUMENTS: lambda: library.documents(params),
            Method.PAUSE: lambda: library.pause(True),
            Method.RESUME: lambda: library.pause(False),
            Method.RESCAN: library.rescan,
            Method.FORGET: lambda: library.forget(params["path"]),
            Method.CANCEL_REBUILD: library.cancel_rebuild,
            Method.OPEN: lambda: library.open(params["path"]),
            Method.RELATED: lambda: related_to(params["path"]),
            Method.IMPORT: lambda: self.documents.take(params, stop),
            Method.PAGE: lambda: self.documents.page(params),
            Method.SEARCH: lambda: answers.search(params, stop),
            Method.JUDGE: lambda: answers.judge(params),
            Method.ASK: lambda: self.ask(request_id, params, stop),
            Method.LIST: lambda: answers.list(params),
            Method.CONVERSATIONS: lambda: self.talks.page(params),
            Method.OPEN_CONVERSATION: lambda: self.talks.open(params),
            Method.RENAME_CONVERSATION: lambda: self.talks.rename(params),
            Method.DELETE_CONVERSATION: lambda: self.talks.delete(params),
            Method.SAVE_AS_NOTE: lambda: self.talks.save(params),
            Method.DATA: self.data.report,
            Method.CLOSE_TO_OTHERS: self.data.close_to_others,
            Method.EXPORT: lambda: self.data.export(request_id, params, stop),
            Method.FORGET_CONVERSATIONS: self.data.forget_talks,
            Method.ERASE: self.data.erase,
            Method.MODELS: self.models.list,
            Method.RELOAD_MODELS: self.models.list,
            Method.USE_MODEL: lambda: self.models.use(params),
            Method.VERIFY_MODEL: lambda: self.models.verify(params),
            Method.REMOVE_MODEL: lambda: self.models.remove(params),
            Method.RELOAD_SETTINGS: Nothing,
        }
        result = handlers[Method(method)]()
        return Nothing() if result is None else result


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data-dir", default="")
    parser.add_argument("--log", default="")
    parser.add_argument("--models-flag", default="")
    parser.add_argument("--models", action="store_true")
    parser.add_argument("--rebuild-model", default="bge-m3")
    parser.add_argument("--documents", type=int, default=0)
    parser.add_argument("--problem-count", type=int, default=0)
    parser.add_argument("--conversations", type=int, default=0)
    parser.add_argument("--store", default="")
    parser.add_argument("--indexing", choices=["reading", "embedding"])
    parser.add_argument("--paused", choices=["person", "battery", "active"])
    parser.add_argument("--data", choices=["open", "fails", "full", "remains", "notes"])
    parser.add_argument("--erased", default="")  # a file that stands for the mark
    parser.add_argument("--forget", choices=["clean", "remains", "copies", "fails"])
    for flag in (
        "empty", "refuse", "problems", "unsealed", "reorder", "offline", "rebuild", "indexed",
        "polled", "long", "growing", "kinds", "long-offline",
    ):  # fmt: skip
        parser.add_argument(f"--{flag}", action="store_true")
    options = parser.parse_args()
    if not options.log and not options.store:
        parser.error("say where conversations are kept: --log or --store")
    Fake(options).run()


if __name__ == "__main__":
    main()
