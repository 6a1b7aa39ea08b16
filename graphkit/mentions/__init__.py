"""Documents to mentions: who is named, and by what."""
