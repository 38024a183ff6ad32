"""Two programs that start, show their window, and end when it has been painted: ours, and a bare one."""
