"""Tests of writing Word files and of checking them."""
