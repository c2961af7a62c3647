"""What a number is of: the noun before it, the one said earlier, or the one counted behind it."""

from planlint import regex
from planlint.extract.quantities import Found
from planlint.extract.zh.aspects import Kind
from planlint.extract.zh.nouns import done_to, joined, opening, without_examples
from planlint.extract.zh.periods import Time
from planlint.extract.zh.phrases import Before, clean
from planlint.extract.zh.places import Places
from planlint.extract.zh.words import CUMULATIVE, LEVEL, OF_WHICH, TIME, Words, action, ends, starts
from planlint.named import NamedTuple

_NEW = frozenset("新净续改扩")  # first characters of verbs that stay with a counted noun: 新建 公厕
_EVERY = ("日均", "月均", "平均每天", "平均每月", "每天", "每月")
SHARES = ("占比", "比重", "比例", "所占比重")
_SILENT = OF_WHICH | TIME | CUMULATIVE  # what may be said of a noun whose verb was said before
_EACH_OF = regex.compile(
    r"每[十百千万亿]+[名位个]?(?:常住)?(?:人口|老年?人|儿童|学生|劳动[者力]|就业人员|居民|户|人)"
)
BOUNDED = ("以上", "以下", "以内", "及以上", "及以下")
RELATED = Kind(True, False, False, False, False, False, "")


class Subject(NamedTuple):
    """`label` as printed, `key` the name its indicator is looked up by ("" when it is not sure), its place.

    `flow`: it counts what happened in a period, not what there was at its end.
    """

    label: str
    key: str
    place: str | None
    flow: bool = False


NOBODY = Subject("", "", None)


class Spoken:
    """What a sentence has said so far and its later clauses leave out."""

    __slots__ = (
        "about", "aside", "before", "dimension", "each", "ends", "far", "flow", "gap", "goal", "listed",
        "of_which", "origin", "owner", "place", "places", "portion", "recent", "shared", "subject", "task",
        "wholes", "words",
    )  # fmt: skip

    def __init__(self, place: str | None, subject: Subject, places: Places, words: Words) -> None:
        self.places, self.words = places, words
        self.gap = ""  # the clauses without numbers before this one
        self.about = place  # a narrower place that the sentence is about
        self.place = place  # the one that its clauses named last
        self.subject = subject  # the last one: 增长9.7% is of it
        self.owner = ""  # the last thing that has numbers of its own: its 完成投资
        self.flow = ""  # 新增 of 新增A 3家、B 2家
        self.dimension = ""  # of the number that went with it
        self.listed: tuple[Subject, ...] = ()  # of the last 分别
        self.wholes: dict[str, str] = {}  # unit or dimension → label that 其中 is of
        self.before: dict[str, str] = {}  # those of the sentence before this one, which begins with 其中
        self.each = ""  # 每千人口 of 每千人口拥有床位6.8张、医师3.1人
        self.recent: list[Subject] = []  # what had levels in this sentence: 存栏…,出栏…,分别增长…
        self.of_which = False
        self.aside: Time | None = None  # the time said before 其中
        self.far = 0  # the direction of 高于全国5个百分点、全省3个百分点
        self.shared: Subject | None = None  # the share told last: 占…比重73.2%,提高2个百分点
        self.portion = ""  # 不足 of 不足全区的1/10、全国的1/6
        self.origin: Time | None = None  # the times of 由A年x增至B年y
        self.goal: Time | None = None
        self.ends: tuple[Time, Time] | None = None  # the last two that were told
        self.task: tuple[str, str] | None = None  # 年初预算数 of 完成年初预算数2.5亿元的8.9%

    def omitted(self, said: Before, kind: Kind) -> Subject:
        """The subject of a number without one: what a clause before it was about, or the last subject."""
        if self.shared and kind.points:
            return self.shared
        clause = self._unheard()
        if clause and (about := opening(clause, self.words)):
            self.subject = Subject(about, "", self.place)
        over_years = said.bits & CUMULATIVE and said.bits & TIME  # 五年累计达到2万人
        if self.subject.flow and said.bits & LEVEL and not over_years and not kind.ratio:
            return standing(self.subject, self.words)
        return self.subject

    def possessor(self) -> str:
        """Whose a noun is that says nothing by itself: 推进国道工程,完成投资2亿元."""
        if not self.owner and (clause := self._unheard()):
            self.owner = opening(clause, self.words) or done_to(clause, self.words)
        return self.owner

    def _unheard(self) -> str:
        """The last clause without numbers, once."""
        gap, self.gap = self.gap[:-1], ""
        return gap[max(gap.rfind(sign) for sign in ",，;；") + 1 :] if len(gap) > 3 else ""


def spoken_of(said: Before, spoken: Spoken, words: Words, kind: Kind = RELATED) -> Subject:
    """The subject of a number of this kind by the noun before it."""
    noun, topic = said.noun, said.topic
    place = _place(said, spoken)
    if topic:
        return _with_topic(noun, topic, place, spoken)
    if not noun:
        subject = spoken.omitted(said, kind)
        return subject._replace(place=place) if said.scope else subject  # 全省增长6.1%
    if noun in words.flow and spoken.subject.label:
        return _done_again(noun, said, spoken.omitted(said, kind), words)
    if noun[0].isdecimal() and noun.endswith(BOUNDED):  # 亿元以上项目268个,其中10亿元以上32个
        counted = min((spoken.subject.label.rpartition(word)[2] for word in BOUNDED), key=len)
        return Subject(noun + counted, "", place)
    noun = without_examples(noun, words)
    if spoken.shared and noun in SHARES:
        return spoken.shared
    if is_owned(noun, words):
        grows = noun[-1] in "速幅" and not spoken.gap
        if words.known(noun) and _beside(spoken.owner, noun, words):
            return Subject(noun, noun, place)
        if owner := _owner((grows and spoken.subject.label) or spoken.possessor(), noun, words):
            label = joined(owner, noun)
            return Subject(label, label, place)
        return Subject(noun, noun if place or noun == "人口" else "", place)
    registered = noun.startswith("人均") and "户籍" in spoken.gap
    spoken.gap, spoken.shared = "", None
    if registered:  # 按户籍人口计算,人均…: of those registered, another indicator than that of residents
        return Subject(noun, f"户籍{noun}", place)
    noun, flow = _flowing(noun, said, spoken, words, kind)
    bare = noun.removeprefix(flow)
    head = spoken.places.head(bare)
    spoken.owner = noun
    if head:
        return _of_part(noun, flow, head, clean(bare[len(head) :]).removeprefix("的"), spoken)
    return Subject(noun, "" if noun in words.general else noun, place, bool(flow))


def standing(subject: Subject, words: Words) -> Subject:
    """新增龙头企业2家,达到22家: the second number is of all of them."""
    verb = starts(subject.label, words.flow_first)
    if not verb or verb[0] not in "新净":
        return subject
    return Subject(subject.label[len(verb) :], subject.key.removeprefix(verb), subject.place)


def each_year(subject: Subject) -> Subject:
    """年均引进100家 is another indicator than 引进."""
    if "年均" in subject.label:
        return subject
    return subject._replace(label=f"年均{subject.label}", key=subject.key and f"年均{subject.key}")


def is_owned(noun: str, words: Words) -> bool:
    """Whether a noun says nothing without its owner: 总投资, 办结率, 净资产(所有者权益)."""
    if noun in words.owned or (len(noun) < 4 and noun[-1:] == "率" and noun not in words.free):
        return True
    return "(" in noun and noun.partition("(")[0] in words.owned


def _done_again(verb: str, said: Before, subject: Subject, words: Words) -> Subject:
    """新增就业2.1万人,年均|新增|4200人; 新增农田15万亩,累计|建成|45万亩; 参保32万人,|净增|1.2万人."""
    if subject.label.startswith(verb):
        return subject
    subject = standing(subject, words)
    if said.bits & (CUMULATIVE | LEVEL):
        return subject
    done = action(subject.label, words)  # 改造|小区36个、新建12个
    noun = subject.label[len(done) :] or subject.label
    return Subject(verb + noun, verb + noun if subject.key else "", subject.place, True)


def _beside(owner: str, noun: str, words: Words) -> bool:
    """Whether the thing told before is measured alike and owns nothing: 存款余额…;贷款余额."""
    measured = ends(owner, words.owned_last)
    return bool(measured) and noun.endswith(measured)


def _owner(owner: str, noun: str, words: Words) -> str:
    """The owner without what was done to it or measured of it: 国有企业|资产规模 → 国有企业 of 净资产."""
    verb = action(owner, words)
    if verb and len(owner) > len(verb) + 1 and (verb not in words.flow or noun.startswith("总")):
        owner = owner[len(verb) :]  # 参加|基本医保 of 参保率; 净增|高新技术企业 of 总数
    if noun[-1] in "速幅":
        return owner  # the growth of what was measured
    if noun.endswith("产量"):
        owner = owner.removesuffix("生产")  # 粮食生产再获丰收,总产量达…
    measured = ends(owner, words.owned_last)
    return owner[: -len(measured)] if measured and len(owner) > len(measured) + 1 else owner


def _of_part(noun: str, flow: str, head: str, rest: str, spoken: Spoken) -> Subject:
    """工业园区|总产值; a bare 园区 is the one that the sentence is about, or nobody knows which."""
    if len(head) < 3:
        return Subject(noun, flow + rest if spoken.place else "", spoken.place or head, bool(flow))
    spoken.place = head
    return Subject(noun, flow + rest, head, bool(flow))


def _place(said: Before, spoken: Spoken) -> str | None:
    """The place of a number: a word for a whole overrules what the sentence is about."""
    if said.scope:
        spoken.place = spoken.places.scope(said.scope)
    return spoken.place


def _with_topic(noun: str, topic: str, place: str | None, spoken: Spoken) -> Subject:
    """和发稀土|产值 is of a firm; 综合保税区|进出口总额 is the whole's indicator at another place."""
    label = joined(topic, noun)
    spoken.owner, spoken.gap = topic, ""
    part = spoken.places.part(topic)
    if part:
        spoken.place = part
        return Subject(label, noun, part)
    return Subject(label, label, place)


def _flowing(noun: str, said: Before, spoken: Spoken, words: Words, kind: Kind) -> tuple[str, str]:
    """(noun, verb): the verb that makes another indicator of it stands before it, behind it, or earlier."""
    verb = starts(noun, words.flow_first)
    if verb and not starts(noun, words.flow_not) and len(noun) > len(verb):
        spoken.flow, spoken.dimension = verb, kind.dimension
        return noun, verb
    if kind.ratio or kind.points or kind.times:
        return noun, ""
    behind = ends(noun, words.action)
    if behind and behind in words.flow and behind[0] in _NEW and len(noun) > len(behind):
        spoken.flow = ""
        if noun[: -len(behind)] in _EVERY:  # 新登记企业2.36万户,日均新增130户
            return noun + standing(spoken.subject, words).label, behind
        return behind + noun[: -len(behind)], behind
    silent = not said.scope and not said.bits & ~_SILENT and spoken.dimension == kind.dimension
    own = spoken.flow in noun or action(noun, words) or ends(noun, words.owned_last)
    if spoken.flow and silent and not own:
        return spoken.flow + noun, spoken.flow
    if not said.bits & OF_WHICH:
        spoken.flow = ""
    return noun, ""


def of_each(found: Found, subject: Subject, spoken: Spoken) -> Subject:
    """每千人口拥有床位6.8张、执业医师3.1人: what the first number is for, the others are too."""
    if each := _EACH_OF.match(subject.label):
        spoken.each = each[0]
    elif (
        spoken.each
        and found.quantity.value < 100
        and (found.quantity.decimals or found.quantity.unit in "人名")
    ):
        return subject._replace(
            label=spoken.each + subject.label, key=subject.key and spoken.each + subject.key
        )
    else:
        spoken.each = ""
    return subject


def counted_behind(
    noun: str, topic: str, verb: str, said: Before, spoken: Spoken, words: Words, kind: Kind
) -> Subject:
    """The subject of a number by the noun behind it: 两河片区|新建|10条|道路."""
    place = _place(said, spoken)
    if topic and not topic.endswith("等") and "、" not in topic:
        place = spoken.places.part(topic) or place
    label = verb + noun if verb and verb[0] in _NEW else noun
    spoken.flow, spoken.dimension, spoken.gap = verb, kind.dimension, ""
    listed = not said.noun or said.noun.endswith("级")
    goes_on = listed and not said.bits and spoken.subject.flow  # 培育2个千亿级、5个百亿级集群
    return Subject(label, "" if label in words.general else label, place, bool(verb) or goes_on)
