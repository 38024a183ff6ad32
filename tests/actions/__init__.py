"""Tests of nec_desktop.actions."""
