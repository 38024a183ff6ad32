"""The tests mirror the package; what several of them need is beside this file."""
