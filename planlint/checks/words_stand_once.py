"""No character or word stands twice in a row where the language has no use for it: 迎来来, 行业行业."""

from collections.abc import Iterable, Iterator, Mapping

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import Passages, passages

_UNIT_TWICE = regex.compile(
    r"\d(?=[亿万公平吨家项亩件座所元%％‰])(亿元|万元|公里|平方米|公顷|万人|万吨|[亿万元吨家项亩件座所%％‰])\1"
)
_SPOKEN = frozenset("一很着太越")  # 一步一步, 很多很多, 听着听着
_LONGEST = 4  # characters of a doubled word; longer repeats are passages, see the pack duplication
_JOINS = frozenset("和与及或为到对由中的是等同")


def words_stand_once(
    corpus: Corpus,
    *,
    single: Mapping[str, Iterable[str]],
    spoken: Iterable[str],
    double_duty: Iterable[str],
    heads: Iterable[str],
) -> Iterator[Evidence]:
    """Doubled characters of `single`, doubled words and units.

    `single` maps a character that is never doubled to the signs before and behind it that make it
    right (目的的, 的确); `spoken` are words doubled by custom (很多很多), `double_duty` nouns that are
    verbs too (管理管理人员), `heads` nouns that end one term of a list (应急体系防控体系).
    """
    allowed = {sign: tuple(around) for sign, around in single.items()}
    customary, both = set(spoken), set(double_duty)
    twice = regex.compile(rf"([{''.join(allowed)}])\1")
    piled = regex.compile(rf"({'|'.join(heads)})[\u4e00-\u9fff]{{2}}\1(?![\u4e00-\u9fff]?[建内])")
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        for match in twice.finditer(read.string):
            if not _right(read.string, *match.span(), allowed[match[1]]):
                yield _evidence(read, *match.span(), match[1], "character")
        for start, size in _doubled(read.string):
            word = read.string[start : start + size]
            if not _SPOKEN & set(word) and word not in customary and word[0] != "的":
                yield _evidence(read, start, start + 2 * size, word, "perhaps" if word in both else None)
        for match in _UNIT_TWICE.finditer(read.string):
            yield _evidence(read, *match.span(), match[1], None)
        for match in piled.finditer(read.string):
            if not _JOINS & set(match[0][len(match[1]) : -len(match[1])]):
                yield _evidence(read, *match.span(), match[1], "piled")


def _doubled(string: str) -> list[tuple[int, int]]:
    """Start and length of words of 2 to 4 Chinese characters that stand twice in a row.

    The string as one large integer, moved by the length of the word and held against itself: where
    both agree, their exclusive or has zeros. A regex with a back reference takes ten times as long.
    """
    lanes = string.encode("utf-16-le")
    wide = 2 if len(lanes) == 2 * len(string) else 4  # bytes of a character
    if wide == 4:  # a character beyond U+FFFF
        lanes = string.encode("utf-32-le")
    whole = int.from_bytes(lanes, "little")
    found: dict[int, tuple[int, int]] = {}
    for size in range(2, _LONGEST + 1):
        agree = (whole ^ (whole >> (8 * wide * size))).to_bytes(len(lanes) or 1, "little")
        zeros = bytes(wide * size)
        at = agree.find(zeros)
        while at >= 0:
            start = -(-at // wide)
            word = string[start : start + size]
            if word == string[start + size : start + 2 * size] and _chinese(word):
                found.setdefault(start + 2 * size, (start, size))
                at = wide * (start + 2 * size)
            else:
                at = wide * start + 1
            at = agree.find(zeros, at)
    return sorted(found.values())


def _chinese(word: str) -> bool:
    return len(set(word)) > 1 and all("\u4e00" <= sign <= "\u9fff" for sign in word)


def _right(string: str, start: int, end: int, around: tuple[str, ...]) -> bool:
    """Whether one of the two characters belongs to the word before or behind it."""
    before, after = string[max(start - 1, 0) : start], string[end : end + 1]
    return bool(before and before in around[0]) or bool(after and after in around[1])


def _evidence(read: Passages, start: int, end: int, word: str, case: str | None) -> Evidence:
    first = max(start - 3, read.at(start).start)
    facts: dict[str, Fact] = {"word": word, "text": read.string[first:end]}
    return Evidence(places=(read.place(start, end),), facts=facts, case=case)
