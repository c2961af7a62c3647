"""The records of an XLS workbook stream and the strings in them (BIFF8; BIFF5 of Excel 95 as well).

calamine reads them as well, but it panics on damaged files, and a crafted one can make it reserve more
memory than there is, which ends the process; the tests hold these strings to its.
"""

import struct
from collections.abc import Iterator, Sequence

from planlint.errors import ReadError

BOF, EOF, CONTINUE, CODEPAGE, SST = 0x809, 0x0A, 0x3C, 0x42, 0xFC
BIFF8 = 0x600
_PAGES = {936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 1200: "utf-16-le", 65001: "utf-8"}

Record = tuple[int, list[bytes]]  # its kind, its body and those of the records that continue it


def records(data: bytes, at: int, path: str) -> Iterator[Record]:
    """The records from an offset to the end of their substream."""
    kind, bodies = -1, [b""]
    while at + 4 <= len(data):
        following, length = struct.unpack_from("<HH", data, at)
        body = data[at + 4 : at + 4 + length]
        at += 4 + length
        if following == CONTINUE:
            bodies.append(body)
            continue
        if kind >= 0:
            yield kind, bodies
        kind, bodies = following, [body]
        if kind == EOF:
            return
    raise ReadError("the file is truncated: its last records are missing", path)


def encoding(page: int) -> str:
    """The encoding of a Windows code page; unknown ones as Western."""
    return _PAGES.get(page, f"cp{page}" if 1250 <= page <= 1258 else "cp1252")


def string(body: bytes, at: int, size: int, wide: bool, page: str) -> str:
    """The string at an offset whose length stands in `size` bytes before it; `wide`: as in BIFF8."""
    length = int.from_bytes(body[at : at + size], "little")
    at += size
    if not wide:
        return body[at : at + length].decode(page, "replace")
    flags = body[at]
    at += 1 + (2 if flags & 8 else 0) + (4 if flags & 4 else 0)
    if flags & 1:
        return body[at : at + 2 * length].decode("utf-16-le", "replace")
    return body[at : at + length].decode("latin-1")


class _Strings:
    """The shared strings as they stand in a record and those that continue it."""

    def __init__(self, bodies: Sequence[bytes]) -> None:
        self.bodies = bodies
        self.number, self.at = 0, 8  # behind the two counts

    def next(self) -> str | None:
        """The next string, None when no record is left."""
        while self.number < len(self.bodies) and self.at >= len(self.bodies[self.number]):
            self.at -= len(self.bodies[self.number])
            self.number += 1
        if self.number >= len(self.bodies):
            return None
        body = self.bodies[self.number]
        length, flags = struct.unpack_from("<HB", body, self.at)
        self.at += 3
        skipped = 0
        if flags & 8:  # runs of other letters, four bytes each, behind the characters
            skipped += 4 * int(struct.unpack_from("<H", body, self.at)[0])
            self.at += 2
        if flags & 4:  # a reading aid
            skipped += int(struct.unpack_from("<I", body, self.at)[0])
            self.at += 4
        text = "".join(self._characters(length, flags))
        self.at += skipped
        return text

    def _characters(self, length: int, flags: int) -> Iterator[str]:
        """The characters; where they go on in the next record, it begins with flags of its own."""
        while length:
            body = self.bodies[self.number]
            width = 1 + (flags & 1)
            taken = min(length, (len(body) - self.at) // width)
            if taken > 0:
                part = body[self.at : self.at + taken * width]
                yield part.decode("utf-16-le" if width == 2 else "latin-1", "replace")
                self.at += taken * width
                length -= taken
            if length:
                self.number += 1
                if self.number >= len(self.bodies) or not self.bodies[self.number]:
                    return
                flags, self.at = self.bodies[self.number][0], 1


def shared(bodies: Sequence[bytes]) -> list[str]:
    """The shared strings of a workbook, by their index."""
    (count,) = struct.unpack_from("<I", bodies[0], 4)
    strings: list[str] = []
    reading = _Strings(bodies)
    while len(strings) < count and (text := reading.next()) is not None:
        strings.append(text)
    return strings
