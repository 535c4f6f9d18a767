"""The window. Talks to the engine process only; imports no engine, no model, no database."""
