"""What an unmarked line is by its own look: a numbered heading, a caption, a list item or a paragraph.

Plans are mostly published without heading styles, so the numbering itself (第一章, 一、, (一), 专栏1) is
the only mark. The rule is conservative: short, no sentence in it, no stop at its end.
"""

from planlint import regex
from planlint.model import Text
from planlint.readers.source import part

_LONGEST = 60  # characters; headings of published plans end at 40, run-in leads go on to hundreds
_CN = "〇零一二三四五六七八九十百两"
_HEADING = regex.compile(
    rf"第[{_CN}\d]{{1,5}}(?:(?P<l1>[编篇章]|部分)|(?P<l2>节))"
    rf"|(?P<l3>[{_CN}]{{1,4}}[、.．])"
    rf"|(?P<l4>[(（][{_CN}]{{1,4}}[)）])"
)
_CAPTION = regex.compile(
    rf"(?:专栏|附?[表图]|(?:Table|Figure|Box|Chart)\s)\s*[{_CN}\d][{_CN}\d.\-—]{{0,6}}(?!\d)"
)
_CAPTION_STARTS = frozenset("专附表图TFBC")
_ITEM = regex.compile(
    r"[•·●■◆○▪►★]|[-–—]{1,2}(?=[^\s\d\-–—])|\d{1,3}(?:[、)）]|[.．](?!\d))|[(（]\d{1,3}[)）]|[①-⑳]"
)
_ITEM_STARTS = frozenset("•·●■◆○▪►★-–—(（0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_HEADING_STARTS = frozenset("第(（" + _CN)
_STOPS = "。;；!！?？:：,，、"
_FULL_STOPS = tuple("。;；!！?？:：")


def classify(string: str) -> tuple[str, int]:
    """The kind ("heading", "caption", "item" or "paragraph") and level of a stripped line of text."""
    if not string:
        return "paragraph", 0
    first = string[0]
    if first in _HEADING_STARTS and _short(string) and (found := _HEADING.match(string)):
        return "heading", int(str(found.lastgroup)[1:])
    if first in _CAPTION_STARTS and _short(string) and (found := _CAPTION.match(string)):
        return "caption", 0
    if first in _ITEM_STARTS and _ITEM.match(string):
        return "item", 1
    return "paragraph", 0


def _short(string: str) -> bool:
    return len(string) <= _LONGEST and string[-1] not in _STOPS and "。" not in string


def parts(text: Text, every: bool = False) -> list[Text]:
    """The paragraphs of a text whose line breaks may stand for them, or do so in `every` case.

    They do behind a stop, before an indented line and around a numbered one; elsewhere a break only
    wraps the line (a title over two lines, an address).
    """
    string = text.string
    if "\n" not in string:
        return [text]
    cuts = [0]
    before, start, numbered = "", 0, False
    for line in string.split("\n"):
        shown = line.strip()
        apart = every or line[:1].isspace() or not shown
        if start and (apart or before[-1:] in _FULL_STOPS or classify(shown)[0] != "paragraph" or numbered):
            cuts.append(start)
        numbered = classify(shown)[0] in ("heading", "caption")
        before = shown
        start += len(line) + 1
    texts = [part(text, here, there) for here, there in zip(cuts, [*cuts[1:], len(string)], strict=True)]
    return [text for text in texts if text.string]
