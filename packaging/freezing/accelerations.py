"""How llama.cpp is compiled: for which processors, and for which graphics cards."""

from __future__ import annotations

# Any processor with AVX2 (2013; AMD 2015), which the index needs anyway; not this machine's.
_AVX2 = (
    "-DGGML_NATIVE=OFF", "-DGGML_AVX=ON", "-DGGML_AVX2=ON", "-DGGML_FMA=ON", "-DGGML_F16C=ON",
    "-DGGML_BMI2=ON",
)  # fmt: skip
_NOTHING_ELSE = (
    "-DLLAMA_BUILD_TESTS=OFF", "-DLLAMA_BUILD_EXAMPLES=OFF", "-DLLAMA_BUILD_TOOLS=OFF",
    "-DLLAMA_CURL=OFF",
)  # fmt: skip
_ACCELERATIONS = {
    "cpu": _AVX2,
    "cuda": (*_AVX2, "-DGGML_CUDA=ON"),  # needs the CUDA toolkit to build, its driver to run
    "vulkan": (*_AVX2, "-DGGML_VULKAN=ON"),  # needs glslc and the Vulkan headers to build
    "metal": ("-DGGML_NATIVE=OFF", "-DGGML_METAL=ON"),  # Apple Silicon
}
ACCELERATIONS = tuple(_ACCELERATIONS)


def cmake_flags(acceleration: str) -> str:
    """What goes into CMAKE_ARGS."""
    return " ".join((*_ACCELERATIONS[acceleration], *_NOTHING_ELSE))
