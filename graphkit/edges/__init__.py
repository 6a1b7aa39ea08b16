"""Quotes and mentions to weighted edges with their evidence."""
