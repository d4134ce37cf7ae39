"""What is asked in a run, and the way of each address from its plan to its observation."""
