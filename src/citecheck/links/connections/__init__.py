"""From the name of a host to a connection with it, to public addresses only, which can be ended from outside."""
