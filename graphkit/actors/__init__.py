"""Mentions to actors: chains within a document, links across documents."""
