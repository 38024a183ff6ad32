"""Charts in a Word file: each a part of its own with its workbook, shown in line with the text."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from nec_desktop.document.visible import chart_alt
from nec_desktop.plan.charts import Chart
from nec_desktop.word.chart_layout import ChartLayout
from nec_desktop.word.chart_markup import WORKBOOK_ID, C, ChartLook, chart_xml
from nec_desktop.word.markup import attribute
from nec_desktop.word.package import new_part
from nec_desktop.word.paper import EMU, TWIPS
from nec_desktop.word.workbook import CONTENT_TYPE, workbook

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


class Charts:
    """The charts of one document; `part` is the part that shows them."""

    def __init__(self, part: Part, look: ChartLook) -> None:
        self._part = part
        self._look = look
        self._count = 0

    def inline(self, chart: Chart, layout: ChartLayout, number: int, name: str) -> str:
        """Return the run that shows a chart (ECMA-376 part 1, 20.4.2.8 and 21.2). `number` and `name` are docPr's."""
        self._count += 1
        width, height = (round(points * TWIPS * EMU) for points in (layout.width, layout.height))
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/>'
            f'<wp:docPr id="{number}" name="{name}" descr="{attribute(chart_alt(chart))}"/>'
            f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{C}">'
            f'<c:chart xmlns:c="{C}" r:id="{self._relationship(chart, layout)}"/>'
            f"</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _relationship(self, chart: Chart, layout: ChartLayout) -> str:
        package = self._part.package
        xml = chart_xml(chart, layout, self._look)
        part = new_part(package, f"/word/charts/chart{self._count}.xml", _CHART_TYPE, xml)
        name = f"/word/embeddings/Microsoft_Excel_Worksheet{self._count}.xlsx"
        part.load_rel(RELATIONSHIP_TYPE.PACKAGE, new_part(package, name, CONTENT_TYPE, workbook(chart)), WORKBOOK_ID)
        return self._part.relate_to(part, RELATIONSHIP_TYPE.CHART)
