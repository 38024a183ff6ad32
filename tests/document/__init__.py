"""Tests of nec_desktop.document."""
