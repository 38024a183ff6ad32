"""Prose in, findings out: spelling, plain English, privacy."""
