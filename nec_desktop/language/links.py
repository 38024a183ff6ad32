"""Where a link leads: what is wrong with its target, and whether that is somebody's own address or number."""

import re
from urllib.parse import unquote, urlsplit

from nec_desktop.language.privacy import email_addresses, phone_numbers
from nec_desktop.translation import tr

_LABEL = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
_ENDING = re.compile(r"[^\W\d_]{2,}|xn--[a-z0-9-]+", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")
_TELEPHONE = re.compile(r"\+?[\d\s().-]*\d[\d\s().-]*")
_WITHOUT_SCHEME = re.compile(r"(?:www\.|[^\W_][\w-]*\.)[\w.-]+(?::\d+)?(?:[/?#]\S*)?")


def fault_of(target: str) -> str:
    """Return what is wrong with a link's target, in words that go on after it; empty where nothing is."""
    scheme, colon, rest = target.partition(":")
    match scheme.casefold() if colon else "":
        case "mailto":
            addresses = unquote(rest.partition("?")[0]).split(",")
            return "" if all(map(_is_mail, addresses)) else tr("which is no e-mail address")
        case "tel":
            return "" if _TELEPHONE.fullmatch(unquote(rest)) else tr("which is no telephone number")
        case "http" | "https":
            return _fault_of_page(target, rest)
    if _WITHOUT_SCHEME.fullmatch(target):
        return tr("which does not begin with https://")
    return tr("which is no web address")


def personal_in(target: str) -> str:
    """Return the e-mail address or telephone number of a person that a link leads to; empty where it leads to none."""
    plain = unquote(target)
    found = [*email_addresses(plain), *(phone_numbers(plain) if plain[:4].casefold() == "tel:" else ())]
    return found[0].words.removeprefix("mailto:") if found else ""


def _fault_of_page(target: str, rest: str) -> str:
    if not rest.startswith("//"):
        return tr("in which // is missing")
    if re.match(r"//(?:https?:?/*|www\.?(?=/|$))", rest, re.IGNORECASE):
        return tr("in which the beginning stands twice or the name of the site is missing")
    try:
        site = urlsplit(target)
        host = site.hostname or ""
        is_sound = _is_host(host) and site.port != 0
    except ValueError:  # a bracket that is not closed, a port that cannot be
        return tr("in which the name of the site cannot be read")
    return "" if is_sound else tr("in which the name of the site is not complete")


def _is_mail(address: str) -> bool:
    return _MAIL.fullmatch(address.strip()) is not None and _is_host(address.rpartition("@")[2].strip())


def _is_host(host: str) -> bool:
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}", host):
        return True
    labels = host.split(".")
    return len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and _ENDING.fullmatch(labels[-1]) is not None
