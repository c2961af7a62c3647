"""Narrower and wider places than the document's own: a zone, a park, a company; 全国 in a city's report."""

from collections.abc import Iterator

from planlint import regex
from planlint.extract.zh.phrases import SPOT
from planlint.extract.zh.words import Words, action, starts
from planlint.model import Document

_LEAD = 24  # characters in which a sentence names what it is about
_STOPS = ',，、;；:：。“”"()（）《》 \t\n' + SPOT


class Places:
    """`whole` are the words by which a document calls its own place, `name` the place or title it stands
    in, `names` what it may be called (海东县, 海东).
    """

    def __init__(self, whole: frozenset[str], name: str, names: tuple[str, ...], words: Words) -> None:
        self.whole, self.name, self.names, self.words = whole, name, names, words

    def scope(self, word: str) -> str | None:
        """The place that a word for a whole names, None when it is the document's own."""
        if not word or word in self.whole or word not in self.words.wider:
            return None
        return word

    def part(self, text: str) -> str | None:
        """The first part of the whole that a text names (a zone, a port, a company), by its name."""
        for match in self.words.part.finditer(text):
            if text.startswith("化", match.end()):
                continue  # 集团化办学
            name = self._named(text[_start(text, match.start()) : match.end()], match[0])
            if name and not self._own(name, match[0]):
                return name
        return None

    def _named(self, name: str, ending: str) -> str:
        """The name without the verbs and words for a whole before it: 加快推进|国际物流园区."""
        words = self.words
        while len(name) > len(ending):
            word = action(name, words) or starts(name, words.whole)
            word = word or next(
                (w for w, _ in words.lead.get(name[0], ()) if len(w) > 1 and name.startswith(w)), ""
            )
            if not word or len(name) - len(word) < max(len(ending), 1):
                break
            name = name[len(word) :]
        return name

    def opens(self, text: str) -> str | None:
        """The part that a clause is about because it opens with it, behind a verb at most."""
        rest = self._named(text, "")
        found = self.words.part.search(rest)
        if not found or found.start() > 10 or _start(rest, found.start()) > 0:
            return None
        name = rest[: found.end()]
        return None if self._own(name, found[0]) else name

    def heading(self, text: str) -> str | None:
        """The part that a heading names and nothing else: （一）高新区, 二、市本级收支情况."""
        if len(text) > 20 or not self.words.part.search(text):
            return None
        bare = _NUMBERING.sub("", text)
        name = self.opens(bare)
        return name if name and len(bare) - len(name) < 7 else None

    def head(self, text: str) -> str | None:
        """The part that a noun opens with: 工业园区|总产值; None for a noun of the whole."""
        found = self.words.part.search(text)
        if not found or found.end() >= len(text) - 1:
            return None
        name = text[: found.end()]
        return None if self._own(name, found[0]) or action(name, self.words) else name

    def _own(self, name: str, ending: str) -> bool:
        """Whether what looks like a part is the document's own place, or no place (贫困地区)."""
        if self.name and (name in self.name or self.name in name):
            return True
        return self.words.part_not.search(name) is not None


def places(document: Document, words: Words) -> Places:
    """The places of a document: by its title it is a 区, 市, 县 …, and 全区 its whole."""
    title = document.place or "".join(_title(document))
    source = document.source
    level = _level(title) or max(
        _LEVELS, key=lambda sign: source.count("我" + sign) * 2 + source.count("全" + sign)
    )
    whole = {word for word in words.own if word[-1] == level[-1] or word[0] not in "我本"}
    return Places(frozenset({*whole, "全" + level[-1], "全域"}), title, _names(title), words)


_PROPER = regex.compile(
    r"(?:^|[省市区])([\u4e00-\u9fff]{2,6}?)(自治区|省|市|区|县|旗|州|盟|镇|乡)(?=[(（]|20\d\d|国民|政府|人民|“|第|$)"
)


def _names(title: str) -> tuple[str, ...]:
    """海东县 and 海东 of a title; the full name first."""
    found = _PROPER.search(title)
    return (found[1] + found[2], found[1]) if found else ()


def _title(document: Document) -> Iterator[str]:
    """The short lines above the first sentence or numbered heading."""
    for block in document.blocks[:4]:
        text = block.text.string
        if len(text) > 60 or text.endswith(("。", "；")) or (block.kind == "heading" and "、" in text[:4]):
            return
        yield text


_NUMBERING = regex.compile(r"^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*")
_LEVELS = ("市", "区", "县", "省", "旗", "州", "盟", "镇", "乡")
_NAMED = regex.compile(r"(?:自治区|省|市|区|县|旗|州|盟|镇|乡)(?=[(（]|20\d\d|国民|政府|人民|统计|\d|“|第|$)")


def _level(title: str) -> str:
    """The last character of the title's place: 某某市某某区2023年… → 区."""
    found = _NAMED.findall(title)
    return found[0] if found else ""


def _start(text: str, at: int) -> int:
    """Where the name that ends in a listed ending begins."""
    start = at
    while start > 0 and at - start < 10 and text[start - 1] not in _STOPS:
        start -= 1
    return start
