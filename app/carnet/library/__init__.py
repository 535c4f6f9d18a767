"""The use case of keeping a library: scan, reconcile, read, embed, forget."""
