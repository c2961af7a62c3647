"""Bytes → text: byte order mark, then UTF-8, then GB18030 or Big5, as Chinese offices save files."""

import codecs
import re

from planlint import regex
from planlint.errors import ReadError

MAX_BYTES = 128 * 2**20  # a wide indicator CSV of two million rows; more is refused, not read for minutes
MAX_LINE = 10_000_000  # characters; published plans have 3 000 in a line, 100 MB without a break is no text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = regex.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")  # binary data read as text has some
# The most frequent signs of both scripts and of statistics: Big5 read as GB18030 nearly always
# decodes, but into rare signs; the reading with more of these is the right one.
_FREQUENT = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過"
    "子说說产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機"
    "当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内數数正心"
    "增长長值亿億万萬元总總率比收入支持投资資完成财財务務预預算城镇鎮农農村区區市省标標指单單位季月均约約計计划劃報报告統统"
    "，。、；：（）“”％《》"
)


def decode(path: str, data: bytes, declared: str | None = None) -> str:
    """The text of a file; `declared` is the encoding it names itself, tried behind UTF-8.

    Raises ReadError for empty, binary, damaged or oversized data.
    """
    if not data:
        raise ReadError("the file is empty", path)
    if len(data) > MAX_BYTES:
        raise ReadError(f"the file has {len(data) >> 20} MB; at most {MAX_BYTES >> 20} MB are read", path)
    text = _decode(path, data, declared)
    if not text or text.isspace():
        raise ReadError("the file holds no text", path)
    if "\0" in text:
        raise ReadError("the file is binary, not text", path)
    if len(text) > MAX_LINE and (longest := max(map(len, text.split("\n")))) > MAX_LINE:
        raise ReadError(f"a line has {longest} characters; at most {MAX_LINE} are read", path)
    return text


def _decode(path: str, data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _damaged(path, encoding, data, error) from error
    if b"\0" in data:
        if (wide := _utf16_without_mark(data)) is not None:
            return wide
        raise ReadError("the file is binary, not text", path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        lenient = data.decode("utf-8", "replace")
        bad = lenient.count("\ufffd")
        if sum(sign > "\x7f" for sign in lenient) >= 10 * bad:
            raise _damaged(path, "utf-8", data, error) from error
        return _declared(data, declared) or _legacy(path, data)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark: the zero bytes of its ASCII signs stand on one side only."""
    if len(data) % 2:
        return None
    even, odd = data[::2].count(0), data[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd):
        return None
    try:
        text = data.decode("utf-16-le" if odd > even else "utf-16-be")
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _declared(data: bytes, declared: str | None) -> str | None:
    """The text in the encoding that an HTML page names: gb2312 and gbk stand for GB18030, as in browsers."""
    name = (declared or "").lower()
    encoding = (
        "gb18030" if name in ("gb2312", "gbk", "gb_2312-80", "x-gbk") else name.replace("big5", "big5hkscs")
    )
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _legacy(path: str, data: bytes) -> str:
    if not re.search(rb"[\x80-\xff]{2}", data):
        try:
            return data.decode("cp1252")  # single accented letters: Chinese always has two bytes together
        except UnicodeDecodeError:
            pass
    readings = []
    for encoding in ("gb18030", "big5hkscs"):
        try:
            readings.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    if not readings:
        raise ReadError("the text is neither UTF-8, UTF-16, GB18030 nor Big5, or it is damaged", path)
    return max(readings, key=_frequent)


def _frequent(text: str) -> float:
    """The share of frequent signs among the non-ASCII ones of the first 20 000 characters."""
    wide = [sign for sign in text[:20_000] if sign > "\x7f"]
    return sum(sign in _FREQUENT for sign in wide) / max(len(wide), 1)


def _damaged(path: str, encoding: str, data: bytes, error: UnicodeDecodeError) -> ReadError:
    line = data.count(b"\n", 0, error.start) + 1
    return ReadError(
        f"the text is {encoding.upper()} but damaged at byte {error.start}", path, f"line {line}"
    )
