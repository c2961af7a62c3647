r"""HTML → tags, comments and stretches of text, each with its offsets; any input, in linear time.

html.parser of Python 3.11 counts lines by \n only and is quadratic on unclosed tags; this scanner
searches each kind of end (quote, bracket, comment, raw text) at most once when it is missing.
"""

import re
from collections.abc import Iterator

from planlint import regex
from planlint.named import NamedTuple

_NAME = regex.compile(r"</?([A-Za-z][^\s/>\"'<]{0,100})")
_ATTRIBUTE = regex.compile(r"""([^\s=/"'<>]{1,100})\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_STOP = regex.compile(r"[>\"']")
_RAW = ("script", "style", "textarea", "title", "xmp", "noembed", "iframe")


class Token(NamedTuple):
    """`kind`: "text", "start", "end" or "comment"; `name` in lower case; `start` and `end` are offsets."""

    kind: str
    name: str
    start: int
    end: int


def tokens(source: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of the source between two offsets, in order, without gaps except for declarations."""
    missing: set[str] = set()  # what was searched for and is not there any more
    text = at = start
    while True:
        at = source.find("<", at, end)
        if at < 0:
            break
        token = _markup(source, at, end, missing)
        if token is None:
            at += 1
            continue
        if at > text:
            yield Token("text", "", text, at)
        if token.name:
            yield token
        text = at = token.end
        if token.kind == "start" and token.name in _RAW:
            text = at = _raw_end(source, token.name, at, end)
    if end > text:
        yield Token("text", "", text, end)


def attributes(source: str, token: Token) -> dict[str, str]:
    """The attributes of a start tag, in lower case; values as written, entities unresolved."""
    inside = source[token.start + 1 + len(token.name) : token.end - 1]
    return {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(inside)}


def _markup(source: str, at: int, end: int, missing: set[str]) -> Token | None:
    """The tag, comment or declaration at `at`, None when the < is text. A nameless token shows nothing."""
    if source.startswith("<!--", at):
        stop = _find(source, "-->", at + 4, end, missing)
        return Token("comment", "!--", at, stop + 3) if stop >= 0 else None
    found = _NAME.match(source, at, end)
    if found:
        stop = _tag_end(source, found.end(), end, missing)
        if stop < 0:
            return None
        return Token("end" if source[at + 1] == "/" else "start", found[1].lower(), at, stop + 1)
    if source.startswith(("<!", "<?", "</"), at):
        closing = "]]>" if source.startswith("<![CDATA[", at) else ">"
        stop = _find(source, closing, at + 2, end, missing)
        return Token("declaration", "", at, stop + len(closing)) if stop >= 0 else None
    return None


def _tag_end(source: str, at: int, end: int, missing: set[str]) -> int:
    """The > that ends a tag, not one within quotes; a quote that is never closed is no quote.

    Where that leads to the end of the source, quotes count for nothing from there on, so that no
    stretch is searched more than twice.
    """
    start = at
    while "unquoted" not in missing and (found := _STOP.search(source, at, end)):
        if found[0] == ">":
            return found.start()
        closing = _find(source, found[0], found.end(), end, missing)
        at = closing + 1 if closing >= 0 else found.end()
    missing.add("unquoted")
    return _find(source, ">", start, end, missing)


def _find(source: str, what: str, at: int, end: int, missing: set[str]) -> int:
    if what in missing:
        return -1
    found = source.find(what, at, end)
    if found < 0:
        missing.add(what)
    return found


def _raw_end(source: str, name: str, at: int, end: int) -> int:
    """Where the raw text of a script or style ends: before its end tag, or with the source."""
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at, end)
    return found.start() if found else end
