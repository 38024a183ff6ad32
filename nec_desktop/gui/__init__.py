"""The only place that knows Qt."""

from importlib import import_module

import shiboken6  # noqa: F401 - makes the module known that is spoken to below

# PySide6 reads the source of every module that is imported, and keeps it, to find those that may ask for
# `from __feature__ import ...`. None of ours does, so it is told not to read: that saves 8 MB and a tenth of a second.
setattr(import_module("shibokensupport.feature"), "_mod_uses_pyside", lambda _module: False)  # noqa: B010
