"""The words of `rules/vocabulary/zh-prose.toml` as lookups by first or last character."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from planlint import made, regex
from planlint.extract.words import ByTwo
from planlint.index import built_in
from planlint.vocabulary import Vocabulary, form

TABLE = "vocabulary/zh-prose"
PERIODS = "vocabulary/periods"

# what was said between a subject and its number, as bits of one number
LEVEL, UP, DOWN, TO, KEEP, LIMIT = 1, 2, 4, 8, 16, 32
AVERAGE, ON_YEAR, ON_MONTH, EACH, FROM, CUMULATIVE = 64, 128, 256, 512, 1024, 2048
AIM, REAL, NOMINAL, RATE, JOINT, TIME = 4096, 8192, 16384, 32768, 65536, 131072
BASE, OF_WHICH, LIGHT = 262144, 524288, 1048576
UNDATED = 2097152  # 由56家: no time stands between the word and the number
CHANGE = UP | DOWN

_BEFORE = {
    "level": LEVEL, "up_to": TO | UP, "down_to": TO | DOWN, "keep": KEEP, "limit": LIMIT, "up": UP,
    "down": DOWN, "rate": RATE | UP, "fall": RATE | DOWN, "average": AVERAGE, "on_year": ON_YEAR,
    "on_month": ON_MONTH, "each": EACH, "from": FROM, "cumulative": CUMULATIVE, "aim": AIM,
    "done": LIGHT, "real": REAL, "nominal": NOMINAL, "joint": JOINT,
}  # fmt: skip
_LEAD = {
    "of_which": OF_WHICH,
    "cumulative": CUMULATIVE,
    "average": AVERAGE,
    "connective": 0,
    "aim": AIM,
    "light": LIGHT,
}

Marked = dict[str, tuple[tuple[str, int], ...]]  # first or last character → (word, bits), longest first
Listed = dict[str, tuple[str, ...]]


class Words:
    """Lists by last character (`before`, `action`, `share` …) or first one (`lead`, `starts` …)."""

    before: ByTwo
    bits: Mapping[str, int]  # of the words of `before`
    before_not: Listed
    lead: Marked
    lead_not: Listed
    whole: Listed
    action: Listed
    flow: frozenset[str]
    flow_first: Listed
    flow_not: Listed
    inside: Listed
    starts: Listed
    stops: Listed
    stops_not: Listed
    action_first: Listed
    action_not: Listed
    owned_last: Listed
    become: Listed
    barren: Listed
    owned: frozenset[str]
    free: frozenset[str]
    general: frozenset[str]
    metric: Listed
    tails: Listed
    share: Listed
    lasting: Listed
    bare: Listed
    design: Listed
    pairs: tuple[tuple[str, tuple[str, ...]], ...]
    part: re.Pattern[str]
    part_not: re.Pattern[str]
    own: frozenset[str]
    wider: frozenset[str]
    result: re.Pattern[str]
    aim: re.Pattern[str]
    tasks: tuple[str, ...]
    holidays: Mapping[str, tuple[int, int]]
    name_after: Listed
    name_lasting: Listed
    parts: Mapping[str, tuple[int, int]]
    relative: Mapping[str, int]
    known: Callable[[str], str | None]  # the indicator of a name, None for a name of none

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self.__dict__.update(lists)
        self.before = ByTwo(lists["before"], last=True)
        for name in ("part", "part_not", "result", "aim"):
            setattr(self, name, regex.compile(lists[name]))


def words(vocabulary: Vocabulary) -> Words:
    """The words of a vocabulary, made once."""
    kept: Words | None = vocabulary.made.get(TABLE)
    if kept is None:
        files = [f"{built_in()}/{name}.toml" for name in (TABLE, PERIODS)]
        kept = Words(made.of(files, lambda: _made(vocabulary), "words of prose"))
        kept.known = lambda name: vocabulary.find(form(name))
        vocabulary.made[TABLE] = kept
    return kept


def _table(vocabulary: Vocabulary, name: str) -> Mapping[str, Any]:
    """A table of the vocabulary; one that was made without any (in a test) takes that of the rules folder."""
    if name in vocabulary.tables:
        return vocabulary.tables[name]
    from planlint import index

    return index.parse(f"{index.built_in()}/{name}.toml")


def _made(vocabulary: Vocabulary) -> dict[str, Any]:
    """The attributes of `Words`, of the tables of a vocabulary; patterns as their sources."""
    table, periods = _table(vocabulary, TABLE), _table(vocabulary, PERIODS)
    places, names = table["places"], table["names"]
    return {
        **_around(table),
        **_nouns(table),
        "whole": _by((*places["whole"].split(), *places["own"].split()), 0),
        "part": _pattern(places["part"]),
        "part_not": _pattern(places["part_not"]),
        "own": frozenset(places["own"].split()),
        "wider": frozenset(places["wider"].split()),
        "result": _pattern(table["chapters"]["result"]),
        "aim": _pattern(table["chapters"]["aim"]),
        "tasks": tuple(table["tasks"]["words"].split()),
        "holidays": {name: (first, last) for name, (first, last) in table["holidays"].items()},
        "name_after": _listed(names["after"], 0),
        "name_lasting": _listed(names["lasting"], 0),
        "parts": {name: (first, last) for name, (first, last) in periods.get("parts", {}).items()},
        "relative": periods.get("relative", {}),
    }


def _around(table: Mapping[str, Any]) -> dict[str, Any]:
    """The words before, within and behind a noun and its number."""
    flow, action, after = table["flow"], table["action"], table["after"]
    before = _bits(table["before"], _BEFORE)
    doing = {*action["words"].split(), *flow["words"].split()}
    return {
        "before": _by(before, -1),
        "bits": before,
        "before_not": _listed(table["before_not"]["words"], -1),
        "lead": _marked(table["lead"], _LEAD, 0),
        "lead_not": _listed(table["lead_not"]["words"], 0),
        "inside": _listed(table["inside"]["light"], 0),
        "flow": frozenset(flow["words"].split()),
        "flow_first": _listed(flow["words"], 0),
        "flow_not": _listed(flow["not"], 0),
        "action": _by(doing, -1),
        "action_first": _by(doing, 0),
        "action_not": _listed(action["not"], 0),
        "starts": _listed(after["starts"], 0),
        "stops": _listed(after["stops"], 0),
        "stops_not": _listed(after["not"], 0),
        "barren": _listed(after["barren"], 0),
        "become": _listed(after["become"], 0),
    }


def _nouns(table: Mapping[str, Any]) -> dict[str, Any]:
    """Lists of nouns and of what nouns end in."""
    nouns = table["nouns"]
    pairs = sorted(table["pairs"].items(), key=lambda pair: -len(pair[0]))
    made: dict[str, Any] = {name: frozenset(nouns[name].split()) for name in ("owned", "free", "general")}
    for name in ("metric", "tails", "share", "lasting", "bare", "design"):
        made[name] = _listed(nouns[name], -1)
    made["owned_last"] = _listed(nouns["owned"], -1)
    made["pairs"] = tuple((short, tuple(members.split())) for short, members in pairs)
    return made


def _marked(lists: Mapping[str, str], bits: Mapping[str, int], at: int) -> Marked:
    """(word, bits) pairs by first (0) or last (-1) character."""
    pairs = _bits(lists, bits)
    return {sign: tuple((word, pairs[word]) for word in group) for sign, group in _by(pairs, at).items()}


def _bits(lists: Mapping[str, str], bits: Mapping[str, int]) -> dict[str, int]:
    return {word: bits[name] for name, listed in lists.items() for word in listed.split()}


def _listed(words: str, at: int) -> Listed:
    return _by(words.split(), at)


def _by(words: Iterable[str], at: int) -> Listed:
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[at], []).append(word)
    return {sign: tuple(group) for sign, group in groups.items()}


def _pattern(words: str) -> str:
    """The source of a pattern for any of the words.

    Those with a common first character share it, so that a search stays cheap.
    """
    branches = []
    for sign, group in _by(words.split(), 0).items():
        rests = "|".join(re.escape(word[1:]) for word in group)
        branches.append(re.escape(sign) + (f"(?:{rests})" if rests else ""))
    return "|".join(branches)


def ends(text: str, lists: Listed) -> str:
    """The longest listed word that `text` ends with, or ""."""
    for word in lists.get(text[-1:], ()):
        if text.endswith(word):
            return word
    return ""


def starts(text: str, lists: Listed, at: int = 0) -> str:
    """The longest listed word that `text` has at `at`, or ""."""
    for word in lists.get(text[at : at + 1], ()):
        if text.startswith(word, at):
            return word
    return ""


def action(text: str, words: Words, at: int = 0) -> str:
    """The verb of doing that `text` has at `at`, "" when a name begins like one: 研发|投入, 服务|业."""
    verb = starts(text, words.action_first, at)
    return "" if verb and starts(text, words.action_not, at) else verb


def search(
    text: str, lists: Listed, at: int = 0, last: bool = False, never: Listed | None = None
) -> tuple[int, int]:
    """Where the first (or `last`) listed word from `at` on stands, (-1, -1) when there is none.

    Where a word of `never` stands, none is found.
    """
    found = (-1, -1)
    for position in range(at, len(text)):
        group = lists.get(text[position])
        if group and not (never and starts(text, never, position)):
            for word in group:
                if text.startswith(word, position):
                    if not last:
                        return position, position + len(word)
                    found = (position, position + len(word))
                    break
    return found
