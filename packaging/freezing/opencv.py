"""How OpenCV is compiled: only what text recognition calls.

The makers' wheel holds video codecs, picture formats, a second BLAS, a runtime of models: 150 MB.
RapidOCR hands over and takes arrays, and calls what turns, cuts, scales and outlines them.
"""

from __future__ import annotations

import platform

_MODULES = ("core", "flann", "geometry", "imgproc", "imgcodecs", "python3")
# What CMake would look for on the build machine, or fetch while it configures.
_LEFT_OUT = (
    "IPP", "ITT", "LAPACK", "EIGEN", "OPENCL", "VA", "VA_INTEL", "FFMPEG", "GSTREAMER", "V4L",
    "1394", "VTK", "PROTOBUF", "FLATBUFFERS", "UNIFONT", "OBSENSOR", "PNG", "JPEG", "TIFF", "WEBP",
    "AVIF", "OPENEXR", "JASPER", "OPENJPEG", "IMGCODEC_GIF", "IMGCODEC_HDR",
    "IMGCODEC_SUNRASTER", "IMGCODEC_PXM", "IMGCODEC_PFM",
)  # fmt: skip
# Type hints are made for all modules or for none, and are expected in the wheel.
CORRECTIONS = (
    (
        "setup.py",
        '        [ r"python/cv2/py.typed" ] if sys.version_info >= (3, 6) else []\n',
        "        []\n",
    ),
    (
        "setup.py",
        '        rearrange_cmake_output_data["cv2.typing"] = ["python/cv2" + r"/typing/.*\\.py"]\n',
        "        pass\n",
    ),
)
_AVX2 = ("-DCPU_BASELINE=AVX2", "-DCPU_DISPATCH=")  # as the rest of the program


def cmake_flags(machine: str = platform.machine()) -> str:
    """What goes into CMAKE_ARGS."""
    processor = _AVX2 if machine.lower() in ("x86_64", "amd64") else ()
    return " ".join(
        (
            "-DPYTHON3_LIMITED_API=ON",
            f"-DBUILD_LIST={','.join(_MODULES)}",
            *processor,
            "-DBUILD_ZLIB=ON",
            "-DBUILD_ITT=OFF",
            "-DBUILD_IPP_IW=OFF",
            "-DBUILD_PROTOBUF=OFF",
            *(f"-DWITH_{name}=OFF" for name in _LEFT_OUT),
        )
    )
