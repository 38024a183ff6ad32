"""Menus, and the lines in them."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu


def line_named(menu: QMenu, name: str) -> QAction:
    """Return the line of a menu that Qt calls by that name."""
    return next(action for action in menu.actions() if action.objectName() == name)
