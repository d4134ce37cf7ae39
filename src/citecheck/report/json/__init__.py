"""What citecheck writes as JSON, each form with its schema: a run, whole or in lines, a link, a rule, a source."""
