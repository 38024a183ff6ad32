"""Links as they may stand in a file that others open."""

import re
from urllib.parse import urlsplit

from nec_desktop.plan.clean import clean_line

_FORBIDDEN = re.compile(r"""[\x00-\x20"<>\\^`{|}]""")
"""Characters that RFC 3986 has no place for; Word refuses a file with them in a link."""
_HOSTED = ("http", "https")
_OTHER_SCHEMES = ("mailto", "tel")


def safe_link(link: str) -> str:
    """Return `link` as it may stand in a file, or nothing: only web, e-mail and telephone addresses pass."""
    address = _FORBIDDEN.sub(lambda found: f"%{ord(found[0]):02X}", clean_line(link))
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme in _HOSTED:
        return address if parts.netloc else ""
    return address if parts.scheme in _OTHER_SCHEMES and parts.path else ""
