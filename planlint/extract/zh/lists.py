"""Several numbers told at once: A、B分别V1、V2; 一季度、上半年分别…; 三次产业结构1:37:62."""

from itertools import pairwise

from planlint.extract import modifiers
from planlint.extract.bounds import in_unit, quantity
from planlint.extract.quantities import Found
from planlint.extract.zh import names
from planlint.extract.zh.aspects import Kind, aspect, kind_of
from planlint.extract.zh.coordination import PER, members
from planlint.extract.zh.nouns import after, joined
from planlint.extract.zh.passages import Passage
from planlint.extract.zh.phrases import Before, before, clean
from planlint.extract.zh.relations import Attributes, before_rank, distance, task
from planlint.extract.zh.subjects import Spoken, Subject, is_owned, spoken_of, standing
from planlint.extract.zh.telling import Teller
from planlint.extract.zh.words import BASE, CHANGE, CUMULATIVE, EACH, JOINT, LEVEL, TO
from planlint.model import Quantity

_INDUSTRIES = ("三次产业", "一二三产", "三产", "产业结构")


def tell_list(
    teller: Teller, passage: Passage, group: list[Found], begin: int, start: int, stop: int, spoken: Spoken
) -> bool:
    """The facts of numbers in one list, each with its own subject. False when they make no such list.

    Their clause begins at `begin`, their words at `start`; the next number or pause stands at `stop`.
    """
    words = teller.words
    left = passage.before(start, group[0].start)
    ranks = group[0].kind == "ordinal"
    left = before_rank(left) if ranks else left
    if _distances(teller, left, group, spoken):
        return True
    per = [_each(left), *(_each(passage.between(a, b)) for a, b in pairwise(group))]
    left = left.removesuffix(per[0])
    done = task(left)
    said = before(done[0] if done else left, words, plain=True)
    each = bool(said.bits & EACH) or (ranks and "分" in passage.before(group[0].start - 8, group[0].start))
    again = not said.noun and bool(said.bits & CHANGE) and len(spoken.listed) == len(group)
    if not (each or again) and (not said.noun or after(passage.behind(group[-1].end, stop), words, False)):
        return False
    moments = passage.said(begin, group[0].start) if each else []
    if len(moments) != len(group) or not said.noun:
        moments = []
    subjects = _subjects(said, spoken, group, each, bool(moments), teller)
    if subjects is None:
        return False
    attributes: Attributes = (("list", "分别"),) if each else ()
    attributes += (("target_of", clean(done[1])),) if done else ()
    one_unit = len({found.quantity.unit for found in group} - {""}) < 2
    for number, (found, subject) in enumerate(zip(group, subjects, strict=True)):
        if moments:
            teller.time = moments[number]
        value = _shared(found.quantity, group) if one_unit else found.quantity
        of = (*attributes, ("per", per[number])) if per[number] else attributes
        _tell(teller, found, subject, value, said.bits, of, spoken, done is not None)
    spoken.listed = tuple(subjects)
    spoken.subject = subjects[-1]
    return True


def _distances(teller: Teller, left: str, group: list[Found], spoken: Spoken) -> bool:
    """增速分别高于全国、全省|0.1和0.3个百分点: how far from each."""
    relation = distance(group[0], left, spoken, teller.words)
    than = (
        relation.attributes[0][1].replace("和", "、").split("、") if relation and relation.attributes else []
    )
    if relation is None or len(than) != len(group):
        return False
    for found, other in zip(group, than, strict=True):
        value = _shared(found.quantity, group)
        far = relation._replace(value=value, attributes=(("list", "分别"), ("relative_to", other)))
        teller.relate(found, far, spoken, kind_of(value.unit, found.kind))
    return True


def _tell(
    teller: Teller, found: Found, subject: Subject, value: Quantity, bits: int, of: Attributes,
    spoken: Spoken, completed: bool,
) -> None:  # fmt: skip
    """The fact of one number of a list."""
    kind = kind_of(value.unit, found.kind)
    if bits & BASE and bits & JOINT and (kind.ratio or kind.times):  # 恢复到2019年的112%
        subject, of = subject._replace(key=""), (*of, ("times", "yes"))
    told = "completion_rate" if completed else aspect(bits, kind, subject.label, teller.words)
    if found.kind == "ordinal":
        told, value = "rank", value if value.unit else in_unit(value, "位")
    teller.emit(found, subject, told, bits, spoken, kind, value, of)


def _each(text: str) -> str:
    """What each of which a number is for: 每人每月; "" for none."""
    found = PER.search(text) if "每" in text else None
    return found[0] if found else ""


def _subjects(
    said: Before, spoken: Spoken, group: list[Found], each: bool, timed: bool, teller: Teller
) -> list[Subject] | None:
    """The subject of each number of a list; None when the words make no list of that length."""
    count, noun, words = len(group), said.noun, teller.words
    kind = kind_of(group[0].quantity.unit or group[-1].quantity.unit, group[0].kind)
    if timed:  # one subject at several times
        return [spoken_of(said, spoken, words, kind)] * count
    if not noun or is_owned(noun, words):
        listed = spoken.listed if len(spoken.listed) == count else spoken.recent[-count:]
        if len(listed) == count:
            stands = said.bits & (LEVEL | TO | CUMULATIVE)
            return [_of(standing(subject, words) if stands else subject, noun) for subject in listed]
        return [spoken.subject._replace(key="")] * count if each and not noun else None
    found = members(noun, count, words)
    if found is None:
        return [Subject(noun, "", spoken.place)] * count if each else None
    alike = "" if is_owned(found[0], words) else found[0][-2:]
    return [
        Subject(name, name, spoken.place)  # 存款余额、贷款余额: the second is none of the first
        if alike and name.endswith(alike) and is_owned(name, words)
        else spoken_of(said._replace(noun=name), spoken, words, kind)
        for name in found
    ]


def _of(subject: Subject, noun: str) -> Subject:
    if not noun:
        return subject
    return subject._replace(label=joined(subject.label, noun), key=subject.key and joined(subject.key, noun))


def _shared(value: Quantity, group: list[Found]) -> Quantity:
    """A number of a list with the unit and modifier that only one of them prints: 提高2.3、1.1个百分点."""
    first, last = group[0].quantity, group[-1].quantity
    unit = value.unit or last.unit
    modifier = value.modifier
    if modifier == "none" and not first.text[:1].isdigit():
        modifier = first.modifier
    if unit == value.unit and modifier == value.modifier:
        return value
    return quantity(value.text, value.value, value.decimals, unit, modifier, value.upper)


def tell_ratio(teller: Teller, left: str, group: list[Found], spoken: Spoken) -> None:
    """三次产业结构…1:37:62 are three shares; of 城乡收入比1.9:1 the first side is the figure."""
    said = before(left, teller.words, plain=True)
    subject = spoken_of(said, spoken, teller.words)
    spoken.subject = subject
    teller.follow(said, spoken)
    kind: Kind = kind_of("%", "percent")
    shares = not any(word in subject.label for word in ("贡献", "拉动", "增长", "增速"))
    if len(group) == 3 and shares and any(word in subject.label for word in _INDUSTRIES):
        for found, industry in zip(group, ("第一", "第二", "第三"), strict=True):
            label = f"{industry}产业增加值占地区生产总值比重"
            value = found.quantity._replace(unit="%")
            of = Subject(label, label, subject.place)
            teller.emit(found, of, "share", said.bits, spoken, kind, value)
        return
    unsure = subject._replace(key="")
    # of 师生比1:17.2 the other side
    main = group[-1] if group[0].quantity.value == 1 else group[0]
    for found in group:
        if found is main:
            value, modifier = found.quantity, modifiers.after(teller.text, group[-1].end)[1]  # 2.1:1以内
            value = quantity(value.text, value.value, value.decimals, value.unit, modifier)
            teller.emit(found, unsure, "level", said.bits, spoken, kind, value, (("ratio", "yes"),))
        else:
            teller.facts.skip(found, names.SIDE, teller.setting)
