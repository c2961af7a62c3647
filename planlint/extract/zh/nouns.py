"""Nouns: what is counted behind a number, what a clause is about, a name without what surrounds it."""

from planlint.extract.zh.phrases import PREPOSED, PREPOSITIONS, SPOT, clean, from_left
from planlint.extract.zh.words import LIGHT, Words, action, ends, search, starts

_LONGEST = 20  # characters of an indicator's name in a sentence


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
        or not (first >= "\u4e00" or first in "“《‘" or first.isalnum())
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
    if open_end and stop < 0:
        noun = _before_link(noun)
    noun = clean(noun).removesuffix("中")
    return noun if len(noun) > 1 or noun in _SINGLE else ""


def opening(clause: str, words: Words) -> str:
    """What a clause without numbers is about: 企业境外投资|增长势头良好; "" when it opens with a verb."""
    text, _, _ = from_left(clause, words)
    if action(text, words) or text.startswith(PREPOSED) or text[:1] in PREPOSITIONS:
        return ""
    stop, _ = search(text, words.stops, 2, never=words.stops_not)
    return clean(text[:stop]) if 1 < stop < 17 else _indicator(text, words) if stop < 0 else ""


def _indicator(text: str, words: Words) -> str:
    """The indicator whose name opens a clause: 地区生产总值|连跨三个台阶; "" when none does."""
    for length in range(min(len(text) - 1, _LONGEST), 2, -1):
        if words.known(text[:length]):
            return "" if starts(text[length:], words.metric) else text[:length]
    return ""


def done_to(clause: str, words: Words) -> str:
    """What a clause without numbers does something to: 推进|国道改线工程; "" when that is no single thing."""
    text, bits, _ = from_left(clause, words)
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
    cuts = [at for link in ("与", "、") if (at := noun.find(link)) > 0]
    return noun[: min(cuts)] if cuts else noun


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


def design(noun: str, words: Words) -> str:
    """The label of a capacity that a noun ends in: 年产 → 年产能; "" for none."""
    word = ends(noun, words.design)
    if not word:
        return ""
    if "处理" in word:
        return "年处理能力"
    return "年产能" if "产" in word and "达产" not in word and "投产" not in word else word
