"""One request and what comes back, be it an answer, a redirect or a failure."""
