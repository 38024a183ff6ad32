"""A plan as a document: format-free blocks that remember the address they came from."""
