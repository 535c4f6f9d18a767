"""What llama.cpp can compute on here, asked through its C interface."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from enum import IntEnum
from typing import Any


class DeviceKind(IntEnum):
    """ggml_backend_dev_type, as far as it matters."""

    CPU = 0
    GPU = 1  # with memory of its own
    SHARED_GPU = 2  # computes in the system's memory
    OTHER = 3


_KINDS = {int(kind): kind for kind in DeviceKind}


@dataclass(frozen=True, slots=True)
class Device:
    """One device. `name` is llama.cpp's ("CUDA0"), `description` what a person knows it by."""

    name: str
    description: str
    kind: DeviceKind
    free_bytes: int
    total_bytes: int


def list_devices(api: Any) -> tuple[Device, ...]:
    """Every device of this build of llama.cpp, in its order. `api` is what `load_library` gives.

    Empty for a build that gives no account of its devices: it then computes on the processor.
    """
    from llama_cpp._ggml import libggml

    api.llama_backend_init()
    try:
        count = libggml.ggml_backend_dev_count
        get = libggml.ggml_backend_dev_get
        name, description = libggml.ggml_backend_dev_name, libggml.ggml_backend_dev_description
        kind, memory = libggml.ggml_backend_dev_type, libggml.ggml_backend_dev_memory
    except AttributeError:  # a build that keeps them in another library
        return ()
    count.restype = ctypes.c_size_t
    get.restype, get.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
    for function in (name, description):
        function.restype, function.argtypes = ctypes.c_char_p, [ctypes.c_void_p]
    kind.restype, kind.argtypes = ctypes.c_int, [ctypes.c_void_p]
    size = ctypes.POINTER(ctypes.c_size_t)
    memory.restype, memory.argtypes = None, [ctypes.c_void_p, size, size]
    found = []
    for index in range(count()):
        device = get(index)
        free, total = ctypes.c_size_t(), ctypes.c_size_t()
        memory(device, ctypes.byref(free), ctypes.byref(total))
        found.append(
            Device(
                (name(device) or b"").decode("utf-8", errors="replace"),
                (description(device) or b"").decode("utf-8", errors="replace").strip(),
                _KINDS.get(kind(device), DeviceKind.OTHER),
                free.value,
                total.value,
            )
        )
    return tuple(found)
