"""One run of asking: who does the work, what follows from each reply, and when it ends."""
