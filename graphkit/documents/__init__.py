"""Files to documents: read, split into articles, mark boilerplate."""

from graphkit.documents.readers import read_documents

__all__ = ["read_documents"]
