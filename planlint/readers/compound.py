"""OLE compound files, the container of .xls, .doc and encrypted DOCX and XLSX: their streams by name."""

import struct

from planlint.errors import ReadError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFF_FFFA  # this sector number and those above it are none


class Compound:
    """The streams of a compound file. Raises ReadError where its chains of sectors are broken."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path, self._data = path, data
        try:
            self._open()
        except (struct.error, IndexError, ValueError) as error:
            raise self._damaged() from error

    def _open(self) -> None:
        shift, self._mini_shift = struct.unpack_from("<HH", self._data, 30)
        if shift not in (9, 12) or self._mini_shift != 6:
            raise self._damaged()
        self._size = 1 << shift
        directory, self._cutoff, mini = struct.unpack_from("<I4xII", self._data, 48)
        self._table = self._sector_table()
        self._mini_table = self._numbers(self._chain(mini)) if mini < _END else ()
        entries = self._chain(directory)
        self._mini = b""
        self._entries: dict[str, tuple[int, int]] = {}
        for at in range(0, len(entries) - 127, 128):
            length, kind = struct.unpack_from("<HB", entries, at + 64)
            start, size = struct.unpack_from("<II", entries, at + 116)
            name = entries[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            if kind == 5 and start < _END:
                self._mini = self._chain(start)[:size]
            elif kind == 2:
                self._entries[name] = start, size

    @property
    def names(self) -> list[str]:
        """The names of the streams."""
        return list(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of a stream."""
        start, size = self._entries[name]
        if size >= self._cutoff:
            return self._chain(start)[:size]
        found: list[bytes] = []
        step, most = 1 << self._mini_shift, len(self._mini_table)
        while start < most and len(found) <= most:
            found.append(self._mini[start * step : (start + 1) * step])
            start = self._mini_table[start]
        return b"".join(found)[:size]

    def _sector_table(self) -> tuple[int, ...]:
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        following, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, len(self._data) // self._size)):
            if following >= _END:
                break
            *more, following = self._numbers(self._sector(following))
            sectors += more
        return self._numbers(b"".join(self._sector(sector) for sector in sectors if sector < _END))

    def _numbers(self, data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _chain(self, start: int) -> bytes:
        found: list[bytes] = []
        while start < _END:
            if start >= len(self._table) or len(found) > len(self._table):
                raise self._damaged()
            found.append(self._sector(start))
            start = self._table[start]
        return b"".join(found)

    def _damaged(self) -> ReadError:
        return ReadError("the file is damaged or truncated: its directory cannot be read", self.path)
