"""Tests of nec_desktop.library."""
