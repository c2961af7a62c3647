"""What a document says of itself in its title: place, year, the plan that it is; and its language."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from planlint import regex
from planlint.extract import headers, periods
from planlint.model import Document, Period
from planlint.named import NamedTuple
from planlint.vocabulary import Vocabulary

TABLE = "vocabulary/titles"
_BLOCKS, _LINES, _LONG = 30, 6, 90  # blocks looked at, lines of one title, characters of a line of it
_HAN = regex.compile(r"[\u4e00-\u9fff]+")
_LETTERS = regex.compile(r"[A-Za-z]+")
_ALIAS = regex.compile(r"[(（][^()（）]{2,20}[)）]")


class Title(NamedTuple):
    """`year` is what the document reports or, of a plan, the year it was made in; `plan` the years of the
    plan that it is; from the year `ahead` on its figures are planned.
    """

    place: str | None = None
    year: int | None = None
    plan: Period | None = None
    ahead: int | None = None


class Words:
    """The words of `rules/vocabulary/titles.toml`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        place, kinds, captions = (table.get(key, {}) for key in ("place", "kinds", "captions"))
        ends, before, after, english = (
            "|".join(map(re.escape, sorted(place.get(key, ()), key=len, reverse=True))) or "(?!)"
            for key in ("ends", "before", "after", "english")
        )
        self.place = regex.compile(
            rf"(?:{after}|(?:19|20)\d\d年)*([\u4e00-\u9fff]{{1,24}}?(?:{ends}))(?:[(（][^()（）]{{2,20}}[)）])?"
            rf"(?=\s*(?:(?:19|20)\d\d|{before}))"
        )
        self.english = regex.compile(rf"((?:[A-Z][\w.'-]{{0,30}} ){{1,3}}(?:{english}))\b")
        self.done = tuple[str, ...](kinds.get("done", ()))
        self.data = tuple[str, ...](kinds.get("data", ()))  # done, where nothing says planned
        self.planned = tuple[str, ...](kinds.get("planned", ()))
        self.before = tuple[str, ...](kinds.get("before", ()))
        self.names = tuple[str, ...](captions.get("names", ()))
        self.caption_planned = tuple[str, ...](captions.get("planned", ()))
        self.caption_done = tuple[str, ...](captions.get("done", ()))


def words(vocabulary: Vocabulary) -> Words:
    """The words of titles that a vocabulary was loaded with."""
    made = vocabulary.made.get(TABLE)
    if not isinstance(made, Words):
        vocabulary.made[TABLE] = made = Words(vocabulary.tables.get(TABLE, {}))
    return made


def title(document: Document, vocabulary: Vocabulary) -> Title:
    """What the title of a document says."""
    lexicon = words(vocabulary)
    lines = _opening(document)
    joined = ["".join(lines[at : at + 4]) for at in range(len(lines))]
    placed = [at for at, text in enumerate(joined) if _place(text, lexicon)]
    place = _place(joined[placed[0]], lexicon) if placed else None
    said = headers.words(vocabulary).periods
    for at in [*placed, *range(len(joined))]:  # above the title may stand dates and file numbers
        found = _time(joined[at], "".join(lines[at : at + 12]), said, lexicon)
        if found.year:
            return found._replace(place=place)
    return Title(place)


def language(document: Document) -> str:
    """`zh` when a tenth of the letters or more are Chinese characters, or there are no letters at all."""
    sample = document.source[:4000]
    han, letters = (sum(map(len, signs.findall(sample))) for signs in (_HAN, _LETTERS))
    return "zh" if 10 * han >= letters else "en"


def _opening(document: Document) -> list[str]:
    """The first short lines of a document, in which its title stands."""
    lines: list[str] = []
    for block in document.blocks[:_BLOCKS]:
        text = block.text.string
        if block.kind == "table" or len(lines) >= 3 * _LINES:
            break
        if text and len(text) <= _LONG and "。" not in text:
            lines.append("".join(text.split()) if _HAN.search(text) else text + " ")
        elif lines and len(text) > _LONG:
            break
    return lines


def _place(text: str, lexicon: Words) -> str | None:
    if found := lexicon.place.match(text):
        kinds = (*lexicon.planned, *lexicon.done)
        return None if any(word in found[1] for word in kinds) else found[1]
    english = None if _HAN.search(text) else lexicon.english.search(text[:200])
    return english[1] if english else None


def _time(text: str, around: str, said: periods.Words, lexicon: Words) -> Title:
    """Year and plan of a title; nothing when it speaks of neither plan nor report."""
    lower = text.lower()
    planned = any(word in lower for word in lexicon.planned)
    done = any(word in lower for word in lexicon.done)
    before = any(word in lower for word in lexicon.before)
    data = not planned and any(word in lower for word in lexicon.data)
    if not (planned or done or before or data):
        return Title()
    found = [one for one in periods.scan(text, said) if one.period]
    plan = next((one.period for one in found if one.kind == "plan"), None)
    if plan and not done:
        dates = [one.period for one in periods.scan(around, said) if one.kind == "date" and one.period]
        made = int(dates[0].start[:4]) if dates else int(plan.start)
        return Title(None, made, plan, int(plan.start))
    years = _years(found)
    if not years:
        return Title()
    if before and not done:
        return Title(None, years[0] - 1, None, years[0])
    if data and not done and any(one.kind == "years" for one in found):
        return Title()  # 2019—2023年主要指标: of none of them
    if done or data or len(set(years)) > 1:
        return Title(None, years[0], None, years[0] + 1)
    return Title(None, years[0], None, years[0])


def _years(found: Sequence[periods.Said]) -> list[int]:
    kinds = ("year", "bare", "years", "part", "end")
    return [int(one.period.end[:4]) for one in found if one.period and one.kind in kinds]
