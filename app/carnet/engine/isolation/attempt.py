"""A child's attempt to get out, in a process that has no audit hook of ours.

Only what the kernel hands down to children can stop it. Prints the error's number and words.
"""

import _socket


def main() -> None:
    """Try to connect to this machine's own discard port; no packet leaves."""
    try:
        _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM).connect(("127.0.0.1", 9))
    except OSError as error:
        print(error.errno, error.strerror)
    else:
        print(0, "connected")


if __name__ == "__main__":
    main()
