"""The name of a plan period is written with quotation marks everywhere, or nowhere."""

from collections.abc import Iterator

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import passages

_QUOTES = "“\"‘'「『"
_PERIOD = regex.compile(r"十[一二三四五六]五(?![\u4e00-\u9fff]?[万亿千百项个月日年])")
_SEVERAL = 3  # quoted occurrences that make a habit


def plan_periods_are_quoted(corpus: Corpus) -> Iterator[Evidence]:
    """Bare 十四五 in a document that quotes it nearly everywhere (titles in 《》 are left alone)."""
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        if "五" not in read.string:
            continue
        bare, quoted = [], 0
        for match in _PERIOD.finditer(read.string):
            if match.start() and read.string[match.start() - 1] in _QUOTES:
                quoted += 1
            elif not _in_title(read.string, match.start()):
                bare.append(match)
        if quoted >= _SEVERAL and len(bare) * 10 <= quoted:
            for match in bare:
                facts: dict[str, Fact] = {"name": match[0], "quoted": quoted}
                yield Evidence(places=(read.place(*match.span()),), facts=facts)


def _in_title(string: str, offset: int) -> bool:
    """Whether 《 is open here, or the name goes on a quoted list (“十二五”“十三五十四五”)."""
    before = string[max(offset - 60, 0) : offset]
    if before.rfind("《") > before.rfind("》"):
        return True
    return before.rfind("“") > max(before.rfind("”"), before.rfind("\n"))
