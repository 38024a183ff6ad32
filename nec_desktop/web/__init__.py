"""A document as one self-contained web page, read again and compared with its blocks."""
