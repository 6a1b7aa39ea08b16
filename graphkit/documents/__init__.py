"""Files to documents: read, split into articles, mark boilerplate."""

from graphkit.documents.addresses import address_name, is_address
from graphkit.documents.readers import read_documents

__all__ = ["address_name", "is_address", "read_documents"]
