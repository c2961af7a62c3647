"""A file → a document of blocks: one module a format."""
