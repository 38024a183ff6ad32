"""Where a returned file comes from: its properties, the program that wrote it, and what that program leaves out."""

from lxml import etree

from nec_desktop.plan.clean import clean_line
from nec_desktop.translation import tr
from nec_desktop.word.returned_file import ReturnedFile
from nec_desktop.word.returned_styles import is_on
from nec_desktop.word.tags import w

_GOOGLE = f'{w("p")}[@{w("rsidDel")}="00000000"]'
_WPS = "KSOProductBuildVer"
_NO_PERSONAL, _NO_DATES = w("removePersonalInformation"), w("removeDateAndTime")


def properties_of(file: ReturnedFile) -> dict[str, str]:
    """Return what the file says of itself; the names of core properties are prefixed "core:"."""
    found: dict[str, str] = {}
    for kind, prefix in (("core-properties", "core:"), ("coreProperties", "core:")):
        for part in _parts(file, kind):
            for element in part:
                found.setdefault(prefix + etree.QName(element).localname, _text(element))
    for kind in ("custom-properties", "customProperties"):
        for part in _parts(file, kind):
            for element in part.iter("{*}property"):
                found.setdefault(clean_line(element.get("name", "")), _text(element))
    return found


def producer_of(file: ReturnedFile, properties: dict[str, str]) -> str:
    """Return the program that wrote the file, in words; nothing where it is unknown."""
    if _WPS in properties:
        return "WPS Office"
    application = version = ""
    has_properties = False
    for kind in ("extended-properties", "extendedProperties"):
        for part in _parts(file, kind):
            has_properties = True
            application = application or clean_line(part.findtext("{*}Application") or "")
            version = version or clean_line(part.findtext("{*}AppVersion") or "")
    if application.startswith("LibreOffice"):
        return application.partition("$")[0].replace("/", " ")
    if application:
        return f"{application} {version}".strip()
    body = file.root(file.main)
    first = None if body is None else body.find(f".//{_GOOGLE}")
    return "Google Docs" if first is not None and not has_properties else ""


def note_what_is_left_out(file: ReturnedFile, producer: str) -> None:
    """Put into the file's `lost` what its settings and the program that wrote it leave out."""
    if any("macroEnabled" in kind for kind in file.content_types()):
        file.lose(tr("It holds macros. They were neither run nor read."))
    for name in file.related("settings"):
        root = file.root(name)
        if root is not None and _is_set(root, _NO_PERSONAL):
            file.lose(
                tr("The names of its reviewers were removed before it was sent, so several people can look like one.")
            )
        if root is not None and _is_set(root, _NO_DATES):
            file.lose(tr("The times of its changes and comments were removed before it was sent."))
    if producer == "Google Docs":
        file.lose(
            tr("Google Docs wrote it, which keeps neither the properties of a review copy nor the threads of comments.")
        )


def _parts(file: ReturnedFile, kind: str) -> list[etree._Element]:
    names = dict.fromkeys(rel.target for rel in file.relations("").values() if rel.kind == kind and not rel.external)
    return [root for root in map(file.root, names) if root is not None]


def _text(element: etree._Element) -> str:
    return clean_line("".join(text for text in element.itertext() if isinstance(text, str)))


def _is_set(root: etree._Element, tag: str) -> bool:
    found = root.find(tag)
    return found is not None and is_on(found)
