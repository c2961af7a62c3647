"""What cannot be read is refused with the path and a reason in words, in bounded time and memory."""

import io
import random
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from planlint.errors import ReadError
from planlint.readers import READERS, read
from planlint.readers.compound import MAGIC
from tests.readers.test_docx import p, package, r
from tests.readers.test_pdf import pdf
from tests.readers.test_sheets import ods, xls, xlsx

DOCX = package(p(r("产值590亿元。")))
FILES = {"a.docx": DOCX, "a.xlsx": xlsx(), "a.xls": xls(), "a.ods": ods(), "a.pdf": pdf([["GDP 590"]])}


def refused(path: str, data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read(path, data)
    assert caught.value.path == path
    return caught.value.reason


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="No such file"):
        read(str(tmp_path / "none.md"))
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(ReadError, match="directory"):
        read(str(tmp_path / "folder.md"))


@pytest.mark.parametrize("ending", READERS)
def test_an_empty_file(ending: str) -> None:
    assert "empty" in refused(f"a{ending}", b"")


def test_an_unknown_ending_names_the_known_ones() -> None:
    assert ".docx" in refused("a.odg", b"x")
    assert "format" in refused("plan", b"x")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("ending", [".txt", ".md", ".csv", ".html", ".docx", ".xlsx", ".pdf"])
def test_a_wrongly_named_file_says_what_it_is(name: str, ending: str) -> None:
    if name.endswith(ending):
        return
    reason = refused(f"b{ending}", FILES[name])
    words = {"a.docx": "DOCX", "a.xlsx": "XLSX", "a.xls": "XLS", "a.ods": "ODS", "a.pdf": "PDF"}
    assert ending in reason
    assert words[name] in reason


def test_other_formats_are_named() -> None:
    assert "PNG" in refused("a.md", b"\x89PNG\r\n\x1a\n" + b"\0" * 99)
    assert "RTF" in refused("a.docx", b"{\\rtf1 text}")
    assert "HTML" in refused("a.xls", b"<html><table><tr><td>5</td></tr></table></html>")
    assert "HTML" in refused("a.csv", b"\xef\xbb\xbf\n<!DOCTYPE html><p>x</p>")
    assert "plain text" in refused("a.html", "产值590亿元".encode())
    assert "no such file" in refused("a.docx", "产值590亿元".encode())
    assert "ZIP" in refused("a.docx", zipped(x=b"1"))


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.xls", "a.ods"])
def test_a_truncated_file(name: str) -> None:
    data = FILES[name]
    for share in (0.3, 0.6, 0.95):
        assert refused(name, data[: int(len(data) * share)])


def test_a_truncated_pdf() -> None:
    data = FILES["a.pdf"]
    for share in (0.01, 0.3):
        assert refused("a.pdf", data[: max(int(len(data) * share), 10)])


@pytest.mark.parametrize("name", FILES)
def test_random_damage_ends_with_a_document_or_a_reason(name: str) -> None:
    dice = random.Random(7)
    for _ in range(40):
        data = bytearray(FILES[name])
        for _ in range(dice.choice((1, 5, 50))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        with suppress(ReadError):
            read(name, bytes(data))


def compound(*names: str) -> bytes:
    """A compound file with empty streams of these names."""
    header = bytearray(MAGIC.ljust(512, b"\0"))
    header[24:34] = b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0"
    header[44:48] = (1).to_bytes(4, "little")
    header[48:52] = (1).to_bytes(4, "little")
    header[56:60] = (4096).to_bytes(4, "little")
    header[60:76] = b"\xfe\xff\xff\xff\0\0\0\0\xfe\xff\xff\xff\0\0\0\0"
    header[76:512] = b"\0\0\0\0" + b"\xff" * 432
    table = b"\xfd\xff\xff\xff\xfe\xff\xff\xff" + b"\xff" * 504
    directory = b""
    for name, kind in [("Root Entry", 5), *((name, 2) for name in names)]:
        text = name.encode("utf-16-le") + b"\0\0"
        entry = text.ljust(64, b"\0") + len(text).to_bytes(2, "little") + bytes([kind])
        directory += entry.ljust(116, b"\0") + b"\xfe\xff\xff\xff" + b"\0" * 8
    return bytes(header) + table + directory.ljust(512, b"\0")


def test_encrypted_office_files() -> None:
    for name in ("a.docx", "a.xlsx"):
        assert "encrypted" in refused(name, compound("EncryptionInfo", "EncryptedPackage"))


def test_old_word_files_are_named() -> None:
    reason = refused("a.docx", compound("WordDocument"))
    assert "Word 97-2003" in reason
    assert "DOCX" in reason


def test_encrypted_zip_entries() -> None:
    data = bytearray(DOCX)
    central = data.index(b"PK\x01\x02")
    while central >= 0:
        data[central + 8] |= 1
        central = data.find(b"PK\x01\x02", central + 1)
    assert "encrypted" in refused("a.docx", bytes(data))


def test_a_zip_bomb() -> None:
    content = zipped(**{"word/document.xml": b"<x>" + b" " * 150_000_000, "_rels/.rels": b"<x/>"})
    assert len(content) < 1_000_000
    assert "zip bomb" in refused("a.docx", content)


def test_many_parts() -> None:
    parts = {f"p{number}": b"" for number in range(20_001)}
    assert "parts" in refused("a.docx", zipped(**{"word/document.xml": b"<x/>"}, **parts))


def test_entities_in_a_word_document() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "lol">]><w:document xmlns:w="w">&a;</w:document>'
    with zipfile.ZipFile(io.BytesIO(DOCX)) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    assert "document type" in refused("a.docx", zipped(**{**parts, "word/document.xml": bomb}))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv", "a.html"])
def test_a_hundred_megabytes_of_one_line(name: str) -> None:
    start = time.process_time()
    assert "characters" in refused(name, b"<p>" + b"5" * (100 << 20))
    assert time.process_time() - start < 10


HOSTILE = {
    "one line": "5" * 1_000_000,
    "blanks": " " * 1_000_000 + "x",
    "pipes": "|" * 200_000,
    "pipe lines": "|a\n" * 100_000,
    "a pipe a line": "a|b\n\n" * 50_000 + "a|b\n" * 50_000,
    "stars": "*a **b " * 100_000,
    "brackets": "[" * 200_000 + "](" * 100_000,
    "link ends": "[a](" * 100_000,
    "ticks": "".join("`" * (1 + number % 300) + " " for number in range(4_000)),
    "struck": "~~a" * 100_000,
    "quotes": "> " * 50_000 + "x",
    "items": "- " * 50_000 + "x",
    "comments": "<!-- " * 100_000,
    "comments apart": "<!--\n\n" * 50_000,
    "tables apart": "<table>\n\n" * 50_000,
    "tags": "<a " * 100_000,
    "entities": "&amp" * 100_000,
    "indents": "".join(" " * (number % 500) + "- x\n" for number in range(5_000)),
    "fences": "```\n" * 100_001,
    "definitions": "[a]: b\n" * 50_000 + "[a] " * 50_000,
    "no stops": "全区产值增长" * 100_000,
    "columns": "|".join(["a"] * 10_000) + "\n" + "|".join(["-"] * 10_000) + "\n" + "|".join(["1"] * 10_000),
    "commas": "," * 500_000,
    "odd quotes": '"a,' * 200_001,
}


@pytest.mark.parametrize("reader", ["a.txt", "a.md", "a.csv"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_time(reader: str, name: str) -> None:
    start = time.process_time()
    with suppress(ReadError):
        read(reader, HOSTILE[name].encode())
    assert time.process_time() - start < 5  # the slowest takes about 1
