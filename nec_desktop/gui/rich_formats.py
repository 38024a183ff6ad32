"""How a rich text looks in Qt's document, and what a look says.

A header row and a heading are shown in a weight of their own, so that what is bold in them can still be told apart.
"""

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

from nec_desktop.plan.richtext import Picture, Run

PICTURE = "picture:"
"""How the name of a picture in the document begins; its attachment's hash follows."""
STRONG = QFont.Weight.DemiBold
"""The weight of a heading and of a header row."""
_BULLETS = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)
_NUMBERS = (
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListLowerRoman,
)


def run_format(run: Run, palette: QPalette, *, strong: bool = False) -> QTextCharFormat:
    """Return how a run looks; `strong` in a heading or a header row."""
    form = plain_format(strong=strong)
    if run.bold:
        form.setFontWeight(QFont.Weight.Bold)
    form.setFontItalic(run.italic)
    if run.link:
        form.setAnchor(True)
        form.setAnchorHref(run.link)
        form.setFontUnderline(True)
        form.setForeground(QBrush(palette.color(QPalette.ColorRole.Link)))
    return form


def plain_format(*, strong: bool = False) -> QTextCharFormat:
    """Return the look of text that is neither bold, italic nor a link."""
    form = QTextCharFormat()
    form.setFontWeight(STRONG if strong else QFont.Weight.Normal)
    return form


def is_bold(form: QTextCharFormat) -> bool:
    """Say whether text of this look is bold in our sense."""
    return form.fontWeight() > STRONG


def is_large(form: QTextCharFormat) -> bool:
    """Say whether letters are as large as those of a heading of level 1."""
    return form.hasProperty(QTextFormat.Property.FontSizeAdjustment)


def block_format(level: int = 0) -> QTextBlockFormat:
    """Return the look of a paragraph, or of a heading of that level."""
    form = QTextBlockFormat()
    form.setTopMargin(6 if level else 0)
    form.setBottomMargin(4 if level else 6)
    form.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setHeadingLevel(level)
    return form


def heading_run_format(form: QTextCharFormat, level: int) -> QTextCharFormat:
    """Return `form` as it looks in a heading of that level, or in plain text for level 0."""
    changed = QTextCharFormat(form)
    if not is_bold(form):
        changed.setFontWeight(STRONG if level else QFont.Weight.Normal)
    if level == 1:
        changed.setProperty(QTextFormat.Property.FontSizeAdjustment, 1)
    else:
        changed.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    return changed


def list_format(kind: str, level: int) -> QTextListFormat:
    """Return the look of a list's items at a level; levels differ in their mark, as in Word."""
    form = QTextListFormat()
    form.setStyle((_NUMBERS if kind == "number" else _BULLETS)[min(level, 2)])
    form.setIndent(level + 1)
    return form


def list_kind(form: QTextListFormat) -> str:
    """Return "number" or "bullet"."""
    return "number" if form.style() in _NUMBERS else "bullet"


def picture_format(picture: Picture) -> QTextImageFormat:
    """Return what stands for a picture in the document."""
    form = QTextImageFormat()
    form.setName(PICTURE + picture.hash)
    form.setProperty(QTextFormat.Property.ImageAltText, picture.alt)
    return form


def picture_of(form: QTextCharFormat) -> Picture | None:
    """Return the picture that a character of this look is, or None."""
    name = form.toImageFormat().name() if form.isImageFormat() else ""
    alt = form.property(QTextFormat.Property.ImageAltText)
    return Picture(name.removeprefix(PICTURE), str(alt or "")) if name.startswith(PICTURE) else None


def table_format(palette: QPalette) -> QTextTableFormat:
    """Return the look of a table: as wide as the text, thin lines, its first row the header row."""
    form = QTextTableFormat()
    form.setHeaderRowCount(1)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setCellPadding(5)
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(line_colour(palette)))
    form.setTopMargin(4)
    form.setBottomMargin(8)
    return form


def colours(palette: QPalette) -> tuple[int, ...]:
    """Return all that the looks of a text take from a palette: of links, and of tables' lines and header rows."""
    shown = palette.color(QPalette.ColorRole.Link), line_colour(palette), ground_colour(palette)
    return tuple(colour.rgb() for colour in shown)


def line_colour(palette: QPalette) -> QColor:
    """Return the colour of thin lines: a quarter of the way from the paper's to the ink's."""
    return _between(palette, 0.25)


def ground_colour(palette: QPalette) -> QColor:
    """Return the colour behind a header row: the paper's, with a breath of the ink's."""
    return _between(palette, 0.06)


def _between(palette: QPalette, share: float) -> QColor:
    ink, paper = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    return QColor.fromRgbF(*(p + share * (i - p) for p, i in zip(_rgb(paper), _rgb(ink), strict=True)))


def _rgb(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()
