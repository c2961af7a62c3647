"""A paragraph of sentences ends with a stop, and a lead phrase is set off from its body by one."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence
from planlint.outline import Outline, outline
from planlint.passages import Passage, Passages, passages

_STOPPED = "。！？!?…；;：:."
_BROKEN = "，,、—-－\\"  # a line that a page broke, or a dash before what follows
_CLOSING = "”’」』）)》】"
_NOTE = regex.compile(r"(?:\[\d{1,3}\]|[①-⑳]|〔\d{1,3}〕|[①-⑩])+$")  # a footnote behind the stop
_LONG = 40  # characters of a paragraph without a stop inside
_TAIL = 14  # characters of it shown
_HABIT = 0.8  # share of paragraphs that end with a stop, for it to be the custom
_LEAD = 36  # characters: lead phrases of published plans have 6 to 30
_SHOWN = 30
_MOST, _SOME = 0.6, 0.4  # share of siblings with a lead phrase, of numbered ones and of those behind ——


def paragraphs_end_with_stops(corpus: Corpus) -> Iterator[Evidence]:
    """Paragraphs without a stop at their end, and leads that run into their body, against the custom."""
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        prose = [p for p in read.all if _prose(read, p)]
        stopped = [p for p in prose if _stopped(read.string, p)]
        if len(stopped) >= max(_HABIT * len(prose), 4):
            for passage in prose:
                if not _stopped(read.string, passage):
                    start = max(passage.end - _TAIL, passage.start)
                    place = read.place(start, passage.end)
                    yield Evidence(places=(place,), facts={"text": read.string[start : passage.end]})
        yield from _leads(read, corpus.derived(passages, document).derived(outline))


def _prose(read: Passages, passage: Passage) -> bool:
    """Whether a text is made of sentences (a heading, a label or a name is not)."""
    if passage.cell is not None or passage.block.kind in ("heading", "caption", "footnote", "table"):
        return False
    text = read.string[passage.start : passage.end]
    inner = any(text.find(stop, 0, -1) >= 0 for stop in "。；！？;")
    return (inner or (len(text) >= _LONG and text.count("，") + text.count(",") > 1)) and _chinese(text)


def _chinese(text: str) -> bool:
    return sum("\u4e00" <= sign <= "\u9fff" for sign in text[:_LONG]) * 2 > min(len(text), _LONG)


def _stopped(string: str, passage: Passage) -> bool:
    """Whether it ends with a stop, perhaps inside closing quotation marks or brackets."""
    end = passage.end
    if note := _NOTE.search(string, max(end - 8, passage.start), end):
        end = note.start()
    while end > passage.start and string[end - 1] in " \u3000":
        end -= 1
    if string[end - 1] in _STOPPED or string[end - 1] in _BROKEN:
        return True
    if string[end - 1] not in _CLOSING:
        return False
    inner = string[end - 2]
    return inner in _STOPPED or string[end - 1] in "）)】》"


def _leads(read: Passages, numbered: Outline) -> Iterator[Evidence]:
    """Siblings ((一) …, 1. …, —— …) whose first sentence is a short phrase, but for one that runs on."""
    for marks in numbered.lists:
        run = [read.all[mark.passage] for mark in marks if mark.opens and not mark.table]
        if len(run) > 3 and all(_prose(read, passage) for passage in run):
            yield from _odd_one(read, run, _MOST)
    run = []
    for passage in (*read.all, None):
        if passage and read.string.startswith("——", passage.start) and _prose(read, passage):
            run.append(passage)
            continue
        if len(run) > 3:
            yield from _odd_one(read, run, _SOME)
        run = []


def _odd_one(read: Passages, run: list[Passage], custom: float) -> Iterator[Evidence]:
    lengths = [_first_sentence(read.string, passage) for passage in run]
    short = [length for length in lengths if length <= _LEAD]
    if len(short) < custom * len(run) or len(short) == len(run):
        return
    for passage, length in zip(run, lengths, strict=True):
        if length > max(2 * max(short), _LEAD):
            end = min(passage.start + _SHOWN, passage.end)
            text = read.string[passage.start : end]
            yield Evidence(places=(read.place(passage.start, end),), facts={"text": text}, case="lead")


def _first_sentence(string: str, passage: Passage) -> int:
    ends = [at for stop in "。：:；" if (at := string.find(stop, passage.start, passage.end)) >= 0]
    return min(ends, default=passage.end) - passage.start
