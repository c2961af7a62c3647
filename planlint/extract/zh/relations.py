"""Numbers that relate two things: completion of a task, distance, portion, share, rank."""

from planlint import regex
from planlint.extract.bounds import in_unit, quantity
from planlint.extract.quantities import Found
from planlint.extract.zh.aspects import Kind
from planlint.extract.zh.phrases import COMPARED, SPOT, before, clean
from planlint.extract.zh.subjects import Spoken, Subject, spoken_of
from planlint.extract.zh.words import DOWN, RATE, UP, Words
from planlint.model import Quantity
from planlint.named import NamedTuple

_WINDOW = 36  # characters before a number in which a relation is said
_TASK = regex.compile(
    r"(?:超额)?(?:完成|达到?|占|为)(?P<of>[^完成,，]{0,24}?"
    r"(?:任务|计划|目标|预算|任务目标|目标任务|控制数)(?:[数量]|总量|指标|总?投资)?)(?:的|[数量]的)?$"
)
_AIM = ("目标", "任务", "预期", "年度", "全年", "控制", "计划", "既定", "考核")
_REACHED = regex.compile(
    r"(?:完成|高于|低于|超过|超出|好于|优于|快于|不及)(?:[^,，]{0,8}(?:的|下达|确定|提出|全年|年度|年初|既定|预期))?$"
)
_DISTANCE = regex.compile(
    r"(?P<how>高于|低于|快于|慢于|高出|低出|好于|优于|领先|超出|超过|落后|超(?=序时|时序|进度|全|平均))(?P<than>[^,，]{1,20})$"
    r"|比(?![例重率值])(?P<of>[^,，]{1,20}?)(?<![提升最加放减趋])(?P<word>高出|偏高|偏低|高|低|快|慢|多|少)$"
)
_CLASSES = ("类", "级", "达到")  # 好于Ⅲ类水体比例, 好于二级天数 are names
_FAR = regex.compile(r"[于比出超先后]")  # one of these is in each of the above
_LOW = frozenset(("低于", "慢于", "低出", "落后", "偏低", "低", "慢", "少"))
_PORTION = regex.compile(
    r"(?P<how>不足|不到|超过|仅为|仅|约为|约|相当于|恢复到|恢复至|高达|达到|达|是|为)(?P<of>[^,，]{1,16})的$"
)
_FURTHER = regex.compile(r"^(?P<of>[^,，]{1,12})的$")
_HOW = {"不足": "under", "不到": "under", "超过": "over", "约为": "about", "约": "about"}
_SHARE = regex.compile(
    r"占(?!地(?![区方])|[用领据有])(?P<of>[^占,，]{0,26}?)(?:的?(?:比重|比例|份额|比率)|比)?(?:的)?$"
)
_RANKED = regex.compile(
    r"(?:分居|分列|位居|位列|位于|居|列|排名|排位|排在|排|名列|跃居|升至|跻身|进入|位次|位|保持|获)[^,，]{0,12}$"
)
_BEFORE_RANK = regex.compile(r"[第前]$")

Attributes = tuple[tuple[str, str], ...]


class Relation(NamedTuple):
    """What a number relates: whose (`subject`), how (`aspect`, `bits`), and to what (`attributes`)."""

    subject: Subject
    aspect: str
    bits: int
    value: Quantity
    attributes: Attributes


def task(left: str) -> tuple[str, str] | None:
    """完成全市招商引资任务数的 → (what stands before it, the task); None for what is no completion rate."""
    window = left[-_WINDOW:]
    if "务" not in window and "计划" not in window and "目标" not in window and "预算" not in window:
        return None
    found = _TASK.search(window)
    return (left[: len(left) - len(window) + found.start()], found["of"]) if found else None


def completion(found: Found, done: tuple[str, str], spoken: Spoken, words: Words) -> Relation:
    """完成全年任务的116.67%: of what was counted before, or of the task when it has a name of its own."""
    said = before(done[0], words)
    subject = spoken_of(said, spoken, words)
    of = clean(done[1])
    own = of
    for word in words.tasks:
        own = own.replace(word, "")
    if not said.noun and ((len(own) > 1 and own not in words.owned) or not subject.label):
        name = of.removeprefix("全市").removeprefix("全区")
        subject = Subject(name, name if len(own) > 1 else "", spoken.place)
    return Relation(subject, "completion_rate", said.bits, found.quantity, (("target_of", of),))


def aimed(found: Found, left: str, right: str, spoken: Spoken, kind: Kind) -> Relation | None:
    """下降3.2%,超额完成下达的2.5%的目标任务: what was aimed at, of what was told before it."""
    if not right.startswith(_AIM, 1) or not _REACHED.search(left[-_WINDOW:]):
        return None
    told = "growth" if kind.ratio else "level"
    return Relation(spoken.subject._replace(key=""), told, 0, found.quantity, (("target_of", right[1:3]),))


def distance(found: Found, left: str, spoken: Spoken, words: Words) -> Relation | None:
    """高于全省平均水平2个百分点: how far from another, never the indicator itself."""
    window = left[-_WINDOW:]
    match = _DISTANCE.search(window) if _FAR.search(window) else None
    if match and any(word in match[0] for word in _CLASSES):
        match = None
    if not match:
        if not spoken.far or not left or clean(left) not in words.wider:
            return None
        subject = spoken.subject._replace(key="")  # 高于全国5个百分点、全省3个百分点
        return Relation(subject, "change", spoken.far, found.quantity, (("relative_to", clean(left)),))
    than = clean(match["than"] or match["of"])
    said = before(left[: len(left) - len(window) + match.start()], words)
    subject = spoken_of(said, spoken, words)
    bits = said.bits | (DOWN if (match["how"] or match["word"]) in _LOW else UP)
    if not than:  # 比上年低2个百分点
        return Relation(subject, "change", bits, found.quantity, ())
    spoken.far = bits
    return Relation(subject._replace(key=""), "change", bits, found.quantity, (("relative_to", than),))


def portion(found: Found, left: str, spoken: Spoken, words: Words) -> Relation | None:
    """不足全区的1/10、全国的1/6; 相当于全省的60%; 是2015年的1.5倍."""
    if left[-1:] != "的":
        return None
    window = left[-_WINDOW:]
    match = _PORTION.search(window)
    if match:
        spoken.portion = match["how"]
        said = before(left[: len(left) - len(window) + match.start()], words)
    elif spoken.portion and (match := _FURTHER.match(left)) and clean(match["of"]) in words.wider:
        said = before("", words)
    else:
        return None
    of = clean(match["of"])
    whose = spoken_of(said, spoken, words)
    label = whose.label if whose.label.endswith(of) or not of else f"{whose.label}相当于{of}"
    printed = found.quantity
    modifier = _HOW.get(spoken.portion, "none")
    if printed.modifier == "none" and modifier != "none":
        printed = quantity(printed.text, printed.value, printed.decimals, printed.unit, modifier)
    if match.re is _PORTION:
        spoken.subject = whose
    aspect = "level" if printed.unit in ("倍", "番") else "share"
    attributes = (("portion_of", of),) if of else (("times", "yes"),)
    return Relation(
        whose._replace(label=label if whose.label else "", key=""), aspect, said.bits, printed, attributes
    )


def share(noun: str) -> tuple[str, str] | None:
    """(part, whole) of 第三产业增加值占地区生产总值比重; None when there is no 占."""
    if "占" not in noun:
        return None
    found = _SHARE.search(noun)
    return (clean(noun[: found.start()]), clean(found["of"])) if found else None


def before_rank(left: str) -> str:
    """What stands before the verb of a rank: 面积、产量分别|居全省."""
    verb = _RANKED.search(_BEFORE_RANK.sub("", left))
    return left[: verb.start()] if verb else left


def rank(found: Found, text: str, left: str, spoken: Spoken, words: Words) -> Relation:
    """总量位居全市第一, 排名第3位, 进入前15名."""
    left = _BEFORE_RANK.sub("", left)
    if (opened := left.rfind("“")) >= 0 and left.find("”", opened) < 0:
        left = left[opened + 1 :]
    verb = _RANKED.search(left)
    said = before(left[: verb.start()] if verb else left, words)
    subject = spoken_of(said, spoken, words)
    if said.bits & RATE:  # 增速居全市第2位
        subject = Subject(f"{subject.label}增速", "", subject.place)
    else:
        spoken.subject = subject
    printed = found.quantity
    value = printed if printed.unit else in_unit(printed, "位")
    if text[found.start - 1 : found.start] == "前" or printed.text.startswith("前"):
        value = quantity(printed.text, printed.value, printed.decimals, value.unit, "at_most")
    among = verb[0].replace(SPOT, "").replace(COMPARED, "") if verb else ""
    scope = next((word for word in words.wider if word in among), "")
    return Relation(subject, "rank", 0, value, (("among", scope),) if scope else ())
