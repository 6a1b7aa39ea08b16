"""graphkit: from news text to a graph of actors."""
