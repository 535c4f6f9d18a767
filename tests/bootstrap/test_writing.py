"""The language model in use: its adapters, the trust it has earned, where it computes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.adapters.gguf_files import write_lora

from carnet.adapters.llama.placement import NO_CARD
from carnet.adapters.models.self_test_record import write_trusted_languages
from carnet.bootstrap.model_desk import ModelDesk
from carnet.bootstrap.prompts import load_prompts
from carnet.bootstrap.services import Services, open_services
from carnet.bootstrap.writing import Writing
from carnet.domain.cancel import CancelToken
from carnet.domain.errors import KnownError
from carnet.domain.models import InstalledModel, ModelRole
from carnet.settings.paths import Paths, resolve_paths
from carnet.settings.schema import GPU
from carnet.settings.store import SettingsStore

GENERATOR = "smollm2-135m-instruct"
pytestmark = pytest.mark.models


@dataclass
class Place:
    """A library without notes, and a models directory of its own with the starter generator."""

    paths: Paths
    services: Services

    @property
    def writing(self) -> Writing:
        writing = self.services._engines.writing
        assert writing is not None
        return writing

    def say(self) -> str:
        asked = [("user", "Name three fruits that grow in Normandy.")]
        return "".join(self.writing.writer.generator.generate("", asked, 12, CancelToken()))

    def bring(self, name: str, strength: float) -> InstalledModel:
        path = write_lora(self.paths.data_dir / f"{name}.gguf", strength)
        installer = ModelDesk(self.paths).installer
        return installer.install_from_file(path, lambda _step: None, CancelToken())

    def trust(self, spec_name: str, file: Path) -> None:
        """As if a self-test had been passed in English with the prompts of now."""
        spec = self.writing.spec
        digest = load_prompts(self.paths, spec).digest
        folder = self.paths.models_dir / spec_name
        write_trusted_languages(folder, file, digest, frozenset({"en"}), {"en": "5 of 5"})


@pytest.fixture
def place(tmp_path: Path, models_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    own = tmp_path / "models"
    (own / GENERATOR).mkdir(parents=True)
    name = "SmolLM2-135M-Instruct.Q4_1.gguf"
    try:
        os.link(models_dir / GENERATOR / name, own / GENERATOR / name)
    except OSError:  # another disk
        shutil.copy(models_dir / GENERATOR / name, own / GENERATOR / name)
    monkeypatch.setenv("CARNET_MODELS_DIR", str(own))
    paths = resolve_paths(str(tmp_path / "data"))
    services = open_services(paths, writer=True)
    yield Place(paths, services)
    services.close()


def test_an_adapter_is_switched_from_question_to_question(place: Place) -> None:
    place.bring("strong", 0.5)
    plain = place.say()
    place.services.models.use_adapter("strong")
    changed = place.say()
    assert changed != plain
    place.services.models.use_adapter("")
    assert place.say() == plain
    place.services.models.use_adapter("strong")
    assert place.say() == changed


def test_the_chosen_adapter_is_used_where_a_conversation_names_none(place: Place) -> None:
    plain = place.say()
    adapter = place.bring("strong", 0.5)
    ModelDesk(place.paths).use(adapter.spec)
    place.services.models.reload()
    place.services.models.use_adapter(None)
    assert place.say() != plain
    place.services.models.use_adapter("")
    assert place.say() == plain
    ModelDesk(place.paths).use(place.writing.spec)  # the generator alone
    place.services.models.reload()
    place.services.models.use_adapter(None)
    assert place.say() == plain


def test_an_unknown_adapter_is_refused_and_nothing_changes(place: Place) -> None:
    place.bring("strong", 0.5)
    plain = place.say()
    with pytest.raises(KnownError) as caught:
        place.services.models.use_adapter("absent")
    assert caught.value.code == "adapter-unknown"
    assert "strong" in caught.value.info.advice
    assert place.say() == plain


def test_a_damaged_adapter_is_refused_before_it_is_loaded(place: Place) -> None:
    adapter = place.bring("strong", 0.5)
    Path(adapter.path).write_bytes(b"GGUF no longer")
    with pytest.raises(KnownError) as caught:
        place.services.models.use_adapter("strong")
    assert caught.value.code == "model-corrupt"
    assert place.say()


def test_trust_in_a_model_is_not_trust_in_it_with_an_adapter(place: Place) -> None:
    adapter = place.bring("zero", 0.0)
    weights = place.paths.models_dir / GENERATOR / "SmolLM2-135M-Instruct.Q4_1.gguf"
    place.trust(GENERATOR, weights)
    assert place.writing.writer.trusted_languages == {"en"}
    place.services.models.use_adapter("zero")
    assert place.writing.writer.trusted_languages == frozenset()
    place.trust("zero", Path(adapter.path))
    assert place.writing.writer.trusted_languages == {"en"}


def test_trust_ends_when_a_person_changes_the_prompts(place: Place) -> None:
    weights = place.paths.models_dir / GENERATOR / "SmolLM2-135M-Instruct.Q4_1.gguf"
    place.trust(GENERATOR, weights)
    own = place.paths.own_prompts_dir
    own.mkdir()
    (own / "answer.en.toml").write_text('system = "Rhyme."\nuser = "$notes $question"')
    place.services.models.reload()
    assert place.services.prompts.sources["en"].parent == own
    assert place.writing.writer.trusted_languages == frozenset()


def test_prompts_for_one_model_win_over_those_for_all(place: Place) -> None:
    own = place.paths.own_prompts_dir
    (own / GENERATOR).mkdir(parents=True)
    (own / "answer.en.toml").write_text('system = "All"\nuser = "$notes $question"')
    (own / GENERATOR / "answer.en.toml").write_text('system = "One"\nuser = "$notes $question"')
    spec = place.writing.spec
    assert load_prompts(place.paths, spec).write("en", "", "")[0] == "One"
    assert load_prompts(place.paths, None).write("en", "", "")[0] == "All"


def test_where_the_model_computes_is_known_once_it_is_loaded(place: Place) -> None:
    def listed() -> InstalledModel:
        return next(one for one in place.services.models.list() if one.spec.name == GENERATOR)

    assert listed().runs_on is None
    planned = place.services.models.plan()
    place.services.warm(ModelRole.GENERATOR)
    runs_on = listed().runs_on
    assert runs_on is not None
    assert runs_on.total_layers == 31
    assert planned == (runs_on, "")


def test_settings_that_ask_for_a_card_on_a_machine_without_one_run_on_the_processor_and_say_so(
    place: Place,
) -> None:
    settings = SettingsStore(place.paths.settings_file)
    settings.save(settings.load().settings.with_value(GPU, "12"))  # as copied from elsewhere
    place.services.follow_settings({})
    place.services.exchange_models((ModelRole.GENERATOR,))
    planned = place.services.models.plan()
    assert planned is not None
    runs_on, remark = planned
    if runs_on.layers:
        pytest.skip("this machine has a card that llama.cpp can use")
    assert remark == NO_CARD
    assert place.say()
