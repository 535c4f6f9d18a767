"""RapidOCR's own models, computed by OpenVINO."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from carnet.adapters.parsing.readers import recognition, recognition_models


def rows_of_bars(height: int, width: int) -> Any:
    """What looks like lines of print to a detector, prepared as RapidOCR does it."""
    page = np.ones((1, 3, height, width), dtype=np.float32)
    for row in range(16, height - 16, 32):
        page[:, :, row : row + 12, 16 : width - 16 : 3] = -1
    return page


@pytest.fixture(scope="module")
def detector() -> Any:
    recognition._engine()
    return recognition._engine()._load_det_model().session


def test_another_shape_of_page_is_computed_for_itself(detector: Any) -> None:
    for height, width in ((64, 96), (96, 64), (64, 96)):
        assert detector(rows_of_bars(height, width)).shape == (1, 1, height, width)


def test_the_same_page_again_is_not_computed_again(detector: Any) -> None:
    first = detector(rows_of_bars(64, 96))
    assert detector(rows_of_bars(64, 96)) is first


def test_another_page_of_the_same_shape_is_computed(detector: Any) -> None:
    blank = detector(np.ones((1, 3, 64, 96), dtype=np.float32)).copy()
    assert detector(rows_of_bars(64, 96)).max() > blank.max()


def test_what_can_be_written_has_the_letters_of_french() -> None:
    session = recognition._engine()._load_rec_model().session
    assert session.have_key()
    assert set("éèàçœÉ€«»") <= set(session.get_character_list())


def test_the_words_do_not_depend_on_what_the_processor_can_do() -> None:
    compiled = recognition._engine()._load_rec_model().session._compiled().get_compiled_model()
    assert compiled.get_property("INFERENCE_PRECISION_HINT").to_string() == "f32"
    assert compiled.get_property("INFERENCE_NUM_THREADS") == 1


def test_recognition_needs_no_other_engine_and_tells_nobody() -> None:
    package = Path(recognition_models.__file__).parents[4]
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from PIL import Image\n"
        "from carnet.adapters.parsing.readers.recognition import recognise\n"
        "recognise(Image.new('RGB', (200, 100), 'white'))\n"
        "assert 'openvino' in sys.modules\n"
        "print(*sorted({'onnxruntime', 'torch', 'openvino_telemetry'} & set(sys.modules)))\n"
    )
    command = [sys.executable, "-c", code, str(package)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_child_gives_big_pieces_of_memory_back() -> None:
    code = (
        "import re, sys; from pathlib import Path; sys.path.insert(0, sys.argv[1])\n"
        "from carnet.adapters.parsing.limits import limit_this_process\n"
        "limit_this_process(1_000)\n"
        "held = lambda: int(re.search(r'VmRSS:\\s+(\\d+)', "
        "Path('/proc/self/status').read_text())[1])\n"
        "del (first := [bytearray(b'x' * 3_000_000)])[0]\n"
        "before = held()\n"
        "pieces = [bytearray(b'x' * 2_000_000) for _ in range(50)]\n"
        "full = held()\n"
        "del pieces[:-1]\n"
        "print((held() - before) / (full - before))\n"
    )
    package = Path(recognition_models.__file__).parents[4]
    command = [sys.executable, "-c", code, str(package)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert float(done.stdout) < 0.2
