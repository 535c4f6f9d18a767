"""The engine process: owns the library, the index and the models; speaks JSON-RPC over stdio."""
