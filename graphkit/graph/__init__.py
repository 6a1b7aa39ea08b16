"""Actors and edges to a measured network."""
