"""The only place that knows docx: write, read back, compare."""
