"""Tests on material outside the project: make corpus DIR=folder."""
