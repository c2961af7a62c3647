"""Raw HTML in Markdown: which lines begin it, and where it ends."""

import re
from collections.abc import Sequence

from planlint import regex

_TAG = regex.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])")
_BLOCKS = (
    " address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main"
    " menu nav ol p pre script section style summary table tbody td template textarea tfoot th thead title tr"
    " ul "
)
_CLOSED = ("table", "pre", "script", "style", "textarea")  # these end with their tag, not at an empty line


def raw_block(
    source: str, start: int, spans: Sequence[tuple[int, int]], at: int, missing: set[str]
) -> int | None:
    """The end of the block of HTML that begins at offset `start` on line `at`; None when none does.

    `missing` holds the end tags that were searched for and are not there any more.
    """
    found = _TAG.match(source, start, spans[at][1])
    tag = found[1].lower() if found else ""
    if not found or f" {tag} " not in _BLOCKS:
        return None
    if tag in _CLOSED and tag not in missing:
        if end := re.compile(rf"</{tag}\s*>", re.IGNORECASE).search(source, start):
            return end.end()
        missing.add(tag)
    while at < len(spans) and source[slice(*spans[at])].strip():
        at += 1
    return spans[at - 1][1]
