"""Tests of what reviewers said."""
