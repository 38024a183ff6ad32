"""What an action refuses to do, as a sentence for the person."""


class RefusedError(Exception):
    """The action cannot be done as asked. The message says what is in the way and what to do; nothing has changed."""
