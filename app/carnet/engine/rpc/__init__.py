"""JSON-RPC 2.0, one message a line; knows nothing of libraries or answers."""
