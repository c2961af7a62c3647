"""A file → a document of blocks: one module a format."""

from importlib import import_module

from planlint import collecting
from planlint.errors import ReadError
from planlint.model import Document

MAX_BYTES = 256 << 20  # of any file; text formats and packages have narrower bounds of their own

READERS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".pdf": "pdf",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".ods": "ods",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".yml": "yaml",
    ".yaml": "yaml",
}
_TEXTS = ("text", "markdown", "csv", "html", "yaml")
_FIRST = frozenset(b"%\x89\xffG\x1fR7{PS\xd0<\xef \t\r\n")  # first bytes of what `content` can name


def read(path: str, data: bytes | None = None) -> Document:
    """The document of a file, by its ending; `data` are its bytes when they do not lie at `path`.

    Raises ReadError with the path and the reason: missing, empty, encrypted, truncated, damaged, named
    for another format, or beyond the bounds that the modules state.
    """
    reader, data = verified(path, data)
    with collecting.Paused():
        document: Document = import_module(f"planlint.readers.{reader}").read(path, data)
    return document


def verified(path: str, data: bytes | None = None) -> tuple[str, bytes]:
    """The module that reads a file and the file's bytes, which look like what its ending says.

    Raises ReadError as `read` does.
    """
    ending = path[path.rfind(".") :].lower() if "." in path else ""
    reader = READERS.get(ending)
    if reader is None:
        known = ", ".join(READERS)
        raise ReadError(f"'{ending or path}' names no format that is read; these endings do: {known}", path)
    if data is None:
        data = _bytes(path)
    if not data:
        raise ReadError("the file is empty", path)
    if len(data) > MAX_BYTES:
        raise ReadError(f"the file has more than {MAX_BYTES >> 20} MB", path)
    if data[0] in _FIRST or reader not in _TEXTS:
        _verify(path, data, ending, reader)
    return reader, data


def _verify(path: str, data: bytes, ending: str, reader: str) -> None:
    """Hold the ending against the content."""
    from planlint.readers.content import kind

    found = kind(path, data)
    if found is not None and found.reader != reader and not (found.reader == "html" and reader == "markdown"):
        raise ReadError(f"the file is named {ending} but is {found.words}", path)
    if found is None and reader not in _TEXTS and not data.startswith(b"PK\x03\x04"):
        raise ReadError(f"the file is named {ending} but is no such file, or its beginning is damaged", path)


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise ReadError(reason or str(error), path) from error
