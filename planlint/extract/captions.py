"""What stands above a table: its number or caption, its unit, the period and role it speaks of."""

import re
from collections.abc import Sequence

from planlint import regex
from planlint.extract import headers, periods, titles
from planlint.extract.titles import Title
from planlint.model import Document, Period
from planlint.named import NamedTuple
from planlint.units import unit_for
from planlint.vocabulary import Vocabulary

_LOOKED_AT, _LONG = 4, 80  # blocks above a table that may belong to it, and characters of them
_UNIT = regex.compile(r"(?:计量)?(?:单位|units?|in)\s*[:：]\s*([^)）\]】\n]{1,40})", re.IGNORECASE)
_NUMBER = (
    r"\s?[-—:：.]?\s?((?:[0-9一二三四五六七八九十]{1,3}|[ivxIVX]{1,5}|[A-Z])(?:[-—.][0-9]{1,3})*)?(?![0-9])"
)
_NOISE = regex.compile(r"^(?:历年|主要年份|全部)|(?:情况|一览|统计|表)$|\s+by\s.*$")
_EACH = ("各", "分")  # 各地区, 分县
_LEVEL = regex.compile(r"[省市区县旗州盟]本?级(?=[\u4e00-\u9fff])")


class Context(NamedTuple):
    """What a table inherits: `name` is its number (专栏1) or caption, `subject` the caption's own words.

    `period` is the one of the caption, `plan` that of a plan it names or the document is (`scope`: its
    last year, when the caption names it); `title` is the document's. `planned` and `done` tell a caption
    that speaks of targets or of results; `place` is a narrower one than the document's (县本级收入);
    `growth` is the basis of growth that a note below the table tells.
    """

    name: str | None = None
    subject: str = ""
    unit: str = ""
    period: Period | None = None
    plan: Period | None = None
    planned: bool = False
    done: bool = False
    title: Title = Title()
    basis: str = "unknown"
    scope: str | None = None
    place: str | None = None
    growth: str = "unknown"


def context(
    document: Document, index: int, inner: Sequence[str], title: Title, vocabulary: Vocabulary
) -> Context:
    """What the table at `index` inherits; `inner` are the texts above its header, from top to bottom."""
    lexicon = titles.words(vocabulary)
    words = headers.words(vocabulary)
    above = _above(document, index, lexicon)
    texts = [*[text for text, _ in above], *inner]
    captions = [text for text in texts if not _only_unit(text) and not _bare_name(text, lexicon)]
    number = next((found for text in reversed(texts) if (found := _number(text, lexicon))), None)
    strong = [*(t for t, kind in above if kind != "heading" or _number(t, lexicon)), *inner]
    named = [text for text in strong if text in captions and not text.endswith((":", "：", "。", ";", "；"))]
    said = " ".join(captions[-2:])
    period, plan = _period(captions, words.periods)
    lower = said.lower()
    planned = any(word in lower for word in lexicon.caption_planned)
    done = any(word in lower for word in lexicon.caption_done)
    unit = next((found for text in reversed(texts) if (found := _unit(text))), "")
    return Context(
        number or (headers.compact(headers.without_brackets(named[-1])) if named else None),
        _subject(named[-1] if named else "", lexicon, words),
        unit,
        period,
        plan or title.plan,
        planned and not done,
        done,
        title,
        headers.basis(said, words),
        plan.end if plan else None,
        _place(named[-1] if named else "", title, lexicon, words),
        _growth_basis(document, index, words),
    )


def _growth_basis(document: Document, index: int, words: headers.Words) -> str:
    """The basis of growth: real when a note below the table speaks of constant prices, else unknown."""
    for block in document.blocks[index + 1 : index + 3]:
        text = block.text.string
        if block.kind != "footnote" and not text.startswith(("注", "说明", "备注", "Note")):
            break
        lower = text.lower()
        if any(basis == "real" and word in lower for word, basis in words.basis.items()):
            return "real"
    return "unknown"


def _above(document: Document, index: int, lexicon: titles.Words) -> list[tuple[str, str]]:
    """The short blocks above a table, from top to bottom, up to the first that cannot belong to it."""
    found: list[tuple[str, str]] = []
    # the first block is the title of the whole, unless it is a caption or numbered like one
    opening = document.blocks[0]
    first = 0 if opening.kind == "caption" or _number(opening.text.string, lexicon) else 1
    for block in reversed(document.blocks[max(index - _LOOKED_AT, first) : index]):
        text = block.text.string
        if block.kind in ("table", "footnote", "item") or len(text) > _LONG or "。" in text:
            break
        found.append((text, block.kind))
        if block.kind == "heading" or (block.kind == "caption" and len(found) > 1):
            break
    return found[::-1]


def _number(text: str, lexicon: titles.Words) -> str | None:
    """专栏1 of 专栏1 “十三五”主要指标, 附件 of 附件：…, Table 2 of Table 2. …"""
    start = text.strip()
    lower = start.lower()
    for name in lexicon.names:
        if not lower.startswith(name):
            continue
        found = re.match(_NUMBER, start[len(name) :])
        counted = found[1] if found else None
        if counted:
            return start[: len(name)] + (" " if name.isascii() else "") + counted
        if len(name) > 1 and not start[len(name) : len(name) + 1].isalnum():
            return start[: len(name)]
    return None


def _bare_name(text: str, lexicon: titles.Words) -> bool:
    number = _number(text, lexicon)
    return bool(number) and len("".join(text.split())) <= len("".join(str(number).split())) + 1


def _only_unit(text: str) -> bool:
    found = _UNIT.search(text)
    return bool(found) and len(text.strip("()（） ")) <= len(str(found and found[0])) + 2


def _unit(text: str) -> str:
    found = _UNIT.search(text)
    if found and unit_for(found[1].strip()):
        return found[1].strip()
    for content in headers.brackets(text):
        if not content[:1].isdigit() and unit_for(content):
            return content
    return ""


def _period(captions: Sequence[str], said: periods.Words) -> tuple[Period | None, Period | None]:
    """The period and the plan that the nearest caption names."""
    for text in reversed(captions):
        found = [
            one
            for one in periods.scan(text, said)
            if one.period and one.kind not in ("relative",) and not text[: one.end].endswith("以来")
        ]
        plan = next((one.period for one in found if one.kind == "plan"), None)
        kept = {one.period for one in found if one.kind != "plan"}
        if plan or kept:
            return (kept.pop() if len(kept) == 1 else None), plan
    return None, None


def _place(caption: str, title: Title, lexicon: titles.Words, words: headers.Words) -> str | None:
    """The place that a caption names, when it is not the document's own: 东河镇2023年收入, 区本级收入."""
    number = _number(caption, lexicon)
    text = caption.strip()[len(number) :].lstrip(" .:：、-—") if number else caption
    if level := _LEVEL.search(text):
        return level[0]
    found = lexicon.place.match(headers.compact(text))
    if not found or (title.place and found[1] in title.place):
        return None
    if found[1][0] in _EACH and found[1][1:] in words.place_ends:
        return None  # 分县（市、区）主要指标: a row for each of them
    return words.foreign(found[1], title.place)


def _subject(text: str, lexicon: titles.Words, words: headers.Words) -> str:
    """The caption's own words, without number, period, unit and 情况表: perhaps an indicator."""
    number = _number(text, lexicon)
    if number:
        text = text.strip()[len(number) :].lstrip(" .:：、-—")
    _, rest = periods.split(headers.without_brackets(text), words.periods)
    rest = headers.compact(rest.strip(" ,，:：年“”\"'"))
    while (shorter := _NOISE.sub("", rest)) != rest:
        rest = shorter
    if rest[:1] in _EACH:
        places = (word for word, kind in words.kind_ends if kind == "place" and rest.startswith(word, 1))
        place = next(places, "")
        rest = rest[1 + len(place) :] if place else rest
    return rest
