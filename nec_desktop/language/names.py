"""How names are written, for those who look for them: patterns for regular expressions."""

SPACES = "[ \u00a0]+"
"""Between the parts of a name. What stands in another cell, or on another line, is no part of it."""
CAPITAL = f"[A-Z{''.join(letter for letter in map(chr, range(0xC0, 0x250)) if letter.isupper())}]"
INITIALS = rf"(?:{CAPITAL}\.?{SPACES}){{0,2}}"
PARTICLES = rf"(?:(?:al|bin|da|de|del|della|den|der|di|dos|du|el|ibn|la|le|ten|ter|van|von)(?:{SPACES}|-)|d[’'])*"
"""What stands in small letters before a surname: van der Merwe, d’Souza."""
TITLES = r"(?:Mr|Mrs|Ms|Mx|Miss)\b\.?"
