"""How everything looks, as a Qt style sheet: colours and sizes are named in braces, and filled in by the theme."""

LOOKS = """
QWidget {{ color: {ink}; }}
QMainWindow, QDialog, QWidget#page, QWidget#head, QWidget#screen, QScrollArea, QStackedWidget {{ background: {page}; }}
QFrame#header {{ background: {page}; border: 0; border-bottom: 1px solid {line}; }}
QLabel#title {{ font-size: {title}pt; font-weight: 600; }}
QLabel#heading, QLabel#area_label {{ font-size: {heading}pt; font-weight: 600; }}
QLabel#area_label {{ font-size: {text}pt; }}
QLabel#subheading {{ font-weight: 600; }}
QLabel#caption, QLabel#title_label {{ color: {soft}; }}
QLabel#caption {{ font-size: {caption}pt; }}
QLabel#error {{ color: {error}; }}
QLabel#good, QLabel#done {{ color: {good}; }}
QLabel#good {{ font-weight: 600; }}
QLabel#asked {{ background: {tint}; border-left: 4px solid {accent}; padding: 12px; }}
QLabel#notice {{ background: {warning_ground}; border-left: 4px solid {warning}; padding: 12px; }}
QFrame#tour {{ background: {tint}; border-left: 4px solid {accent}; }}
OutForReview {{ background: {side}; border: 0; border-left: 4px solid {accent}; }}
QFrame#finding {{ background: {side}; border-right: 1px solid {line}; border-top: 1px solid {line}; }}
QPushButton, QToolButton {{
    background: {page}; border: 1px solid {line}; border-radius: 5px; padding: 6px 12px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {accent}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: 5px 11px; }}
QToolButton {{ padding: 4px 8px; }}
QToolButton:focus {{ padding: 3px 7px; }}
QToolButton#format {{ background: transparent; border-color: transparent; }}
QToolButton#format:hover {{ border-color: {line}; }}
QToolButton#format:focus {{ border-color: {accent}; }}
QFrame#popup {{ background: {page}; border: 1px solid {line}; }}
QToolButton:checked, QToolButton#format:checked {{ background: {tint}; border-color: {accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton:disabled, QToolButton:disabled {{ color: {soft}; }}
QPushButton#primary {{ background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
QPushButton#primary:focus {{ border: 3px solid {ring}; padding: 4px 10px; }}
QPushButton#primary:disabled {{ background: {line}; color: {soft}; border-color: {line}; }}
QLineEdit, QTextEdit, QComboBox, QDateEdit, QListView, QTableView, QTreeView {{
    background: {page}; border: 1px solid {line}; border-radius: 5px; padding: 4px;
    selection-background-color: {tint}; selection-color: {ink}; outline: 0; }}
QLineEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QListView:focus, QTableView:focus,
QTreeView:focus {{ border: 2px solid {accent}; padding: 3px; }}
QLineEdit, QComboBox, QDateEdit {{ min-height: {line_height}px; }}
QLineEdit, QTextEdit, QComboBox {{ placeholder-text-color: {soft}; }}
QComboBox {{ padding-left: 6px; }}
QComboBox:focus {{ padding-left: 5px; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: 26px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({arrow}); width: {arrow_size}px; height: {arrow_size}px; }}
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {{
    background: {page}; border: 1px solid {line}; border-radius: 0; padding: 0; }}
QListView#suggestions, QListView#suggestions:focus {{ border: 1px solid {line}; border-radius: 0; padding: 1px; }}
QListView#suggestions::item {{ padding: 4px; }}
QLabel#summary:focus {{ border: 2px solid {accent}; border-radius: 5px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QCheckBox:disabled {{ color: {soft}; }}
QCheckBox::indicator, QListView::indicator {{
    width: {box}px; height: {box}px; border: 1px solid {handle}; border-radius: 3px; background: {page}; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{
    background: {accent}; border-color: {accent}; image: url({tick}); }}
QCheckBox {{ padding: 3px 5px 3px 0; outline: 2px solid {accent}; outline-radius: 3px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 30px; }}
QScrollBar::handle:horizontal {{ min-width: 30px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
PageView {{ background: {side}; border: 1px solid {line}; padding: 1px; }}
PageView:focus {{ border: 2px solid {accent}; padding: 0; }}
QTableView {{ gridline-color: {line}; padding: 1px; outline: 1px solid {accent}; }}
QTableView:focus {{ padding: 0; }}
QTreeView[headerHidden="false"] {{ padding: 1px; }}
QTreeView[headerHidden="false"]:focus {{ padding: 0; }}
QTreeView::item {{ padding: 5px 2px; border: 0; }}
QTreeView::item:selected, QListView::item:selected {{ background: {tint}; color: {ink}; }}
QListWidget#files::item {{ padding: 4px 2px; }}
QTreeView#nav {{ background: {side}; border: 0; border-right: 1px solid {line}; border-radius: 0; padding: 4px 0; }}
QTreeView#nav:focus {{ border: 2px solid {accent}; padding: 2px 0; }}
QTextBrowser#guide, QListWidget#findings, QListWidget#remarks {{
    background: {side}; border: 2px solid {side}; border-radius: 0; }}
QTextBrowser#guide:focus, QListWidget#findings:focus, QListWidget#remarks:focus {{
    border: 2px solid {accent}; padding: 4px; }}
QListWidget#findings::item, QListWidget#remarks::item {{ padding: 8px 4px; border-bottom: 1px solid {line}; }}
QHeaderView {{ background: {side}; }}
QHeaderView::section {{
    background: {side}; color: {soft}; border: 0; border-bottom: 1px solid {line}; padding: 6px; }}
QTableView QHeaderView::section {{ padding: 6px 3px; }}
MonthTable::item {{ padding: 3px 2px; }}
MonthTable QHeaderView::section {{ padding: 6px; }}
QTableCornerButton::section {{ background: {side}; border: 0; border-bottom: 1px solid {line}; }}
QTabWidget#side {{ background: {side}; }}
QTabWidget#side::pane {{ border: 0; border-left: 1px solid {line}; background: {side}; }}
QTabBar::tab {{
    background: {side}; color: {soft}; border: 0; font-size: {tab}pt;
    padding: 10px {tab_beside}px 8px {tab_beside}px; }}
QTabBar::tab:selected {{ color: {accent}; border-bottom: 2px solid {accent}; }}
QTabBar::tab:focus {{ color: {accent}; border: 2px solid {accent}; }}
QTabBar::scroller {{ width: 44px; }}
QTabBar::tear {{ width: 0; }}
QTabBar QToolButton {{ padding: 0; border: 0; border-radius: 0; background: {side}; }}
QStackedWidget#foot {{ background: {side}; }}
QSplitter::handle {{ background: {line}; }}
QStatusBar {{ background: {side}; color: {soft}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel {{ color: {soft}; font-size: {caption}pt; padding: 0 8px; }}
QStatusBar QLabel#error {{ color: {error}; }}
QMenuBar {{ background: {side}; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {tint}; color: {ink}; }}
QMenu {{ background: {page}; border: 1px solid {line}; }}
QMenu::item:disabled {{ color: {soft}; }}
QToolTip {{ background: {page}; color: {ink}; border: 1px solid {line}; }}
QProgressBar {{ border: 1px solid {line}; border-radius: 5px; background: {side}; }}
QProgressBar::chunk {{ background: {accent}; }}
"""

IN_CONTRAST = """
QLabel#asked, QLabel#notice, QFrame#tour {{ border: 2px solid {ink}; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {accent}; color: {on_accent}; }}
QPushButton:focus {{ border: 3px solid {accent}; padding: 4px 10px; }}
QPushButton#primary:focus {{ background: {page}; color: {ink}; border-color: {accent}; }}
QToolButton:focus {{ border: 3px solid {accent}; padding: 2px 6px; }}
QLineEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QListView:focus, QTreeView:focus {{
    border: 3px solid {accent}; padding: 2px; }}
QComboBox:focus {{ padding-left: 4px; }}
QTableView, QTreeView[headerHidden="false"] {{ padding: 2px; }}
QTableView:focus {{ border: 3px solid {accent}; padding: 0; }}
QTreeView[headerHidden="false"]:focus {{ padding: 0; }}
QPushButton:disabled {{ border: 2px dashed {ink}; padding: 5px 11px; }}
QToolButton:disabled {{ border: 2px dashed {ink}; padding: 3px 7px; }}
QPushButton#primary:disabled {{ background: {page}; color: {ink}; border: 2px dashed {ink}; }}
QToolButton:checked, QToolButton#format:checked, QTabBar::tab:selected {{ border: 2px solid {ink}; font-weight: 600; }}
QLineEdit, QTextEdit, QComboBox, QDateEdit, QListView, QTableView, QTreeView {{
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QTreeView::item:selected, QListView::item:selected {{ background: {accent}; color: {on_accent}; }}
QTreeView#nav, QTreeView#tasks {{ selection-background-color: {page}; selection-color: {ink}; }}
QTreeView#nav::item:selected, QTreeView#tasks::item:selected {{
    border-top: 1px solid {ink}; border-bottom: 1px solid {ink}; background: {page}; color: {ink}; }}
"""
"""Where contrast is high: borders where the usual looks rely on tints, dashed ones on what cannot be pressed, and thick
ones on what has the keyboard, which may be in the colour of all other borders."""
