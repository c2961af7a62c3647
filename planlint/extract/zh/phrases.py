"""The words left and right of a number: what is counted, and how the number is tied to it."""

from planlint import regex
from planlint.extract.zh.words import (
    BASE,
    CHANGE,
    CUMULATIVE,
    DOWN,
    FROM,
    RATE,
    TIME,
    TO,
    UNDATED,
    UP,
    Words,
    action,
    ends,
    search,
    starts,
)
from planlint.named import NamedTuple

SPOT = "\ue000"  # stands where a time was said
COMPARED = "\ue001"  # stands where a time was said that is only compared with
_TRIM = " \u3000\u00a0\t\n\r、,，;；:：。.·-—–…[]"
_CLOSE = {")": "(", "）": "（"}
_LINKS = ("和", "及", "与", "以及", "并", "且", "比", "较", "而")
_COMPARING = ("相较于", "相比于", "比", "较", "与", "同", "在")
# 比上年净增14家, 比去年同期多完成11亿元
_MORE = tuple(COMPARED + word for word in ("净增", "新增", "多", "多完成", "多收", "多增", "多投"))
_LESS = tuple(COMPARED + word for word in ("净减", "少", "少完成", "少收", "少投"))
_FILLED = ("的基础上", "基础上", "相比", "期间", "时期", "来", "以来", "末", "底", "间", "时")
_NOTE_MARK = regex.compile(r"[\[〔]\d{1,3}[\]〕]")  # 国内生产总值[2]: the mark of a footnote
PREPOSITIONS = frozenset("以在与对为向从由因按")
PREPOSED = ("通过", "依托", "围绕", "按照", "利用", "随着", "根据", "借助", "针对", "结合", "坚持", "聚焦")


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
    if "[" in left or "〔" in left:
        left = _NOTE_MARK.sub("", left)
    opened = left.rfind("“")
    if opened >= 0 and left.find("”", opened) < 0:
        left = left[opened + 1 :]  # a sentence in quotes
    text, bits = _from_right(left, words)
    text, more, scope = from_left(text, words)
    bits |= more
    topic = ""
    if text.startswith(PREPOSED):
        verb, _ = search(text, words.action_first, 3)
        text = text[verb:] if 0 < verb < len(text) - 2 else text
    if text and not plain:
        topic, text = _divided(text, words)
        if topic:
            topic, _, wider = from_left(topic, words)
            scope = scope or wider
            topic, more = _from_right(topic, words)
            bits |= more & CUMULATIVE
    return Before(clean(text), clean(topic), bits, scope)


def _from_right(text: str, words: Words) -> tuple[str, int]:
    """The text without what ties it to the number behind, and the bits of that."""
    bits = 0
    never = words.before_not
    while text:
        last = text[-1]
        if COMPARED in text[-4:-1] and text.endswith((*_MORE, *_LESS)):
            text, bits = text[: text.rindex(COMPARED) + 1], bits | (UP if text.endswith(_MORE) else DOWN)
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
        found = _last_word(text, bits, words)
        if last in never and len(ends(text, never)) > (len(found[0]) if found else 0):
            break
        if found is None:
            link = _link(text) if text.endswith(_LINKS) else ""
            if not link:
                break
            text = text[: -len(link)]
            continue
        word, said = found
        if said & FROM and not bits & (TIME | BASE):
            said |= UNDATED
        text, bits = text[: -len(word)], bits | said
    if stem := _unfilled(text):
        text, more = _from_right(stem, words)
        bits |= more
    return text, bits


def _unfilled(text: str) -> str:
    """What stands before 期间, 的基础上 … when that is a time; "" otherwise."""
    if text.endswith(_FILLED) and (SPOT in text or COMPARED in text):
        for word in _FILLED:
            stem = text.removesuffix(word)
            if stem is not text and stem[-1:] in (SPOT, COMPARED):
                return stem
    return ""


def _link(text: str) -> str:
    """A last 和, 比 … that ties nothing; "" when it is part of a name (房价收入比) or of what is compared."""
    link = next((word for word in _LINKS if text.endswith(word) and len(text) > len(word) + 1), "")
    if link == "与" or (link in ("比", "较") and text[-2] not in (SPOT, COMPARED)):
        return ""
    return link


def _last_word(text: str, bits: int, words: Words) -> tuple[str, int] | None:
    for word in words.before[text[-2:]]:
        if text.endswith(word):
            said = words.bits[word]
            # 增速回落2个百分点: what falls is the growth, so the noun keeps it
            if said & RATE and bits & CHANGE and not bits & (TO | RATE):
                return None
            return word, said
    return None


def from_left(text: str, words: Words) -> tuple[str, int, str]:
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
        found = _first_word(text, lead[first]) if first in lead else None
        if found is None or _part_of_name(text, found[0], words):
            break
        text, bits = text[len(found[0]) :], bits | found[1]
    return text, bits, scope


def _first_word(text: str, listed: tuple[tuple[str, int], ...]) -> tuple[str, int] | None:
    for pair in listed:
        if text.startswith(pair[0]):
            return pair
    return None


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
    if action(topic, words) == topic:
        return "", text  # 谋划实施项目
    if topic[0] in PREPOSITIONS or topic.startswith(PREPOSED):
        return "", text[end:]
    return topic, text[end:]


def clean(text: str) -> str:
    """A name as it is kept: no spaces, no placeholders of times, no pauses at its ends."""
    if not text:
        return ""
    if SPOT in text or COMPARED in text:
        text = text.replace(SPOT, "").replace(COMPARED, "")
    if " " in text or "\n" in text or "\u3000" in text:
        text = "".join(text.split())
    return text.strip(_PAUSES).rstrip("和及与")


_PAUSES = " 、,，;；:：。.·-—–…•●■◆○▪►★"
