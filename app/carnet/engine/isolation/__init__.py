"""Keeping this process off the network: `isolate()` refuses it, `probe()` proves it by trying."""

from carnet.engine.isolation.deny import isolate
from carnet.engine.isolation.probing import probe

__all__ = ["isolate", "probe"]
