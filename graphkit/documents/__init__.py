"""Files to documents: read, split into articles, mark boilerplate."""

from graphkit.documents.addresses import address_name, is_address, without_keys
from graphkit.documents.encoding import is_storable
from graphkit.documents.readers import read_documents
from graphkit.documents.sources import OTHER_KINDS

__all__ = ["OTHER_KINDS", "address_name", "is_address", "is_storable", "read_documents", "without_keys"]
