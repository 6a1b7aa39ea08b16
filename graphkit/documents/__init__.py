"""Files to documents: read, split into articles, mark boilerplate."""
