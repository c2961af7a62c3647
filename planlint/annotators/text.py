"""Markdown, HTML and text: `<!-- planlint error RULE: message -->` behind the words of each finding.

A waiver reads `<!-- planlint: ignore …`; these have no colon behind planlint, so they waive nothing.
"""

import re
from collections.abc import Sequence

from planlint import regex
from planlint.annotators import Annotated, said
from planlint.model import Document, Finding

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "cp1252")
WIDEST = 5_000  # characters of a title; a comment further behind its tag stands in the page
_TEXT_ONLY = regex.compile(r"<(title|textarea|style|script|xmp)\b", re.IGNORECASE)
_DASHES = regex.compile(r"-(?=-)")


def annotate(path: str, data: bytes, document: Document, findings: Sequence[Finding]) -> Annotated:
    """The copy of a text with the comments in it; every other character stays, in the same encoding."""
    source = document.source
    comments: dict[int, list[str]] = {}
    for finding in findings:
        comments.setdefault(_behind(document, finding), []).append(comment(finding, document))
    parts, last = [], 0
    for at, found in sorted(comments.items()):
        parts += [source[last:at], *found]
        last = at
    copy = "".join([*parts, source[last:]])
    return Annotated(_encoded(copy, _encoding(data, source)), len(findings))


def comment(finding: Finding, document: Document) -> str:
    """A comment on one line that nothing can end early, open a table cell in, or take for a waiver."""
    message, *others, rule = said(finding, document)
    text = f"{rule}: {'; '.join([message, *others])}"
    text = _DASHES.sub("- ", text).replace("|", "¦").replace("<", "‹").replace(">", "›")
    return f"<!-- planlint {finding.severity} {text.rstrip('-')} -->"


def _behind(document: Document, finding: Finding) -> int:
    """Where the comment stands: behind the finding; in HTML behind an element that holds no comments."""
    at = finding.location
    end = min(document.starts[at.end_line - 1] + at.end_column - 1, len(document.source))
    source = document.source
    while end and source[end - 1] in "\r\n":
        end -= 1
    if document.format != "html":
        return end
    opened = list(_TEXT_ONLY.finditer(source, max(end - WIDEST, 0), end))[-1:]
    closed = opened and re.compile(rf"</{opened[0][1]}\b[^>]*>", re.I).search(source, opened[0].end())
    return closed.end() if closed and closed.end() > end else end


def _encoding(data: bytes, source: str) -> str:
    """The encoding that makes these bytes of this text; UTF-8 when none does."""
    for encoding in ENCODINGS:
        try:
            if source.encode(encoding) == data:
                return encoding
        except UnicodeEncodeError:
            continue
    return "utf-8"


def _encoded(copy: str, encoding: str) -> bytes:
    return copy.encode(encoding, "replace")
