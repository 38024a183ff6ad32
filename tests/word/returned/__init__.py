"""Tests of reading what reviewers return."""
