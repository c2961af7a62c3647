"""Zip packages of XML (DOCX, XLSX, ODS), read within bounds: no bombs, no entities, no network."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from planlint.errors import ReadError
from planlint.readers.content import DAMAGED

MAX_PARTS = 20_000  # files in a package; a report with a thousand pictures has some 2 000
MAX_TOTAL = 1 << 30  # bytes unpacked; a million-row workbook has some 400 MB
MAX_PART = 300 << 20  # bytes of one part
MAX_TREE = 64 << 20  # bytes of a part held as a tree; the text of a thousand pages has some 20
MAX_RATIO = 200  # unpacked over packed, held against packages over SMALL; XML packs 10 to 100 times
SMALL = 64 << 20

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"  # Word's own elements

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
    ),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/", b"http://schemas.openxmlformats.org/spreadsheetml/2006/"),
)

Element = Any  # lxml's elements, for which its stubs have private names


class Package:
    """The parts of a zip package by name. Raises ReadError for what is damaged, encrypted or hostile."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED as error:
            raise ReadError(
                "the file is damaged or truncated: its zip directory cannot be read", path
            ) from error
        entries = self._zip.infolist()
        total = sum(entry.file_size for entry in entries)
        if len(entries) > MAX_PARTS:
            raise ReadError(f"the package has {len(entries)} parts; at most {MAX_PARTS} are read", path)
        if total > MAX_TOTAL or (total > SMALL and total > MAX_RATIO * len(data)):
            raise ReadError(
                f"the package unpacks to {total >> 20} MB, far more than its size: a zip bomb", path
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise ReadError("the file is encrypted; save it without a password", path)
        self._entries = {entry.filename.lstrip("/"): entry for entry in entries}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        entry = self._entries[name]
        if entry.file_size > MAX_PART:
            raise ReadError(f"its part {name} has {entry.file_size >> 20} MB", self.path)
        try:
            with self._zip.open(entry) as part:
                data = part.read(entry.file_size + 1)
        except DAMAGED as error:
            raise ReadError(f"the file is damaged or truncated in its part {name}", self.path) from error
        if len(data) > entry.file_size:
            raise ReadError(f"its part {name} is larger than it says: a zip bomb", self.path)
        if b"http://purl.oclc.org/ooxml/" in data[:5000]:  # "strict" packages name the same things otherwise
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return data

    def xml(self, name: str) -> Element:
        """The root element of an XML part."""
        data = self.read(name)
        if len(data) > MAX_TREE:
            raise ReadError(f"its part {name} has {len(data) >> 20} MB", self.path)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        root: Element
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._no_xml(name, error) from error
        self._refuse_doctype(root, name)
        return root

    def stream(self, name: str, tags: str | Sequence[str]) -> Iterator[Element]:
        """The elements with a tag as they end, one at a time, each gone when the next one comes."""
        events = etree.iterparse(
            io.BytesIO(self.read(name)), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
        )
        try:
            for _, element in events:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise self._no_xml(name, error) from error
        self._refuse_doctype(events.root, name)

    def _no_xml(self, name: str, error: etree.XMLSyntaxError) -> ReadError:
        return ReadError(f"the file is damaged: its part {name} is no XML ({error.msg})", self.path)

    def _refuse_doctype(self, root: Element, name: str) -> None:
        """No office program writes a document type; it is how entities that explode come in."""
        if root is not None and root.getroottree().docinfo.doctype:
            raise ReadError(f"its part {name} declares a document type", self.path)

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: id → (the last word of the type, name of the part)."""
        folder, _, name = part.rpartition("/")
        where = f"{folder}/_rels/{name}.rels".lstrip("/")
        if where not in self:
            return {}
        found = {}
        for element in self.xml(where):
            target = element.get("Target", "")
            if element.get("TargetMode") != "External":
                kind = element.get("Type", "").rpartition("/")[2]
                found[element.get("Id", "")] = kind, _resolved(folder, target)
        return found


def _resolved(folder: str, target: str) -> str:
    """A relative target within the package: ../styles.xml from word/ is styles.xml."""
    steps = [] if target.startswith("/") else folder.split("/")
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(step for step in steps if step)


def value(element: Element, name: str) -> str | None:
    """The value of a Word property: the w:val of a child element, None without it."""
    child = element.find(W + name)
    given: str | None = None if child is None else child.get(f"{W}val")
    return given


def whole(value: str | None, default: int) -> int:
    """A whole number of an attribute, the default where it is none."""
    try:
        return int(value) if value else default
    except ValueError:
        return default
