"""The program as a screen reader meets it: through AT-SPI, by names and roles only. The walkers run on Debian's Python."""
