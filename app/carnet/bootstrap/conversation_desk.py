"""The kept conversations, as the engine sees them."""

from __future__ import annotations

import time
from collections.abc import Collection

from carnet.domain.answers import Answer
from carnet.domain.conversations import Conversation
from carnet.domain.ports import Manifest
from carnet.library.forgetting.kept_answers import keep_answer
from carnet.library.saving import NoteSaver


class ConversationDesk:
    """What is kept, and saving it as notes. For the process that may write the library."""

    def __init__(self, manifest: Manifest, saver: NoteSaver) -> None:
        self._manifest = manifest
        self.page = manifest.conversations.page
        self.exchanges = manifest.conversations.exchanges
        self.rename = manifest.conversations.rename
        self.delete = manifest.conversations.delete
        self.save = saver.save

    def keep(
        self,
        conversation_id: int,
        answer: Answer,
        read: Collection[str],
        adapter: str | None = None,
    ) -> Conversation | None:
        """Keep an answer made from the notes at `read`; None when its conversation is gone."""
        return keep_answer(self._manifest, conversation_id, answer, read, time.time(), adapter)
