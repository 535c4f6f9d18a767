"""One module a command, each with `run(arguments, output) -> exit code`."""
