"""How fast the program is, as ratios measured in one run. See README.md in this folder."""
