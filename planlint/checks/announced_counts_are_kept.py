"""A count that is announced agrees with the list it belongs to: 以下七个方面, 四大类别:…, 甲、乙两大产业."""

from collections.abc import Iterable, Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.outline import Outline, numeral, outline
from planlint.passages import Passages, passages

_CN = "一二两三四五六七八九十"
_NUMBER = rf"(?P<n>[{_CN}]{{1,3}}|\d{{1,2}})"
_FOLLOWING = regex.compile(rf"(?:[以如]下|下[列述面])的?{_NUMBER}(?:个|大|项|条|类|点|方面|种)")
_HEADED = regex.compile(
    rf"(?:面临|实施|抓好|做好|坚持|把握|突出|推进|实现|开展)好?{_NUMBER}(?:大|个方面|项)[^，,。；;：:\n]{{0,12}}[：:]$"
)
_SUMMED = regex.compile(rf"{_NUMBER}(?:大|个|类|项)(?P<noun>[\u4e00-\u9fff]{{1,8}})$")
_LISTED = regex.compile(r"[：:](?P<list>[^：:，,。；;\n]{4,200})(?P<stop>[，,。；;\n])")
_BEHIND = regex.compile(r"大(?=[\u4e00-\u9fff]{2})")
_BEHIND_NAMES = regex.compile(rf"[个家条项座](?<=[\d{_CN}][个家条项座])(?=[\u4e00-\u9fff“])")
_OPEN = ("等", "及其", "如", "诸如", "例如", "包括但不限于")
_LEVELS = regex.compile(r"(?<=[个的各了批\n，,。；;：:、\d])[国省市区县旗乡镇村州]{1,4}$")
_GRADE = regex.compile(r"级(?<=[两二三四五]级)")
_ACTS = regex.compile(r"[了对向将是被\d]|之后|之间")  # what a name in a list does not hold
_JOINED = regex.compile(r"[^“（(]+(?:和|与|及|以及|、)[^”）)]+")
_FAR = 120  # characters looked back for a list
_MOST = 12  # items of a list


def announced_counts_are_kept(
    corpus: Corpus, *, nouns: Iterable[str], heads: Iterable[str]
) -> Iterator[Evidence]:
    """Counts against the items of the list they announce or sum up, where the list is closed.

    `nouns` are what a list of names before 8个, 3家 counts (项目, 企业), `heads` what no list before
    三大 can end in (the verbs and 的).
    """
    counted, verbs = tuple(nouns), tuple(heads)
    for document in corpus.documents:
        read = corpus.derived(passages, document).derived(outline)
        joined = read.passages
        yield from _following(read)
        yield from _after_colon(joined)
        for match in _BEHIND.finditer(joined.string):
            if joined.string[match.start() - 1] in _CN:
                yield from _listed_before(joined, match.start() - 1, match.end(), verbs)
        for match in _BEHIND_NAMES.finditer(joined.string):
            if joined.string.startswith(counted, match.end()):
                digits = joined.string[match.start() - 2 : match.start() - 1].isdecimal()
                yield from _listed_before(joined, match.start() - 1 - digits, match.end(), verbs)
        yield from _slogans(joined)
        for match in _GRADE.finditer(joined.string):
            start = match.start() - 1
            count = _value(joined.string[start])
            levels = _LEVELS.search(joined.string, max(start - 8, 0), start)
            if levels and count > len(levels[0]) > 1:
                yield _evidence(joined, levels.start(), match.end(), count, len(levels[0]), levels[0], None)


def _following(read: Outline) -> Iterator[Evidence]:
    """以下七个方面 at the end of a paragraph, against the headings or items that follow it."""
    string = read.passages.string
    for marks in read.lists:
        first = marks[0]
        if not first.opens or first.number != 1 or len(marks) < 2 or not first.passage or first.table:
            continue
        passage = read.passages.all[first.passage - 1]
        match = _HEADED.search(string, passage.start, passage.end)
        for found in _FOLLOWING.finditer(string, passage.start, passage.end):
            if not any(stop in string[found.end() : passage.end - 1] for stop in "。！？；;"):
                match = found
        count = _value(match["n"]) if match else 0
        if match and count > 1 and count not in {len(marks), marks[-1].number}:
            place = read.passages.place(match.start(), _words_end(string, match.end()))
            last = read.passages.place(marks[-1].start, marks[-1].end, "last item")
            facts: dict[str, Fact] = {"text": place.text, "count": count, "found": len(marks)}
            yield Evidence(places=(place, last), facts=facts, case="follow")


def _words_end(string: str, at: int) -> int:
    """The end of the Chinese words at an offset, four characters at most."""
    end = at
    while end < len(string) and end < at + 4 and "\u4e00" <= string[end] <= "\u9fff":
        end += 1
    return end


def _after_colon(read: Passages) -> Iterator[Evidence]:
    """四大类别:甲、乙、丙和丁。 Behind a comma the list may go on, so there only too many items count."""
    for match in _LISTED.finditer(read.string):
        before = _SUMMED.search(read.string, max(match.start() - 12, 0), match.start())
        if not before:
            continue
        listed, count = match["list"], _value(before["n"])
        counts = _counts(listed)
        if count < 2 or not counts or before["noun"][-1] in "字上" or not _plain(listed):
            continue
        goes_on = match["stop"] in "，," and not read.string.startswith(("共", "其中"), match.end())
        if count not in counts and not (goes_on and count > max(counts)):
            yield _evidence(read, before.start(), match.end("list"), count, max(counts), listed, None)


def _plain(listed: str) -> bool:
    """Whether a list is whole and of short names: no 等, no numbers, no 一是."""
    if any(word in listed for word in _OPEN) or any(sign.isdigit() for sign in listed):
        return False
    return all(1 < len(part) < 15 and part[1:2] != "是" for part in _split(listed))


def _listed_before(read: Passages, start: int, stop: int, verbs: tuple[str, ...]) -> Iterator[Evidence]:
    """甲、乙、丙三大产业 and 甲、乙2个项目, in one clause without 等; the count is `start` to `stop`.

    More items than announced may be two lists (省委、省政府聚焦甲、乙两大…), so that is a case of its own.
    """
    string = read.string
    count = _value(string[start : stop - 1])
    if not 2 <= count <= _MOST or string[start - 1 : start] in (*_CN, "第", "百", "."):
        return
    lowest = max(read.at(start).start, start - _FAR)
    first = start
    while first > lowest and string[first - 1] not in "，,。；;：:！!？?\n":
        first -= 1
    listed = string[first:start]
    parts = _split(listed)
    if not 2 <= len(parts) <= _MOST or listed.endswith(verbs) or not _closed(listed, parts):
        return
    counts = _counts(listed)
    if not counts or count in counts:
        return
    case = None if string[stop - 1] == "大" else "names"
    if count < min(counts):
        case = "more"
    elif case == "names" and count != max(counts) + 1:
        return  # 学校、医院等 without 等: kinds, not names
    yield _evidence(read, first, _words_end(string, stop), count, max(counts), listed, case)


def _closed(listed: str, parts: list[str]) -> bool:
    """Whether a list before a count is whole: no 等, nothing but names between its 、."""
    if any(word in listed for word in _OPEN) or "委、" in listed:
        return False
    return all(1 < len(part) < 16 and not _ACTS.search(part) for part in parts[1:])


def _split(listed: str) -> list[str]:
    """The parts between 、, brackets and quotation marks counted as one."""
    depth, parts, part = 0, [], ""
    for sign in listed:
        depth += (sign in "“（(《") - (sign in "”）)》")
        if sign == "、" and depth <= 0:
            parts.append(part)
            part = ""
        else:
            part += sign
    return [*parts, part]


def _counts(listed: str) -> set[int]:
    """How many items a list may have: a 和 may join the last two or stand inside one."""
    parts = _split(listed)
    if len(parts) < 2:
        return set()
    joined = sum(1 for part in parts if _JOINED.search(part))
    return set(range(len(parts), len(parts) + joined + 1))


_SLOGAN = regex.compile(rf"“((?:[{_CN}]个?[\u4e00-\u9fff]{{1,3}}[、，,]?){{2,4}})”[，,：:]?")
_TERM = regex.compile(rf"([{_CN}])个?([\u4e00-\u9fff]{{2,3}})")


def _slogans(read: Passages) -> Iterator[Evidence]:
    """“三不变、三求变” and the sentence that spells it out: each word as often as its number says."""
    for match in _SLOGAN.finditer(read.string):
        terms = _TERM.findall(match[1])
        end = read.sentence(match.end())[1]
        rest = read.string[match.end() : end]
        found = [rest.count(word) for _, word in terms]
        if len(terms) < 2 or min(found) < 2:
            continue
        for (number, word), times in zip(terms, found, strict=True):
            if times != _value(number):
                yield _evidence(read, *match.span(1), _value(number), times, word, "slogan")


def _evidence(
    read: Passages, start: int, end: int, count: int, found: int, listed: str, case: str | None
) -> Evidence:
    place = read.place(start, end)
    facts: dict[str, Fact] = {"text": place.text, "count": count, "found": found, "list": listed}
    return Evidence(places=(place,), facts=facts, case=case)


def _value(text: str) -> int:
    return 2 if text == "两" else numeral(text)
