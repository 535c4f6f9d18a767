"""A thread that gives way to all others, and memory given back to the system."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import threading

# A saved note has to be findable soon on a busy machine too, and a thread cannot become less nice
# again; at 5 it gets a quarter of a core that somebody else wants, at 10 a tenth.
_NICENESS = 5
_QOS_UTILITY = 0x11  # macOS: QOS_CLASS_UTILITY, work that goes on while a person does other things
_BELOW_NORMAL = -1  # Windows: THREAD_PRIORITY_BELOW_NORMAL


def lower_priority() -> None:
    """Let the calling thread, and on Linux the threads it starts from now on, give way to others.

    The disk follows: on Linux the priority of reads and writes comes from the niceness. macOS'
    "background" and Windows' background mode go further and make work many times slower even on a
    machine that does nothing else, so they are not used. A system that refuses is no failure.
    """
    try:
        if sys.platform == "linux":
            thread = threading.get_native_id()
            now = os.getpriority(os.PRIO_PROCESS, thread)
            os.setpriority(os.PRIO_PROCESS, thread, max(now, _NICENESS))
        elif sys.platform == "darwin":
            ctypes.CDLL(None).pthread_set_qos_class_self_np(_QOS_UTILITY, 0)
        elif sys.platform == "win32":
            kernel = ctypes.windll.kernel32
            kernel.SetThreadPriority(kernel.GetCurrentThread(), _BELOW_NORMAL)
    except (OSError, AttributeError):
        return


def give_memory_back() -> None:
    """Return to the system what Python, Arrow and the C library keep for later."""
    gc.collect()
    arrow = sys.modules.get("pyarrow")
    if arrow is not None:
        arrow.default_memory_pool().release_unused()
    if sys.platform == "linux":
        try:
            ctypes.CDLL(None).malloc_trim(0)
        except (OSError, AttributeError):
            return  # another C library than glibc
