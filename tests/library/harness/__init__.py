"""The harness that does to a library what happens to computers: killed, full, unplugged, failing, the clock set."""
