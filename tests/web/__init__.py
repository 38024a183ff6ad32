"""Tests of writing web pages and of checking them."""
