"""A fixed phrase is written as it is fixed: 准入前国民待遇, not 准入前待遇; 全覆盖, not 全覆."""

from collections.abc import Iterable, Iterator, Mapping

from planlint import regex
from planlint.corpus import Corpus
from planlint.model import Evidence, Fact
from planlint.passages import Passages, passages


def set_phrases_are_whole(
    corpus: Corpus,
    *,
    phrases: Iterable[str],
    variants: Iterable[str],
    cut: Mapping[str, Iterable[str]],
    wrong: Mapping[str, str],
) -> Iterator[Evidence]:
    """Near misses of `phrases` (one character more, less or other), but the known `variants`.

    `cut` maps the head of a word to what must follow it, `wrong` a wrong form to the right one.
    """
    fixed, known = tuple(phrases), set(variants)
    words = {*cut, *wrong, *(half for phrase in fixed for half in _halves(phrase))}
    for document in corpus.documents:
        read = corpus.derived(passages, document)
        places = _places(read.string, words)
        for phrase in fixed:
            for start, end in _near_misses(read.string, phrase, places):
                if not any(variant in read.string[start - 2 : end + 2] for variant in known):
                    yield _evidence(read, start, end, phrase)
        for head, endings in cut.items():
            for at in places[head]:
                if not read.string.startswith(tuple(endings), at + len(head)):
                    yield _evidence(read, at, at + len(head), head + next(iter(endings)))
        for form, right in wrong.items():
            for at in places[form]:
                yield _evidence(read, at, at + len(form), right)


def _places(string: str, words: Iterable[str]) -> dict[str, list[int]]:
    """Where each of many words stands: one pass for the pairs they begin with, not sixty for the words."""
    found: dict[str, list[int]] = {word: [] for word in words}
    pairs: dict[str, list[str]] = {}
    for word in sorted(found):
        pairs.setdefault(word[:2], []).append(word)
    first, second = ("".join(sorted({pair[at] for pair in pairs})) for at in (0, 1))
    for match in regex.compile(f"[{first}](?=[{second}])").finditer(string):
        at = match.start()
        for word in pairs.get(string[at : at + 2], ()):
            if string.startswith(word, at):
                found[word].append(at)
    return found


def _halves(phrase: str) -> tuple[str, str]:
    half = len(phrase) // 2
    return phrase[:half], phrase[half:]


def _near_misses(string: str, phrase: str, places: Mapping[str, list[int]]) -> Iterator[tuple[int, int]]:
    """Where a phrase stands with one character changed, missing or added.

    One change leaves the first or the second half whole, so only the `places` of these are looked at.
    """
    head, tail = _halves(phrase)
    for at in places[head]:
        rest = at + len(head)
        if not string.startswith(tail, rest):
            length = _edited(string, rest, tail)
            if length is not None:
                yield at, rest + length
    for at in places[tail]:
        if string.endswith(head, 0, at):
            continue
        length = _edited_before(string, at, head)
        if length is not None:
            yield at - length, at + len(tail)


def _edited(string: str, at: int, tail: str) -> int | None:
    """The length of the text at `at` that is `tail` with one edit inside it; None when it is not."""
    for there in range(len(tail) - 1):
        if string[at + there : at + there + 1] != tail[there]:
            rest = tail[there + 1 :]
            if string.startswith(rest, at + there + 1) and _chinese(string, at + there):
                return len(tail)  # one character is another
            if string.startswith(tail[there:], at + there + 1) and _chinese(string, at + there):
                return len(tail) + 1  # one is too many
            if string.startswith(rest, at + there):
                return len(tail) - 1  # one is missing
            return None
    last = at + len(tail) - 1  # only the last character differs: another word, unless the clause ends here
    changed = _chinese(string, last) and not _chinese(string, last + 1)
    return len(tail) if changed and len(tail) > 2 else None


def _edited_before(string: str, at: int, head: str) -> int | None:
    """The length of the text before `at` that is `head` with one edit inside it; None when it is not."""
    for there in range(1, len(head) + 1):
        if string[at - there : at - there + 1] != head[-there]:
            rest = head[:-there]
            if there == len(head) and not _alone(string, at - there):
                return (
                    there + 1 if string[at - there - 1] == head[0] and _chinese(string, at - there) else None
                )
            if rest and string.endswith(rest, 0, at - there) and _chinese(string, at - there):
                return len(head)
            if (
                rest
                and string.endswith(head[: len(head) - there + 1], 0, at - there)
                and _chinese(string, at - there)
            ):
                return len(head) + 1
            if rest and string.endswith(rest, 0, at - there + 1):
                return len(head) - 1
            return len(head) if not rest and _chinese(string, at - there) else None
    return None


def _alone(string: str, at: int) -> bool:
    """Whether a changed first character begins a clause or a quotation: “易融则融."""
    return at <= 0 or string[at - 1] in "“‘，,。；;、：:\n"


def _chinese(string: str, at: int) -> bool:
    return "\u4e00" <= string[at : at + 1] <= "\u9fff"


def _evidence(read: Passages, start: int, end: int, phrase: str) -> Evidence:
    facts: dict[str, Fact] = {"text": read.string[start:end], "phrase": phrase}
    return Evidence(places=(read.place(start, end),), facts=facts, suggestion=phrase)
