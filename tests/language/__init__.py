"""Tests of nec_desktop.language."""
