"""How hosts are treated: whose turn it is and when, what a host allows, and when it is left alone."""
