"""Tests of nec_desktop.plan."""
