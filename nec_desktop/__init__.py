"""NEC Desktop: write a neighbourhood policing area's plan and export it to Word."""

__version__ = "0.1.0"
