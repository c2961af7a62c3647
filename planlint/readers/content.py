"""What the first bytes of a file say it is, whatever it is named."""

import struct
import zipfile
import zlib
from io import BytesIO

from planlint.errors import ReadError
from planlint.named import NamedTuple

# what zipfile raises for damaged packages, found by damaging some at random
DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, ValueError, OSError, EOFError,
    NotImplementedError, LookupError, RuntimeError,
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"%PDF-", "pdf", "a PDF file"),
    (b"\x89PNG", "", "a PNG picture"),
    (b"\xff\xd8\xff", "", "a JPEG picture"),
    (b"GIF8", "", "a GIF picture"),
    (b"\x1f\x8b", "", "a gzip archive"),
    (b"Rar!", "", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "", "a 7z archive"),
    (b"{\\rtf", "", "an RTF document; save it as DOCX"),
    (b"PAR1", "", "a Parquet file; hand it over as a data frame"),
    (b"SQLite format 3", "", "an SQLite database"),
)
_MARKUP = (b"<!doctype html", b"<html", b"<table")


class Kind(NamedTuple):
    """The reader that a content is for ("" for none) and its name in words."""

    reader: str
    words: str


def kind(path: str, data: bytes) -> Kind | None:
    """What a content clearly is; None for text. Raises ReadError when it is encrypted."""
    for signature, reader, words in _SIGNATURES:
        if data.startswith(signature):
            return Kind(reader, words)
    if data.startswith(_OLE):
        return _compound(path, data)
    if data.startswith(b"PK\x03\x04"):
        return _package(data)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_MARKUP):
        return Kind("html", "an HTML page")
    if head.startswith(b"<?xml"):
        return Kind("html", "an HTML page") if b"<html" in head else Kind("", "an XML file")
    return None


def _compound(path: str, data: bytes) -> Kind:
    from planlint.readers.compound import Compound

    names = Compound(path, data).names
    if "EncryptedPackage" in names:
        raise ReadError("the file is encrypted; save it without a password", path)
    if "WordDocument" in names:
        return Kind("", "a document of Word 97-2003; save it as DOCX")
    if "Workbook" in names or "Book" in names:
        return Kind("xls", "a workbook of Excel 97-2003 (XLS)")
    return Kind("", "an OLE file")


def _package(data: bytes) -> Kind | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
    except DAMAGED:
        return None  # damaged: the reader named by the ending says so
    if "word/document.xml" in names:
        return Kind("docx", "a Word document (DOCX)")
    if "xl/workbook.xml" in names:
        return Kind("xlsx", "an Excel workbook (XLSX)")
    if "xl/workbook.bin" in names:
        return Kind("", "a binary Excel workbook (XLSB); save it as XLSX")
    if "content.xml" in names and "mimetype" in names:
        return _open_document(data)
    return None if "[Content_Types].xml" in names else Kind("", "a ZIP archive")


def _open_document(data: bytes) -> Kind:
    """ODS, ODT …: the media type stands uncompressed near the start."""
    head = data[:200]
    if b"opendocument.spreadsheet" in head:
        return Kind("ods", "an OpenDocument spreadsheet (ODS)")
    if b"opendocument.text" in head:
        return Kind("", "an OpenDocument text (ODT); save it as DOCX")
    return Kind("ods", "an OpenDocument file")
