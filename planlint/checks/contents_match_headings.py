"""Each entry of the contents list has its heading, in the same words, and each heading its entry."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact, Place
from planlint.named import NamedTuple
from planlint.outline import HEADINGS, Outline, outline
from planlint.passages import passages

_TITLE = regex.compile(r"目[\s\u3000]*[录次]")
_PAGE = regex.compile(r"[（(]?\d{1,4}[)）]?$")
_LEADER = ".．·…‥_—- \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
_LEADER += "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_NOISE = r"\s\u3000“”\"'‘’,，、。.．·:：;；()（）《》\-—…"
_WORDS = regex.compile(f"[^{_NOISE}]+")
_SKIPPED = regex.compile(f"[{_NOISE}]*")
_OTHER = regex.compile(r"(?:前言|序言|引言|总则|附[件录表图则]|专栏|结语|后记)")
_ANNEX = regex.compile(r"附[件录表图]|附则")
_LONGEST = 80  # characters of an entry
_NEAR = 0.6  # share of characters that two wordings of one heading have in common


class Entry(NamedTuple):
    """An entry of the contents: the passage it stands in, its text without the page number, its key."""

    passage: int
    text: str
    key: str
    style: str  # of its mark, "" for 前言 and 附录


def contents_match_headings(corpus: Corpus) -> Iterator[Evidence]:
    """The contents list against the headings, spaces, page numbers and stops apart."""
    for document in corpus.documents:
        read = corpus.derived(passages, document).derived(outline)
        entries, after = _entries(read)
        if len(entries) > 2:
            yield from _compared(read, entries, after)


def _entries(read: Outline) -> tuple[list[Entry], int]:
    """The entries of the contents list and the passage behind it; no entries when there is no list."""
    passages = read.passages.all
    title = next(
        (n for n, p in enumerate(passages[:200]) if p.end - p.start < 12 and _TITLE.fullmatch(p.text.string)),
        None,
    )
    if title is None:
        return [], 0
    opened = {mark.passage: mark.style for mark in read.marks if mark.opens and not mark.table}
    entries: list[Entry] = []
    keys: set[str] = set()
    for number in range(title + 1, len(passages)):
        text = _unnumbered(passages[number].text.string)
        key = _key(text)
        style = opened.get(number, "")
        if not key:
            continue
        if key in keys or len(text) > _LONGEST or not (style or _OTHER.match(text)):
            if entries and key == entries[0].key:
                return entries, number
            if key not in keys or number - title > len(entries) + 3:
                return entries, number
        keys.add(key)
        entries.append(Entry(number, text, key, style))
    return [], 0  # nothing follows it: a list without a text


def _unnumbered(text: str) -> str:
    """An entry without its page number and the leader before it."""
    text = text.rstrip()
    page = _PAGE.search(text, max(len(text) - 6, 0))
    return (text[: page.start()] if page else text).rstrip(_LEADER)


def _key(text: str) -> str:
    """What is compared of an entry or heading: no spaces, stops and brackets."""
    return "".join(_WORDS.findall(text))


def _compared(read: Outline, entries: list[Entry], after: int) -> Iterator[Evidence]:
    bodies = _bodies(read, entries, after)
    places: dict[str, list[int]] = {}
    for number, key in bodies.items():
        places.setdefault(key, []).append(number)
    found: set[int] = set()
    missing = []
    at = after
    for entry in entries:
        here = next((n for n in places.get(entry.key, ()) if n >= at and n not in found), None)
        if here is None:
            missing.append((entry, at))
        else:
            found.add(here)
            at = here
            if _other_stop(entry.text, read.passages.all[here].text.string):
                yield _pair(read, entry, here, "stop")
    if len(missing) * 3 > len(entries) + 3:
        return  # another edition's contents, or headings that could not be read
    free = [n for n in bodies if n not in found]
    for entry, start in missing:
        near = next((n for n in free if n >= start and _alike(entry.key, bodies[n])), None)
        if near is not None:
            free.remove(near)
            yield _pair(read, entry, near, "words")
        elif not _mentioned(read, entry, after):
            place = _place(read, entry.passage)
            case = "annex" if _ANNEX.match(entry.text) else None
            yield Evidence(places=(place,), facts={"entry": entry.text}, case=case)
    yield from _unlisted(read, entries, free)


def _bodies(read: Outline, entries: list[Entry], after: int) -> dict[int, str]:
    """The passages behind the contents that may be headings of the listed kinds: number → key."""
    styles = {entry.style for entry in entries}
    opened = {mark.passage: mark.style for mark in read.marks if mark.opens and not mark.table}
    bodies = {}
    for number in range(after, len(read.passages.all)):
        passage = read.passages.all[number]
        if passage.end - passage.start > _LONGEST or passage.cell is not None:
            continue
        if opened.get(number, "") in styles and (number in opened or _OTHER.match(passage.text.string)):
            bodies[number] = _key(passage.text.string)
    return bodies


def _unlisted(read: Outline, entries: list[Entry], free: list[int]) -> Iterator[Evidence]:
    """Headings of chapters and sections that the contents do not have."""
    styles = {entry.style for entry in entries} & HEADINGS
    opened = {mark.passage: mark.style for mark in read.marks if mark.opens}
    lost = [n for n in free if opened.get(n) in styles and read.passages.all[n].block.kind == "heading"]
    if len(lost) * 4 <= len(entries):
        for number in lost:
            text = read.passages.all[number].text.string
            yield Evidence(places=(_place(read, number),), facts={"entry": text}, case="unlisted")


def _other_stop(entry: str, heading: str) -> bool:
    """Whether only one of them ends with a stop; other stops and spaces are the layout's."""
    return entry.rstrip()[-1:] not in "。." and heading.rstrip()[-1:] == "。"


def _alike(a: str, b: str) -> bool:
    """Whether two keys are wordings of one heading: the same mark, most characters in common."""
    if a[:3] != b[:3] and a[3:] != b[3:]:
        return False
    common = sum(min(a.count(sign), b.count(sign)) for sign in set(a))
    return common >= _NEAR * max(len(a), len(b))


def _mentioned(read: Outline, entry: Entry, after: int) -> bool:
    """Whether a heading that shares its line with the text begins with the entry."""
    string = read.passages.string
    start = read.passages.all[after].start if after < len(read.passages.all) else len(string)
    if string.find(f"\n{entry.text}", start - 1) >= 0:
        return True
    if entry.style:
        return False
    at = string.find(entry.key[0], start)
    while at >= 0 and not _reads(string, at, entry.key):
        at = string.find(entry.key[0], at + 1)
    return at >= 0


def _reads(string: str, at: int, key: str) -> bool:
    """Whether a key stands at an offset, spaces and stops apart (the key of all the text takes 0.7 ms)."""
    for sign in key[1:]:
        skipped = _SKIPPED.match(string, at + 1)
        at = skipped.end() if skipped else at + 1
        if string[at : at + 1] != sign:
            return False
    return True


def _pair(read: Outline, entry: Entry, heading: int, case: str) -> Evidence:
    place = _place(read, heading)
    facts: dict[str, Fact] = {"entry": entry.text, "heading": place.text}
    return Evidence(places=(place, _place(read, entry.passage, "contents")), facts=facts, case=case)


def _place(read: Outline, number: int, note: str = "") -> Place:
    passage = read.passages.all[number]
    return read.passages.place(passage.start, passage.end, note)
