"""A printed label → the canonical name of its indicator, so that the same thing meets under all its names."""

from planlint import regex
from planlint.units import unit_for
from planlint.vocabulary import MOST as MOST_NAMES
from planlint.vocabulary import Vocabulary, form

# 1、 12. (3) 一、 (二) ① # : what numbers a row or an item, not the indicator; 12万… and 3D… are left alone
_NUMBERING = regex.compile(
    r"(?:\(?\d{1,3}(?:[、):．]|\.(?!\d))(?!\d)|\([一二三四五六七八九十]{1,3}\)"
    r"|[一二三四五六七八九十]{1,3}[、:．](?![一二三四五六七八九十])|[①-⑳#])+"
)
_YEAR = regex.compile(r"(?:19|20)\d\d(?:-(?:19|20)?\d\d)?年(?:度|末|底)?")
MOST = 8  # times that a name is stripped: 全区1、完成…
LONGEST = 120  # characters; no name of an indicator is longer, and hostile ones must stay cheap
_PARTS = regex.compile(r"[,、;]\s*")
_PUNCTUATION = ":：,，;；。.、-—~ "


def canonical(label: str, vocabulary: Vocabulary) -> str:
    """The canonical name of a printed label; of an unknown one its own form, so that equal names meet.

    Nothing that narrows an indicator (规模以上, 新增, 人均, a park) is dropped: those are other indicators.
    """
    known = vocabulary.canonical.get(label)
    if known is None:
        known = _canonical(label, vocabulary)
        if len(vocabulary.canonical) < MOST_NAMES:  # a hostile document must not fill the memory
            vocabulary.canonical[label] = known
    return known


def _canonical(label: str, vocabulary: Vocabulary) -> str:
    if len(label) > LONGEST:
        return form(label)
    name = label
    for _ in range(MOST):
        last = name
        name = bare(last, vocabulary)
        if found := vocabulary.find(name):
            return found
        shorter = _without_surroundings(name, vocabulary)
        if found := vocabulary.find(shorter):
            return found
        name = form(vocabulary.spelt(shorter))
        if name == last:
            break
    return name


def bare(label: str, vocabulary: Vocabulary) -> str:
    """The label in its form, without numbering, end punctuation, and a last bracket holding its unit."""
    name = form(label)
    if numbered := _NUMBERING.match(name):
        name = name[numbered.end() :] or name
    name = name.strip(_PUNCTUATION) or name
    while name.endswith(")") and (start := name.rfind("(")) > 0:
        if not all(_says_nothing(part, vocabulary) for part in _PARTS.split(name[start + 1 : -1])):
            break
        name = name[:start].rstrip()
    return name


def _without_surroundings(name: str, vocabulary: Vocabulary) -> str:
    """The name without 全区, 2020年, 其中 … before it and 完成, 达到 … behind it, again and again."""
    labels = vocabulary.labels
    changed = True
    while changed and (
        name.startswith(labels.prefixes) or name.endswith(labels.suffixes) or _YEAR.match(name)
    ):
        changed = False
        if (year := _YEAR.match(name)) and len(name) > year.end() + 1:
            name, changed = name[year.end() :], True
        for prefix in labels.prefixes:
            if name.startswith(prefix) and len(name) > len(prefix) + 1:
                name, changed = name[len(prefix) :].lstrip(_PUNCTUATION), True
        for suffix in labels.suffixes:
            if name.endswith(suffix) and len(name) > len(suffix) + 1:
                name, changed = name[: -len(suffix)].rstrip(_PUNCTUATION), True
        if vocabulary.find(name):
            break
    return name


def _says_nothing(part: str, vocabulary: Vocabulary) -> bool:
    """Whether a part of a bracket is a unit, 单位:…, or 现价, 预期性 …"""
    return part in vocabulary.labels.brackets or part.startswith("单位") or unit_for(part) is not None
