"""The models to choose from: those that are installed, each for its role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from carnet.domain.models import InstalledModel, ModelRole, ModelState
from carnet.gui.settings.editors.choice_box import ChoiceEditor
from carnet.gui.settings.setting_row import SettingRow
from carnet.gui.settings.value_words import text_when_empty
from carnet.gui.words.translating import tr
from carnet.settings.schema import ADAPTER, EMBEDDER, GENERATOR, RERANKER
from carnet.settings.setting import Setting

_ROLES = {
    EMBEDDER: ModelRole.EMBEDDER,
    GENERATOR: ModelRole.GENERATOR,
    RERANKER: ModelRole.RERANKER,
    ADAPTER: ModelRole.ADAPTER,
}


class ModelOptions:
    """Fills the boxes of the rows about models. An adapter belongs to one language model."""

    def __init__(self, rows: Mapping[str, SettingRow]) -> None:
        self._rows = rows
        self._bases: dict[str, str] = {}  # by name of an adapter

    def take(self, models: Sequence[InstalledModel]) -> None:
        """What there is."""
        ready = [model for model in models if model.state is ModelState.READY]
        writers = {
            model.spec.name
            for model in ready
            if model.spec.role is ModelRole.GENERATOR and model.in_use
        }
        self._bases = {model.spec.name: model.spec.base for model in ready if model.spec.base}
        for setting, role in _ROLES.items():
            editor = self._rows[setting.key].editor
            of_role = [
                (model.spec.name, model.spec.title)
                for model in ready
                if model.spec.role is role and (not model.spec.base or model.spec.base in writers)
            ]
            if isinstance(editor, ChoiceEditor):
                editor.offer([("", self._left_open(setting, of_role, models)), *of_role])

    def _left_open(
        self,
        setting: Setting[Any],
        of_role: Sequence[tuple[str, str]],
        models: Sequence[InstalledModel],
    ) -> str:
        """What nothing chosen means; named where Carnet chose one."""
        used = {model.spec.name for model in models if model.in_use}
        title = next((title for name, title in of_role if name in used), "")
        if setting in (GENERATOR, EMBEDDER) and title:
            return tr("Carnet chooses: {model}").format(model=title)
        return text_when_empty(setting)

    def with_it(self, setting: Setting[Any], value: Any) -> dict[Setting[Any], Any]:
        """What has to be chosen with it: another language model has no adapter, an adapter needs
        the language model that it belongs to."""
        if setting == GENERATOR:
            return {ADAPTER: ""}
        if setting == ADAPTER and value in self._bases:
            return {GENERATOR: self._bases[value]}
        return {}
