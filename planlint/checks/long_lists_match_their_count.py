"""A long list that ends in 等8个项目 should name the eight that it counts."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Block, Document, Evidence, Fact, Place, Text

NUMERALS = {c: n for n, c in enumerate("零一二三四五六七八九十")}
COUNTED = regex.compile(
    r"等(?P<n>\d{1,2}|[五六七八九十])(?:个|家|项|条|所|座|种|类|大)(?P<noun>[\u4e00-\u9fff]{1,6})"
)
STOPS = "。；;：:，,\n"
OPENING, CLOSING = "（(“‘《【[", "）)”’》】]"
LAST = regex.compile(r"(?<=[\u4e00-\u9fff）)”])(?:以及|和|与|及)(?=[\u4e00-\u9fff（(“])")
FAR = 400  # characters that a list may have


def long_lists_match_their_count(corpus: Corpus, *, least: int = 5) -> Iterator[Evidence]:
    """Lists of at least `least` names before 等N个: more names than N, or just one fewer.

    Nobody names seven of eight and calls the rest 等; three of eight is how 等 is meant.
    """
    for document in corpus.documents:
        for block in document.blocks:
            if not block.hidden:
                for text in [block.text] if block.kind != "table" else [cell.text for cell in block.cells]:
                    if "等" in text.string:
                        yield from _lists(document, block, text, least)


def _lists(document: Document, block: Block, text: Text, least: int) -> Iterator[Evidence]:
    string = text.string
    for found in COUNTED.finditer(string):
        start, names = _names(string, found.start())
        count = int(found["n"]) if found["n"].isdigit() else NUMERALS[found["n"]]
        if len(names) < least:
            continue
        # 甲和乙 at the end may be one name or two, and the count decides in its favour; but where names
        # before it hold a 和 of their own, so does it
        within = any(LAST.search(name) for name in names[:-1])
        most = len(names) if within else len(names) + len(LAST.findall(names[-1]))
        if len(names) <= count <= most or count - most > 1:
            yield Evidence(holds=True)
            continue
        location = document.locate(*text.span(start, found.end()), block)
        facts: dict[str, Fact] = {"count": count, "found": most, "noun": found["noun"], "text": found.group()}
        yield Evidence((), (Place(location, string[start : found.end()]),), facts)


def _names(string: str, end: int) -> tuple[int, list[str]]:
    """Where the list before `end` begins, and its names; 、 inside brackets and quotes separates nothing."""
    names, depth, at, last = [], 0, end, end
    while at > max(end - FAR, 0):
        sign = string[at - 1]
        depth += (sign in CLOSING) - (sign in OPENING)
        if depth < 0 or (depth == 0 and sign in STOPS):
            break
        if depth == 0 and sign == "、":
            names.append(string[at:last])
            last = at - 1
        at -= 1
    names.append(string[at:last])
    return at, names[::-1]
