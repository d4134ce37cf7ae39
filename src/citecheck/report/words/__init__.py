"""How what was found is called and shown to a person, in whatever format."""
