"""Python's collector, kept from making a key wait."""

import gc


def settle() -> None:
    """Let the collector pass over what an open plan is made of: going through all of it makes a key wait."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
