"""An attachment that is announced follows, and no label stands at the end with nothing behind it."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence
from planlint.passages import Passage, Passages, passages

_LABEL = regex.compile(r"(?:相关)?附(?:件|表|录|图)(?:下载|列表)?\s*[：:]?")
_ANNOUNCED = regex.compile(
    r"附(?:件|表|录)(?P<n>\d{0,2})\s*[：:]\s*(?P<title>(?:\d[.．、])?[《“]?[\u4e00-\u9fff\d].{3,60})"
)
_REFERRED = regex.compile(
    r"[（(](?:详?见|附)附(?P<kind>件|表|录)(?P<n>\d{0,2})[)）]|[见如]附(?P<kind2>件|表|录)(?P<n2>\d{1,2})"
)
_TITLE = regex.compile(r"附(件|表|录)\s*(\d{0,2})")
_REST = 60  # characters behind the last attachment's name: a signature and a date
_SKIP = regex.compile(r"[\s《》“”\"：:。、.．\d]")


def attachments_are_present(corpus: Corpus) -> Iterator[Evidence]:
    """Attachments named in the text without a page of their own, and bare labels at the very end."""
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        if "附" not in read.string or not read.all:
            continue
        last = read.all[-1]
        if last.cell is None and _LABEL.fullmatch(last.text.string):
            yield _evidence(read, last, "dangling", last.text.string)
        yield from _announced(read)


def _announced(read: Passages) -> Iterator[Evidence]:
    """附件:甲 at the end of the text, 见附表2 within it."""
    if read.string.startswith("附") or "\n附" in read.string:
        labels = [p for p in read.all if p.cell is None and p.text.string[0] == "附"]
        titles = [p for p in labels if _TITLE.match(p.text.string)]
    else:
        titles = []
    numbers = {found[2] for p in titles if (found := _TITLE.match(p.text.string))}
    for passage in titles[-1:]:
        found = _ANNOUNCED.fullmatch(passage.text.string)
        if not found or passage.end < len(read.string) - 2 * _REST:
            continue
        title, rest = _SKIP.sub("", found["title"]), _SKIP.sub("", read.string[passage.end :])
        if title and title[:12] not in rest and len(rest) < _REST:
            yield _evidence(read, passage, None, passage.text.string)
    last = read.string.rfind("附")
    if not any(words in read.string for words in ("见附", "如附", "附附")):
        return
    for found in _REFERRED.finditer(read.string):
        number = found["n"] or found["n2"]
        if number and not numbers & {"", number} and last < found.end():
            place = read.place(*found.span())
            yield Evidence(places=(place,), facts={"attachment": place.text.strip("（）()")})


def _evidence(read: Passages, passage: Passage, case: str | None, text: str) -> Evidence:
    place = read.place(passage.start, passage.end)
    return Evidence(places=(place,), facts={"attachment": text}, case=case)
