"""Where a file comes from, by what it says of itself and by what it leaves out."""

import pytest

from tests.word.returned.files import Files, para, run

_APP = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{}</Properties>'
_CUSTOM = '<Properties xmlns="c" xmlns:vt="t">{}</Properties>'


def app(content: str) -> dict[str, tuple[str, str]]:
    """Return the part that names the program."""
    return {"docProps/app.xml": ("extended-properties", _APP.format(content))}


def custom(**values: str) -> dict[str, tuple[str, str]]:
    """Return the part of custom properties, with spaces in their names for underscores."""
    listed = (
        f'<property name="{name.replace("_", " ")}"><vt:lpwstr>{value}</vt:lpwstr></property>'
        for name, value in values.items()
    )
    return {"docProps/custom.xml": ("custom-properties", _CUSTOM.format("".join(listed)))}


def test_the_properties_of_a_review_copy_are_read(files: Files) -> None:
    core = '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title> A plan </dc:title><dc:creator/></cp:coreProperties>'
    package = custom(NEC_plan_id="abc", NEC_snapshot_id="xyz") | {"docProps/core.xml": ("core-properties", core)}
    assert files.read(para(), package=package).properties == {
        "core:title": "A plan",
        "core:creator": "",
        "NEC plan id": "abc",
        "NEC snapshot id": "xyz",
    }


@pytest.mark.parametrize(
    ("content", "producer"),
    [
        ("<Application>LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40</Application>", "LibreOffice 7.4.7.2"),
        (
            "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion>",
            "Microsoft Office Word 16.0000",
        ),
        ("<Pages>3</Pages>", ""),
    ],
)
def test_the_program_that_wrote_a_file(files: Files, content: str, producer: str) -> None:
    assert files.read(para(), package=app(content)).producer == producer


def test_construct_46_wps_office_and_programs_that_say_nothing(files: Files) -> None:
    package = custom(KSOProductBuildVer="2052-11.1") | app("<Application>Microsoft Office Word</Application>")
    assert files.read(para(), package=package).producer == "WPS Office"
    assert files.read(para()).producer == ""


def test_construct_28_google_docs_is_known_by_what_it_leaves_out(files: Files) -> None:
    body = f'<w:p w:rsidR="00000000" w:rsidDel="00000000">{run("Text")}</w:p>'
    read = files.read(body)
    assert read.producer == "Google Docs"
    assert any("threads of comments" in sentence for sentence in read.lost)
    assert files.read(body, package=app("<Application>Microsoft Office Word</Application>")).producer != "Google Docs"


def test_construct_34_removed_names_and_times_are_said(files: Files) -> None:
    settings = files.part("settings", "<w:removePersonalInformation/><w:removeDateAndTime/>")
    read = files.read(para(), parts={"settings.xml": ("settings", settings)})
    assert [sentence.partition(" ")[2].partition(" ")[0] for sentence in read.lost] == ["names", "times"]
    off = settings.replace("<w:removePersonalInformation/>", '<w:removePersonalInformation w:val="0"/>')
    read = files.read(para(), parts={"settings.xml": ("settings", off)})
    assert len(read.lost) == 1
