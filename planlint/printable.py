"""Text of a document made harmless for a terminal, a log, XML or a web page: what cannot be seen is named."""

import re

from planlint import regex

# C0 and C1 controls, marks that turn or hide text (bidi, zero width, tags), half a surrogate pair, and
# what XML forbids. Tab and line breaks are controls too: in a report they would break its lines.
_UNSEEN = regex.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def printable(text: str) -> str:
    r"""The text with line breaks and tabs as spaces and every unseen character named: U+202E → ⟨U+202E⟩."""
    return text if text.isprintable() else _UNSEEN.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    character = found[0]
    return " " if character in "\t\r\n\u2028\u2029" else f"⟨U+{ord(character):04X}⟩"
