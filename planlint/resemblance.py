"""Texts that resemble each other among many, in nearly linear time.

Exact copies are found with a dictionary. For the others, shingles of four characters are sampled by
content (one in eight, by the code of their first character, so that both copies sample the same ones),
hashed with CRC-32 (stable from run to run), and the texts that share rare shingles are held against
each other character by character. Pairwise comparison of 100 000 paragraphs would take half a day.
"""

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from planlint.named import NamedTuple

_SIZE = 4  # characters of a shingle; with 10 % of the characters changed, two of three survive
_SAMPLED = 7  # mask: one in eight
_COMMON = 12  # a shingle in more texts than this is a set phrase and says nothing
_PAIRS = 24  # texts one text is held against at most, those with most votes first


class Resemblance(NamedTuple):
    """Two texts by their index, the earlier first, and their similarity from 0 to 1 (1: equal)."""

    first: int
    second: int
    similarity: float


def resembling(texts: Sequence[str], least: float) -> Iterator[Resemblance]:
    """Pairs of texts at least `least` similar, in order of the second; equal ones with their latest copy.

    Similarity is that of `similarity`.
    """
    latest: dict[str, int] = {}
    postings: dict[int, list[int]] = {}
    for index, text in enumerate(texts):
        before = latest.get(text)
        latest[text] = index
        if before is not None:
            yield Resemblance(before, index, 1.0)
            continue
        shingles = _shingles(text)
        for other in _candidates(shingles, postings, len(text), texts, least):
            alike = similarity(texts[other], text, least)
            if alike >= least:
                yield Resemblance(other, index, alike)
        for shingle in shingles:
            postings.setdefault(shingle, []).append(index)


def similarity(a: str, b: str, least: float = 0.0) -> float:
    """2 × the longest common subsequence / all characters: rapidfuzz's Indel similarity.

    0 when that must be less than `least`, by the characters that both have: 6 µs. Then Hyyrö's bit-parallel
    algorithm on Python's large integers: 30 µs for a hundred characters, where the import of rapidfuzz
    costs 15–30 ms at start-up.
    """
    if not a or not b:
        return 1.0 if a == b else 0.0
    signs = len(a) + len(b)
    if 2 * sum(min(a.count(sign), b.count(sign)) for sign in {*a} & {*b}) / signs < least:
        return 0.0
    masks: dict[str, int] = {}
    for at, sign in enumerate(a):
        masks[sign] = masks.get(sign, 0) | 1 << at
    full = (1 << len(a)) - 1
    rest = full
    for sign in b:
        found = rest & masks.get(sign, 0)
        rest = ((rest + found) | (rest - found)) & full
    common = len(a) - rest.bit_count()
    return 2 * common / signs


def _shingles(text: str) -> set[int]:
    encoded = text.encode("utf-32-le")
    size = 4 * _SIZE
    return {
        crc32(encoded[4 * at : 4 * at + size])
        for at, sign in enumerate(encoded[: -size + 4 or None : 4])
        if sign & _SAMPLED == 0
    }


def _candidates(
    shingles: Iterable[int], postings: dict[int, list[int]], length: int, texts: Sequence[str], least: float
) -> list[int]:
    """Earlier texts that share enough rare shingles with one of this length, at most some dozen."""
    votes: dict[int, int] = {}
    rare = 0
    for shingle in shingles:
        found = postings.get(shingle, ())
        if len(found) <= _COMMON:
            rare += 1
            for other in found:
                votes[other] = votes.get(other, 0) + 1
    if not votes:
        return []
    shortest, longest = length * least / (2 - least), length * (2 - least) / least
    enough = max(1, rare // 3)
    likely = [
        (-count, other)
        for other, count in votes.items()
        if count >= enough and shortest <= len(texts[other]) <= longest
    ]
    return sorted(other for _, other in sorted(likely)[:_PAIRS])
