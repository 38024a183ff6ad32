"""One function for each thing a person can do, called alike by window, command line and tests."""
