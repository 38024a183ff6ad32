"""What an action refuses to do, as a sentence for the person."""


class RefusedError(Exception):
    """The action cannot be done as asked. The message says what is in the way and what to do; nothing has changed."""


def why_unread(error: OSError | ValueError) -> str:
    """Return why a file could not be read; a name that no system takes is a ValueError."""
    return error.strerror or "no reason given" if isinstance(error, OSError) else "no file can have that name"
