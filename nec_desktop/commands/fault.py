"""The last net: what we did wrong is logged, and said in a sentence."""

import logging
import sys
from pathlib import Path

from nec_desktop.translation import tr

FAULT_OF_OURS = 3


def tell_fault(error: Exception, folder: Path) -> int:
    """Log what we did wrong, and say so in a sentence; return the exit code."""
    log = folder / "nec-desktop.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(filename=log, format="%(asctime)s %(levelname)s %(message)s", encoding="utf-8")
        logging.getLogger(__name__).error("Unexpected fault", exc_info=error)
        where = tr("The details are in {0}.").format(log)
    except (OSError, ValueError):  # a full disk, or a folder whose name no system takes
        where = tr("The details could not be written to {0}.").format(log)
    print(
        tr("NEC Desktop made a mistake ({0}: {1}). Your plans are safe. {2}").format(
            type(error).__name__, error, where
        ),
        file=sys.stderr,
    )
    return FAULT_OF_OURS
