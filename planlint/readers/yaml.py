"""YAML files of data repositories: the configuration and metadata of one indicator."""

from planlint.model import Document
from planlint.readers import fields
from planlint.readers.decode import decode
from planlint.readers.source import line_starts


def read(path: str, data: bytes) -> Document:
    """The document of a YAML file: one block of its fields."""
    source = decode(path, data)
    return Document(path, "yaml", source, (fields.block(source, 0, len(source), path),), line_starts(source))
