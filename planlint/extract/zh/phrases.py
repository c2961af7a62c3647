"""The words left and right of a number: what is counted, and how the number is tied to it."""

from typing import NamedTuple

from planlint.extract.zh.words import (
    BASE,
    CHANGE,
    CUMULATIVE,
    DOWN,
    LEVEL,
    LIGHT,
    RATE,
    TIME,
    TO,
    UP,
    Words,
    action,
    ends,
    search,
    starts,
)

SPOT = "\ue000"  # stands where a time was said
COMPARED = "\ue001"  # stands where a time was said that is only compared with
_TRIM = " \u3000\u00a0\t\n\r、,，;；:：。.·-—–…[]"
_CLOSE = {")": "(", "）": "（"}
_LINKS = ("和", "及", "与", "以及", "并", "且", "比", "较", "而")
_COMPARING = ("相较于", "相比于", "比", "较", "与", "同", "在")
_NETS = tuple(COMPARED + word for word in ("净增", "新增", "净减"))
_FILLED = ("的基础上", "基础上", "相比", "期间", "时期", "来", "以来", "末", "底", "间", "时")
_PREPOSITIONS = frozenset("以在与对为向从由因按")
_PREPOSED = ("通过", "依托", "围绕", "按照", "利用", "随着", "根据", "借助", "针对", "结合", "坚持", "聚焦")


class Before(NamedTuple):
    """What stands before a number: `topic`|verb|`noun`, and `bits` of `words` for what was said between.

    `scope` is the word for a whole that opened it (全区, 全国) or "".
    """

    noun: str
    topic: str
    bits: int
    scope: str


def before(left: str, words: Words, plain: bool = False) -> Before:
    """Read the text between the last number (or pause) and a number; with `plain` no verb divides it."""
    opened = left.rfind("“")
    if opened >= 0 and left.find("”", opened) < 0:
        left = left[opened + 1 :]  # a sentence in quotes
    text, bits = _from_right(left, words)
    text, more, scope = _from_left(text, words)
    bits |= more
    topic = ""
    if text.startswith(_PREPOSED):
        verb, _ = search(text, words.action_first, 3)
        text = text[verb:] if 0 < verb < len(text) - 2 else text
    if text and not plain:
        topic, text = _divided(text, words)
        if topic:
            topic, _, wider = _from_left(topic, words)
            scope = scope or wider
            topic, more = _from_right(topic, words)
            bits |= more & CUMULATIVE
    return Before(clean(text), clean(topic), bits, scope)


def _from_right(text: str, words: Words) -> tuple[str, int]:
    """The text without what ties it to the number behind, and the bits of that."""
    bits = 0
    lists, never = words.before, words.before_not
    while text:
        last = text[-1]
        if last in "增减" and text.endswith(_NETS):
            # 比上年净增14家
            text, bits = text[:-2], bits | (UP if last == "增" else DOWN)
            continue
        if last in _TRIM or (last in _CLOSE and _CLOSE[last] not in text) or last in "(（":
            text = text[:-1]
            continue
        if last == SPOT:
            text, bits = text[:-1], bits | TIME
            continue
        if last == COMPARED:
            text, bits = text[:-1], bits | BASE
            for word in _COMPARING:
                if text.endswith(word):
                    text = text[: -len(word)]
                    break
            continue
        found = _last_word(text, lists.get(last, ()), bits)
        if last in never and len(ends(text, never)) > (len(found[0]) if found else 0):
            break
        if found is None:
            link = next((word for word in _LINKS if text.endswith(word) and len(text) > len(word) + 1), "")
            if link == "与" or link == "同" or not link or not _loose(text, link):
                break
            text = text[: -len(link)]
            continue
        word, said = found
        text, bits = text[: -len(word)], bits | said
    if text.endswith(_FILLED) and (SPOT in text or COMPARED in text):
        for word in _FILLED:
            stem = text.removesuffix(word)
            if stem is not text and stem[-1:] in (SPOT, COMPARED):
                return _again(stem, bits, words)
    return text, bits


def _again(text: str, bits: int, words: Words) -> tuple[str, int]:
    rest, more = _from_right(text, words)
    return rest, bits | more


def _loose(text: str, link: str) -> bool:
    """Whether a last 和, 比 … ties nothing: 房价收入比 is a name."""
    return link not in ("比", "较") or text[-len(link) - 1] in (SPOT, COMPARED)


def _last_word(text: str, listed: tuple[tuple[str, int], ...], bits: int) -> tuple[str, int] | None:
    for word, said in listed:
        if text.endswith(word):
            # 增速回落2个百分点: what falls is the growth, so the noun keeps it
            if said & RATE and bits & CHANGE and not bits & (TO | RATE):
                return None
            return word, said
    return None


def _from_left(text: str, words: Words) -> tuple[str, int, str]:
    """The text without connectives, times and words for the whole that open it."""
    bits, scope = 0, ""
    lead, whole = words.lead, words.whole
    while text:
        first = text[0]
        if first in _TRIM or first in ")）":
            text = text[1:]
            continue
        if first in (SPOT, COMPARED):
            text, bits = text[1:], bits | TIME
            continue
        word = starts(text, whole) if first in whole else ""
        if word and (len(text) > len(word) + 1 or len(text) == len(word)) and not text.startswith("地区生产"):
            text, scope = text[len(word) :], scope or word
            if text[:1] in "的":
                text = text[1:]
            continue
        found = next((pair for pair in lead.get(first, ()) if text.startswith(pair[0])), None)
        if found is None or _part_of_name(text, found[0], words):
            break
        text, bits = text[len(found[0]) :], bits | found[1]
    return text, bits, scope


def _part_of_name(text: str, word: str, words: Words) -> bool:
    """Whether a word that may open a clause belongs to the name behind: 和谐, 对外贸易, 基本医疗保险."""
    rest = text[len(word) :]
    if not rest:
        return False
    if starts(text, words.lead_not):
        return True
    if len(word) > 1:
        return False
    return not (rest[0] in (SPOT, COMPARED) or starts(rest, words.flow_first) or _long_start(rest, words))


def _long_start(text: str, words: Words) -> bool:
    """Whether a word of more than one character that may open a clause stands here."""
    if starts(text, words.whole):
        return True
    return any(len(word) > 1 and text.startswith(word) for word, _ in words.lead.get(text[0], ()))


def _divided(text: str, words: Words) -> tuple[str, str]:
    """(topic, object) around the last light verb within: 和发稀土|实现|产值; ("", text) without one."""
    start, end = search(text, words.inside, 1, last=True)
    if start < 2 or len(text) - end < 2:
        return "", text
    topic = text[:start]
    if topic[0] in _PREPOSITIONS or topic.startswith(_PREPOSED):
        return "", text[end:]
    return topic, text[end:]


def clean(text: str) -> str:
    """A name as it is kept: no spaces, no placeholders of times, no pauses at its ends."""
    if SPOT in text or COMPARED in text:
        text = text.replace(SPOT, "").replace(COMPARED, "")
    if " " in text or "\n" in text or "\u3000" in text:
        text = "".join(text.split())
    return text.strip(_PAUSES).rstrip("和及与")


_PAUSES = " 、,，;；:：。.·-—–…"


def after(right: str, words: Words, open_end: bool) -> str:
    """The counted noun that starts right behind a number: 11个|工业项目|竣工; "" when none does.

    `open_end`: another number follows, so that a last 和, 及 belongs between them.
    """
    if not right:
        return ""
    first = right[0]
    if first == "的":
        right = right[1:]
        first = right[:1]
    if (
        not first
        or not (first >= "\u4e00" or first in "“《‘" or first.isalpha())
        or first in "，；：。！？（）、"
    ):
        return ""
    if starts(right, words.starts):
        return ""
    at = 1
    if first in "“《‘":
        at = max(right.find("”"), right.find("》"), right.find("’")) + 1 or 1
    elif first == "已":
        at = 3  # 10个已开工项目
    stop, _ = search(right, words.stops, at, never=words.stops_not) if len(right) > at else (-1, -1)
    noun = right if stop < 0 else right[:stop]
    spot = noun.find(SPOT)
    if spot >= 0:
        noun = noun[:spot].rstrip("从由自到至在比较")
    if first == "已" and len(noun) < 5:
        return ""
    if open_end:
        noun = _before_link(noun)
    noun = clean(noun).removesuffix("中")
    return noun if len(noun) > 1 or noun in _SINGLE else ""


def opening(clause: str, words: Words) -> str:
    """What a clause without numbers is about: 企业境外投资|增长势头良好; "" when it opens with a verb."""
    text, _, _ = _from_left(clause, words)
    if action(text, words) or text.startswith(_PREPOSED) or text[:1] in _PREPOSITIONS:
        return ""
    stop, _ = search(text, words.stops, 2, never=words.stops_not)
    return clean(text[:stop]) if 1 < stop < 17 else ""


def done_to(clause: str, words: Words) -> str:
    """What a clause without numbers does something to: 推进|国道改线工程; "" when that is no single thing."""
    text, bits, _ = _from_left(clause, words)
    at = 0
    while verb := action(text, words, at):
        at += len(verb)
    stop, _ = search(text, words.stops, at + 2, never=words.stops_not)
    name = clean(text[at:] if stop < 0 else text[at:stop])
    return name if (at or bits & LIGHT) and 2 < len(name) < 17 and "、" not in name else ""


def _before_link(noun: str) -> str:
    """What is left of a noun when another number follows: 道路工程|和经七路等 6项."""
    for link in _BETWEEN:
        if noun.endswith(link):
            return noun[: -len(link)]
    if noun.endswith("等"):
        cuts = [at for link in _BETWEEN if (at := noun.find(link)) > 0]
        if cuts:
            return noun[: min(cuts)]
    at = noun.find("与")
    return noun[:at] if at > 1 else noun


_SINGLE = (
    "人",
    "村",
    "镇",
    "县",
    "市",
    "区",
    "省",
    "岛",
    "港",
    "站",
    "路",
    "桥",
    "河",
    "湖",
    "山",
    "矿",
    "厂",
    "校",
)
_BETWEEN = ("以及", "及", "和", "与", "、")


def named(right: str, words: Words) -> str:
    """What the counted are called behind a verb: 3家企业|被认定为|创新领军企业; "" when they are not."""
    start, end = search(right, words.become)
    if start < 1:
        return ""
    if right.startswith(("成为", "为"), end):
        end += 2 if right.startswith("成为", end) else 1
    name = right[end:]
    stop, _ = search(name, words.stops, 1, never=words.stops_not)
    return clean(name if stop < 0 else name[:stop])


def without_action(text: str, words: Words) -> tuple[str, str]:
    """(topic, verb) of what stands before a counted noun: 两河片区|新建 → 10条道路."""
    verb = ""
    while text:
        word = ends(text, words.action)
        if not word:
            break
        text = clean(text[: -len(word)])
        if word in words.flow:
            verb = word
    return text, verb


def without_examples(noun: str, words: Words) -> str:
    """对接|甲、乙等|企业 → 对接企业; 高等学校 stays."""
    at = noun.find("等", 1)
    if (
        at < 1
        or at > len(noun) - 3
        or noun[at - 1] in "高中同平优上下一二三特初"
        or noun[at + 1] in "级额次量同"
    ):
        return noun
    verb = action(noun, words)
    return (verb if len(verb) < at else "") + noun[at + 1 :]


def joined(owner: str, noun: str) -> str:
    """An owner and what is said of it, printed once what both have: R&D经费投入 + 投入强度."""
    if not owner or noun.startswith(owner):
        return noun
    for length in range(min(len(owner), len(noun), 8), 1, -1):
        if owner.endswith(noun[:length]):
            return owner + noun[length:]
    return owner + noun


__all__ = [
    "COMPARED",
    "LEVEL",
    "LIGHT",
    "SPOT",
    "Before",
    "after",
    "before",
    "clean",
    "joined",
    "named",
    "without_action",
]
