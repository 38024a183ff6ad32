"""A chart as DrawingML. Elements stand in the order of ECMA-376 part 1, 21.2: Word refuses a chart in any other.

Series are told apart by how dark they are and by hatching, so that a copy in black and white can be read.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from nec_desktop.document.visible import one_line
from nec_desktop.plan.charts import Chart, Series
from nec_desktop.word.chart_layout import ChartLayout
from nec_desktop.word.markup import DECLARATION, A, R, attribute, escaped
from nec_desktop.word.workbook import cells, number_text

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
WORKBOOK_ID = "rId1"
"""The chart part's one relationship: its workbook."""

_INK, _QUIET, _WHITE = "222222", "C3CCD9", "FFFFFF"
_NAMES_AXIS, _NUMBERS_AXIS = 111, 112
_NOTHING = "<a:noFill/>"
_ONE_LINE, _TURNED = ' wrap="none"', ' rot="-5400000" vert="horz"'
_HATCHINGS = ("wdUpDiag", "dkHorz", "lgCheck")


@dataclass(frozen=True)
class ChartLook:
    """The accent colour, as six hexadecimal figures, and the font."""

    accent: str
    font: str


def chart_xml(chart: Chart, layout: ChartLayout, look: ChartLook) -> bytes:
    """Return the chart part."""
    writer = _Writer(chart, layout, look)
    content = (
        f'<c:date1904 val="0"/><c:lang val="en-GB"/><c:roundedCorners val="0"/><c:chart>{writer.chart()}</c:chart>'
        f"<c:spPr>{_NOTHING}<a:ln>{_NOTHING}</a:ln></c:spPr>{writer.text()}"
        f'<c:externalData r:id="{WORKBOOK_ID}"><c:autoUpdate val="0"/></c:externalData>'
    )
    return f'{DECLARATION}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}">{content}</c:chartSpace>'.encode()


class _Writer:
    """Writes one chart."""

    def __init__(self, chart: Chart, layout: ChartLayout, look: ChartLook) -> None:
        self._chart = chart
        self._layout = layout
        self._look = look
        self._form = f"#,##0{'.' if layout.places else ''}{'0' * layout.places}"

    def chart(self) -> str:
        """Return the children of c:chart."""
        left, top, width, height = self._layout.plot
        sizes = "".join(
            f'<c:{name} val="{share:.5f}"/>' for name, share in (("x", left), ("y", top), ("w", width), ("h", height))
        )
        area = (
            f'<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>{sizes}'
            f"</c:manualLayout></c:layout>{self._bars()}{self._names_axis()}{self._numbers_axis()}"
            f"<c:spPr>{_NOTHING}<a:ln>{_NOTHING}</a:ln></c:spPr>"
        )
        legend = '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>'
        shown = legend if len(self._chart.series) > 1 else ""
        return (
            f'<c:autoTitleDeleted val="1"/><c:plotArea>{area}</c:plotArea>{shown}<c:plotVisOnly val="1"/>'
            f'<c:dispBlanksAs val="gap"/>'
        )

    def text(self, colour: str = _INK, body: str = "") -> str:
        """Return c:txPr: what letters look like. `body` are attributes of a:bodyPr."""
        font = attribute(self._look.font)
        faces = "".join(f'<a:{script} typeface="{font}"/>' for script in ("latin", "ea", "cs"))
        return (
            f"<c:txPr><a:bodyPr{body}/><a:lstStyle/><a:p><a:pPr>"
            f'<a:defRPr sz="{round(self._layout.size * 100)}" b="0">{_solid(colour)}{faces}</a:defRPr></a:pPr>'
            f'<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
        )

    def _bars(self) -> str:
        kind = "bar" if self._chart.kind == "bar" else "col"
        grouping = "stacked" if self._chart.stacked else "clustered"
        series = "".join(self._series(n, one) for n, one in enumerate(self._chart.series))
        overlap = 100 if self._chart.stacked else 0
        return (
            f'<c:barChart><c:barDir val="{kind}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
            f'<c:gapWidth val="{self._layout.gap}"/><c:overlap val="{overlap}"/>'
            f'<c:axId val="{_NAMES_AXIS}"/><c:axId val="{_NUMBERS_AXIS}"/></c:barChart>'
        )

    def _series(self, n: int, series: Series) -> str:
        rows = len(series.numbers)
        return (
            f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/>'
            f"<c:tx>{_words(cells(n + 1, 0, 0), [one_line(series.name)])}</c:tx>{self._fill(n)}"
            f'<c:invertIfNegative val="0"/>{self._labels(n)}'
            f"<c:cat>{_words(cells(0, 1, rows), map(one_line, self._chart.categories))}</c:cat>"
            f"<c:val>{self._numbers(cells(n + 1, 1, rows), series)}</c:val></c:ser>"
        )

    def _fill(self, n: int) -> str:
        """Return the look of a series: dark, light with a dark edge, then hatched in one way after another."""
        accent = self._look.accent
        if n == 0:
            fill = _solid(accent)
        elif n == 1:
            fill = _solid(_lightened(accent))
        else:
            hatching = _HATCHINGS[n % len(_HATCHINGS)]
            colours = f"<a:fgClr>{_colour(accent)}</a:fgClr><a:bgClr>{_colour(_WHITE)}</a:bgClr>"
            fill = f'<a:pattFill prst="{hatching}">{colours}</a:pattFill>'
        return f'<c:spPr>{fill}<a:ln w="9525">{_solid(accent)}</a:ln></c:spPr>'

    def _labels(self, n: int) -> str:
        if not self._layout.labelled:
            return '<c:dLbls><c:delete val="1"/></c:dLbls>'
        stacked = self._chart.stacked
        hidden = "".join(
            f'<c:dLbl><c:idx val="{m}"/><c:delete val="1"/></c:dLbl>'
            for series, m in sorted(self._layout.hidden)
            if series == n
        )
        ground = _solid(_WHITE) if stacked and n > 1 else _NOTHING
        colour = _WHITE if stacked and n == 0 else _INK
        flags = {"LegendKey": 0, "Val": 1, "CatName": 0, "SerName": 0, "Percent": 0, "BubbleSize": 0}
        shown = "".join(f'<c:show{name} val="{value}"/>' for name, value in flags.items())
        return (
            f'<c:dLbls>{hidden}<c:numFmt formatCode="{self._form}" sourceLinked="0"/>'
            f"<c:spPr>{ground}<a:ln>{_NOTHING}</a:ln></c:spPr>{self.text(colour, _ONE_LINE)}"
            f'<c:dLblPos val="{"ctr" if stacked else "outEnd"}"/>{shown}</c:dLbls>'
        )

    def _numbers(self, reference: str, series: Series) -> str:
        points = "".join(
            f'<c:pt idx="{m}"><c:v>{number_text(number)}</c:v></c:pt>'
            for m, number in enumerate(series.numbers)
            if number is not None
        )
        return (
            f"<c:numRef><c:f>{reference}</c:f><c:numCache><c:formatCode>{self._form}</c:formatCode>"
            f'<c:ptCount val="{len(series.numbers)}"/>{points}</c:numCache></c:numRef>'
        )

    def _names_axis(self) -> str:
        bar = self._chart.kind == "bar"
        turned = "" if self._layout.upright_names else _TURNED
        return (
            f'<c:catAx><c:axId val="{_NAMES_AXIS}"/>'
            f'<c:scaling><c:orientation val="{"maxMin" if bar else "minMax"}"/></c:scaling><c:delete val="0"/>'
            f'<c:axPos val="{"l" if bar else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
            f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
            f'<c:spPr><a:ln w="9525">{_solid(_INK)}</a:ln></c:spPr>{self.text(body=turned)}'
            f'<c:crossAx val="{_NUMBERS_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
            f'<c:lblOffset val="60"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        )

    def _numbers_axis(self) -> str:
        """Return the axis of numbers: kept out of sight where every bar bears its number."""
        bar, labelled = self._chart.kind == "bar", self._layout.labelled
        low, high = self._layout.ends
        step = "" if labelled else f'<c:majorUnit val="{self._layout.step!r}"/>'
        across = f'<c:majorGridlines><c:spPr><a:ln w="6350">{_solid(_QUIET)}</a:ln></c:spPr></c:majorGridlines>'
        return (
            f'<c:valAx><c:axId val="{_NUMBERS_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
            f'<c:max val="{high!r}"/><c:min val="{low!r}"/></c:scaling><c:delete val="{int(labelled)}"/>'
            f'<c:axPos val="{"b" if bar else "l"}"/>{"" if labelled else across}'
            f'<c:numFmt formatCode="{self._form}" sourceLinked="0"/>'
            f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
            f'<c:tickLblPos val="{"high" if bar else "low"}"/>'
            f"<c:spPr><a:ln>{_NOTHING}</a:ln></c:spPr>{self.text()}"
            f'<c:crossAx val="{_NAMES_AXIS}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>{step}'
            f"</c:valAx>"
        )


def _words(reference: str, words: Iterable[str]) -> str:
    texts = [escaped(text) for text in words]
    points = "".join(f'<c:pt idx="{n}"><c:v>{text}</c:v></c:pt>' for n, text in enumerate(texts))
    return (
        f'<c:strRef><c:f>{reference}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'
    )


def _colour(value: str) -> str:
    return f'<a:srgbClr val="{value}"/>'


def _solid(value: str) -> str:
    return f"<a:solidFill>{_colour(value)}</a:solidFill>"


def _lightened(colour: str) -> str:
    """Return a colour mixed with three times as much white."""
    return "".join(f"{255 - (255 - int(colour[n : n + 2], 16)) // 4:02X}" for n in (0, 2, 4))
