"""The spaCy pipeline: load it, check it, run it."""
