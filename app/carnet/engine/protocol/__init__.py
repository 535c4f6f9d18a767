"""What the window and the engine say to each other: JSON-RPC 2.0, one message a line, UTF-8.

Requests carry one parameter object and are answered once; long ones may be stopped with the
notification `$/cancel {"id": n}`. Values are the frozen dataclasses of `carnet.domain` and of
this package, encoded field by field. A known failure is a JSON-RPC error whose `data` is an
`ErrorInfo`. Notifications from the engine carry what views need to stay current.
"""

from __future__ import annotations

from carnet.engine.protocol.conversations import (
    ConversationNotice,
    ConversationParams,
    ConversationsParams,
    ExchangesParams,
    RenameParams,
    SaveNoteParams,
)
from carnet.engine.protocol.engine import (
    EngineInfo,
    EngineNotice,
    EnginePhase,
    IsolationProbe,
    IsolationReport,
    SettingsParams,
)
from carnet.engine.protocol.library import (
    DocumentPage,
    DocumentsParams,
    DocumentText,
    ExportNotice,
    ImportParams,
    LibraryNotice,
    PageParams,
)
from carnet.engine.protocol.methods import CancelParams, Method, Nothing, Notice, PathParams
from carnet.engine.protocol.models import ModelList, ModelParams, UseModelParams
from carnet.engine.protocol.questions import AnswerNotice, AskParams, JudgeParams, SearchParams

__all__ = [
    "AnswerNotice",
    "AskParams",
    "CancelParams",
    "ConversationNotice",
    "ConversationParams",
    "ConversationsParams",
    "DocumentPage",
    "DocumentText",
    "DocumentsParams",
    "EngineInfo",
    "EngineNotice",
    "EnginePhase",
    "ExchangesParams",
    "ExportNotice",
    "ImportParams",
    "IsolationProbe",
    "IsolationReport",
    "JudgeParams",
    "LibraryNotice",
    "Method",
    "ModelList",
    "ModelParams",
    "Nothing",
    "Notice",
    "PageParams",
    "PathParams",
    "RenameParams",
    "SaveNoteParams",
    "SearchParams",
    "SettingsParams",
    "UseModelParams",
]
