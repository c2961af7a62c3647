"""A file → a document of blocks: one module a format."""

from planlint.errors import ReadError
from planlint.model import Document

_MODULES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
}


def read(path: str, data: bytes | None = None) -> Document:
    """The document of a file, by its ending; `data` are its bytes when they do not lie at `path`.

    Raises ReadError, with the path and the reason, for what cannot be read.
    """
    from importlib import import_module

    name = _MODULES.get(path[path.rfind(".") :].lower())
    if name is None:
        raise ReadError("the ending is not one of " + ", ".join(_MODULES), path)
    if data is None:
        data = _bytes(path)
    document: Document = import_module(f"planlint.readers.{name}").read(path, data)
    return document


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise ReadError(error.strerror or str(error), path) from error
