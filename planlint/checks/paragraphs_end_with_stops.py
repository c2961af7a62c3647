"""A paragraph of sentences ends with a stop, and a lead phrase is set off from its body by one."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence
from planlint.outline import Outline, outline
from planlint.passages import Passage, Passages, han, passages

_STOPPED = "。！？!?…；;：:."
_BROKEN = "，,、—-－\\"  # a line that a page broke, or a dash before what follows
_CLOSING = "”’」』）)》】"
_NOTE = regex.compile(r"(?:\[\d{1,3}\]|[①-⑳]|〔\d{1,3}〕|[①-⑩])+$")  # a footnote behind the stop
_NOTED = "]〕①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"  # what it ends with
_INNER = regex.compile("[。；！？;]")
_LONG = 40  # characters of a paragraph without a stop inside
_TAIL = 14  # characters of it shown
_HABIT = 0.8  # share of paragraphs that end with a stop, for it to be the custom
_LEAD = 36  # characters: lead phrases of published plans have 6 to 30
_SHOWN = 30
_FEWEST = 3  # siblings beyond which there is a custom
_MOST, _SOME = 0.6, 0.4  # share of siblings with a lead phrase, of numbered ones and of those behind ——


def paragraphs_end_with_stops(corpus: Corpus) -> Iterator[Evidence]:
    """Paragraphs without a stop at their end, and leads that run into their body, against the custom."""
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        prose = [p for p in read.all if _prose(read, p)]
        unstopped = [p for p in prose if not _stopped(read.string, p)]
        if len(prose) - len(unstopped) >= max(_HABIT * len(prose), 4):
            for passage in unstopped:
                start = max(passage.end - _TAIL, passage.start)
                place = read.place(start, passage.end)
                yield Evidence(places=(place,), facts={"text": read.string[start : passage.end]})
        yield from _leads(read, read.derived(outline), {passage.start for passage in prose})


def _prose(read: Passages, passage: Passage) -> bool:
    """Whether a text is made of sentences (a heading, a label or a name is not)."""
    if passage.cell is not None or passage.block.kind in ("heading", "caption", "footnote", "table"):
        return False
    string, start, end = read.string, passage.start, passage.end
    if not _INNER.search(string, start, end - 1) and (
        end - start < _LONG or string.count("，", start, end) + string.count(",", start, end) < 2
    ):
        return False
    head = string[start : min(start + _LONG, end)]
    return han(head) * 2 > len(head)


def _stopped(string: str, passage: Passage) -> bool:
    """Whether it ends with a stop, perhaps inside closing quotation marks or brackets."""
    end = passage.end
    if string[end - 1] in _NOTED and (note := _NOTE.search(string, max(end - 8, passage.start), end)):
        end = note.start()
    while end > passage.start and string[end - 1] in " \u3000":
        end -= 1
    if string[end - 1] in _STOPPED or string[end - 1] in _BROKEN:
        return True
    if string[end - 1] not in _CLOSING:
        return False
    inner = string[end - 2]
    return inner in _STOPPED or string[end - 1] in "）)】》"


def _leads(read: Passages, numbered: Outline, prose: set[int]) -> Iterator[Evidence]:
    """Siblings ((一) …, 1. …, —— …) whose first sentence is a short phrase, but for one that runs on.

    `prose` is where the texts of sentences begin.
    """
    for marks in numbered.lists:
        run = [read.all[mark.passage] for mark in marks if mark.opens and not mark.table]
        if len(run) > _FEWEST and all(passage.start in prose for passage in run):
            yield from _odd_one(read, run, _MOST)
    if read.string.count("\n——") < _FEWEST:
        return
    run = []
    for passage in (*read.all, None):
        if passage and read.string.startswith("——", passage.start) and passage.start in prose:
            run.append(passage)
            continue
        if len(run) > _FEWEST:
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
