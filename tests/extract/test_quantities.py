"""Numbers of running text and of cells come back with value, unit, modifier, interval and exact text."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.extract.bounds import in_unit, negated, quantity
from planlint.extract.quantities import Found, parse, scan
from planlint.model import Quantity


def only(text: str) -> Found:
    found = scan(text)
    assert len(found) == 1, [each.quantity.text for each in found]
    return found[0]


def told(known: Quantity) -> tuple[str, float, str, str]:
    return known.text, known.value, known.unit, known.modifier


@pytest.mark.parametrize(
    ("sentence", "text", "value", "unit", "modifier"),
    [
        ("全年产值351.6亿元，", "351.6亿元", 351.6, "亿元", "none"),
        ("产值1,234.5万元", "1,234.5万元", 1234.5, "万元", "none"),
        ("产值１，２３４．５万元", "１，２３４．５万元", 1234.5, "万元", "none"),
        ("产值 590 亿元", "590 亿元", 590, "亿元", "none"),
        ("产值590\n亿元", "590\n亿元", 590, "亿元", "none"),
        ("产值590①亿元", "590①亿元", 590, "亿元", "none"),
        ("产值590[1]亿元", "590[1]亿元", 590, "亿元", "none"),
        ("增长５．５％", "５．５％", 5.5, "%", "none"),
        ("接待5万人次", "5万人次", 5, "万人次", "none"),
        ("流转1.2万余亩", "1.2万余亩", 1.2, "万亩", "over"),
        ("带动200余人就业", "200余人", 200, "人", "over"),
        ("共200余", "200余", 200, "", "over"),
        ("办了10多场", "10多场", 10, "场", "over"),
        ("接待约71万人", "约71万人", 71, "万人", "about"),
        ("服务近100家企业", "近100家", 100, "家", "about"),
        ("增长8%左右", "8%左右", 8, "%", "about"),
        ("增长约8%左右", "约8%左右", 8, "%", "about"),
        ("突破900亿元", "突破900亿元", 900, "亿元", "over"),
        ("超过55%", "超过55%", 55, "%", "over"),
        ("不低于1300亿元", "不低于1300亿元", 1300, "亿元", "at_least"),
        ("达90%以上", "90%以上", 90, "%", "at_least"),
        ("二级及以上，20个及以上", "20个及以上", 20, "个", "at_least"),
        ("≥27.73%", "≥27.73%", 27.73, "%", "at_least"),
        ("控制在4%以内", "4%以内", 4, "%", "at_most"),
        ("不超过15分钟", "不超过15分钟", 15, "分钟", "at_most"),
        ("死亡率≤12/10万", "≤12/10万", 12, "1/10万", "at_most"),
        ("不足3%", "不足3%", 3, "%", "under"),
        ("低于2.5亿元", "低于2.5亿元", 2.5, "亿元", "under"),
        ("栽植5000多株（丛）树", "5000多株（丛）", 5000, "株(丛)", "over"),
        ("浓度35微克/立方米", "35微克/立方米", 35, "微克/立方米", "none"),
        ("拥有24.6件/万人", "24.6件/万人", 24.6, "件/万人", "none"),
        ("租金30元/平方米·月", "30元/平方米·月", 30, "元/平方米·月", "none"),
        ("提高0.3个百分点", "0.3个百分点", 0.3, "个百分点", "none"),
        ("投资人民币50万", "人民币50万", 50, "万元", "none"),
        ("invest $1.2 billion", "$1.2 billion", 1.2, "billion USD", "none"),
        ("at least 1.2 million persons", "at least 1.2 million persons", 1.2, "million persons", "at_least"),
        ("rose by more than 8%", "more than 8%", 8, "%", "over"),
        ("12.5 percentage points", "12.5 percentage points", 12.5, "percentage points", "none"),
        ("sold 5 multiples", "5", 5, "", "none"),
        ("产值1 234.5亿元", "1 234.5亿元", 1234.5, "亿元", "none"),
        ("用气256.7亿方", "256.7亿方", 256.7, "亿方", "none"),
        ("新建12.5万平方米", "12.5万平方米", 12.5, "万平方米", "none"),
        ("数量翻了一番多，", "翻了一番多", 1, "番", "over"),
        ("用了2个多月", "2个多月", 2, "个月", "over"),
        ("用了3年多，", "3年多", 3, "年", "over"),
        ("投入3000多万元", "3000多万元", 3000, "万元", "over"),
        ("节能3万t", "3万t", 3, "万t", "none"),
        ("能耗0.5吨标准煤／万元", "0.5吨标准煤／万元", 0.5, "吨标准煤/万元", "none"),
        ("达30%（含）以上", "30%（含）以上", 30, "%", "at_least"),
        ("每百公里5升/100公里", "5升/100公里", 5, "升/100公里", "none"),
        ("最高奖励500万元", "500万元", 500, "万元", "none"),
    ],
)  # fmt: skip
def test_numbers_in_sentences(sentence: str, text: str, value: float, unit: str, modifier: str) -> None:
    assert told(only(sentence).quantity) == (text, value, unit, modifier)


@pytest.mark.parametrize(
    ("sentence", "text", "value", "unit"),
    [
        ("投资九百二十九亿元", "九百二十九亿元", 929, "亿元"),
        ("惠及十几万人", "十几万人", 10, "万人"),
        ("百余家企业", "百余家", 100, "家"),
        ("提高百分之九点五", "百分之九点五", 9.5, "%"),
        ("下降千分之三", "千分之三", 3, "‰"),
        ("十万分之12.5", "十万分之12.5", 12.5, "1/10万"),
        ("完成了百分之百", "百分之百", 100, "%"),
        ("覆盖九成以上", "九成以上", 9, "成"),
        ("增长七成六。", "七成六", 7.6, "成"),
        ("实行三项制度", "三项", 3, "项"),
        ("重约两吨半。", "约两吨半", 2.5, "吨"),
        ("装机一百千瓦", "一百千瓦", 100, "千瓦"),
        ("增长一倍", "一倍", 1, "倍"),
        ("数量翻两番", "翻两番", 2, "番"),
        ("共三到五个", "三到五个", 3, "个"),
        ("超过一千", "超过一千", 1000, ""),
    ],
)
def test_chinese_numerals_with_a_meaning(sentence: str, text: str, value: float, unit: str) -> None:
    found = only(sentence)
    assert told(found.quantity)[:3] == (text, value, unit)
    assert found.chinese


@pytest.mark.parametrize(
    "sentence",
    [
        "一是抓项目，二是抓投资",
        "坚持五位一体",
        "解决三农问题",
        "四好农村路",
        "双百行动",
        "一批项目落地",
        "一个中心",
        "十分重视",
        "统一部署",
        "万达广场",
        "“十四五”时期",
        "十三五规划",
        "几十个项目",
        "数百家企业",
        "千万工程",
        "半导体产业",
        "二十大精神",
        "十九届二中全会",
        "第",
        "一站式服务",
        "三位一体",
        "两会期间",
        "万众创新",
        "千方百计",
        "百年目标",
        "一带一路",
        "二期工程",
        "三产融合",
        "九年义务教育",
        "一季度",
        "七八个",
        "二三十人",
        "两点一线",
        "百亿级",
    ],
)
def test_words_with_numerals_are_no_numbers(sentence: str) -> None:
    assert scan(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("节约3万吨", "3万吨"),
        ("签约144个", "144个"),
        ("最近5天", "5天"),
        ("附近3家", "3家"),
        ("打破3项纪录", "3项"),
        ("近5年", "5年"),
        ("8.7、9.2分别增长", "8.7 9.2"),
        ("2024元旦", "2024"),
        ("3条件", "3"),
        ("5部门", "5"),
        ("12余热发电", "12"),
        ("违约3起", "3起"),
        ("3个多功能厅", "3个"),
        ("8上下游企业", "8"),
        ("5家以下简称甲方", "5家"),
        ("50万千瓦/100万千瓦时", "50万千瓦 100万千瓦时"),
        ("3亿元-5%", "3亿元 5%"),
        ("2021,120家", "2021 120家"),
        ("3,4号", "3 4号"),
    ],
)
def test_words_that_only_look_like_units_and_modifiers(sentence: str, texts: str) -> None:
    found = scan(sentence)
    assert [each.quantity.text for each in found] == texts.split()
    assert {each.quantity.modifier for each in found} == {"none"}


@pytest.mark.parametrize(
    ("sentence", "low", "high", "unit"),
    [
        ("增长3%—5%", 3, 5, "%"),
        ("增长3%至5%", 3, 5, "%"),
        ("约3至5万人", 3, 5, "万人"),
        ("每千人0.2-0.3人", 0.2, 0.3, "人"),
        ("投入5-10亿元", 5, 10, "亿元"),
        ("培育3到5个", 3, 5, "个"),
        ("用2-3年左右", 2, 3, "年"),
        ("投资8000万至1亿元", 8000, 10000, "万元"),
        ("投资5万—10万元", 5, 10, "万元"),
        ("在20个与30个之间", 20, 30, "个"),
        ("2021-2025年", 2021, 2025, "年"),
        ("1—11月", 1, 11, "月"),
    ],
)
def test_ranges(sentence: str, low: float, high: float, unit: str) -> None:
    known = only(sentence).quantity
    assert (known.value, known.upper, known.unit) == (low, high, unit)
    assert known.interval.low < low
    assert known.interval.high > high


@pytest.mark.parametrize(
    "sentence",
    [
        "从5到8万人",
        "由413亿元到590亿元",
        "增加10家至50家",
        "提高3个百分点至65%",
        "9-2",
        "0991-3766",
        "3亿元-5%",
        "20与30个",
    ],
)
def test_two_numbers_that_are_no_range(sentence: str) -> None:
    assert len(scan(sentence)) == 2


def test_the_coarser_end_of_a_range_gives_its_rounding() -> None:
    assert only("9.5%—10%").quantity.interval == pytest.approx((9.0, 10.5))


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("3.2亿元", "plain"),
        ("3.2%", "percent"),
        ("3.2个百分点", "percent"),
        ("占1/6", "fraction"),
        ("占三分之二", "fraction"),
        ("1.6:43.5:55", "ratio ratio ratio"),
        ("师生比1：16", "ratio ratio"),
        ("16:35:49", "ratio ratio ratio"),
        ("增长1.3倍", "multiple"),
        ("第一", "ordinal"),
        ("第3位", "ordinal"),
        ("15号", "ordinal"),
        ("2025年", "date"),
        ("二〇二五年", "date"),
        ("2025年3月", "date"),
        ("2023年12月27日", "date"),
        ("1月27日", "date"),
        ("12月", "date"),
        ("2023-06-09", "date"),
        ("2021—2025", "date"),
        ("11:00:00", "date"),
        ("9:30", "date"),
        ("95年", "plain"),
        ("PM2.5", "name"),
        ("5G网络", "name"),
        ("1+6+N", "name name"),
        ("“1369”行动", "name"),
        ("政发〔2021〕23号", "name ordinal"),
        ("12 345 678", "plain plain plain"),
        ("1.2.3", "name"),
        ("001", "name"),
        ("202107211321363588", "name"),
        ("https://example.org/a1?b=20%25", "name name name"),
    ],
)
def test_kinds(sentence: str, kinds: str) -> None:
    assert [found.kind for found in scan(sentence)] == kinds.split()


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("增长-3.2%", -3.2),
        ("增长−3.2%", -3.2),
        ("-3.2", -3.2),
        ("增速负3.2%", -3.2),
        ("为企业减负3.2亿元", 3.2),
        ("为（-3.2%）", -3.2),
        ("收窄至-3.2%", -3.2),
    ],
)
def test_signs(sentence: str, value: float) -> None:
    assert only(sentence).quantity.value == value


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("590", 589.5, 590.5),
        ("9.50", 9.495, 9.505),
        ("约71万人", 67.45, 74.55),
        ("约3000户", 2500, 3500),
        ("8左右", 7.5, 8.5),
        ("200余人", 200, 300),
        ("1.2万余亩", 1.2, 1.3),
        ("十余家", 10, 20),
        ("超过3亿元", 3, inf),
        ("3亿元以上", 2.5, inf),
        ("4%以内", -inf, 4.5),
        ("不超过4万吨", 0, 4.5),
        ("不足4万吨", 0, 4),
        ("不足4%", -inf, 4),
        ("0.2-0.3人", 0.15, 0.35),
        ("约20%—30%", 15, 35),
        ("约60%以上", 55, inf),
        ("-3.2", -3.25, -3.15),
        ("占1/10", 0.05, 0.15),
    ],
)
def test_intervals(text: str, low: float, high: float) -> None:
    assert only(text).quantity.interval == pytest.approx((low, high))


def test_a_fall_mirrors_the_interval() -> None:
    fall = negated(only("3%以上").quantity)
    assert (fall.value, fall.modifier) == (-3, "at_least")
    assert fall.interval == pytest.approx((-inf, -2.5))
    between = negated(only("3%—5%").quantity)
    assert (between.value, between.upper) == (-5, -3)


def test_a_ceiling_in_a_column_of_counts_starts_at_zero() -> None:
    assert in_unit(quantity("4以内", 4, 0, "", "at_most"), "家").interval == pytest.approx((0, 4.5))


@pytest.mark.parametrize(
    ("cell", "unit", "value", "read_unit", "modifier"),
    [
        ("590", "亿元", 590, "亿元", "none"),
        ("2.5%以内", "%", 2.5, "%", "at_most"),
        ("20左右", "%", 20, "%", "about"),
        ("2 025", "", 2025, "", "none"),
        ("12 345.6", "", 12345.6, "", "none"),
        ("12 .5", "%", 12.5, "%", "none"),
        ("1600\n张", "", 1600, "张", "none"),
        ("(3.2)", "%", -3.2, "%", "none"),
        ("（1,200）", "万元", -1200, "万元", "none"),
        ("下降3%", "", -3, "%", "none"),
        ("↓3.2", "%", -3.2, "%", "none"),
        ("+3.2", "%", 3.2, "%", "none"),
        ("控制在4%以内", "", 4, "%", "at_most"),
        ("5万", "人", 5, "万人", "none"),
        ("5亿", "万元", 5, "亿元", "none"),
        ("1.2 million", "persons", 1.2, "million persons", "none"),
        ("60平以上", "", 60, "平", "at_least"),
        ("590（预计）", "亿元", 590, "亿元", "none"),
        ("590①", "亿元", 590, "亿元", "none"),
        ("590*", "亿元", 590, "亿元", "none"),
        ("1.2E+05", "元", 120000, "元", "none"),
        ("三百五十", "", 350, "", "none"),
        ("十五", "个", 15, "个", "none"),
        (".5", "", 0.5, "", "none"),
        ("2025年", "", 2025, "年", "none"),
    ],
)
def test_cells(cell: str, unit: str, value: float, read_unit: str, modifier: str) -> None:
    known = parse(cell, unit)
    assert known is not None
    assert told(known) == (cell, value, read_unit, modifier)


@pytest.mark.parametrize(
    "cell",
    [
        "-",
        "—",
        "/",
        "／",
        "…",
        "与经济增长同步",
        "三",
        "十二",
        "(3)",
        "12 34",
        "1 2",
        "15号",
        "1:5",
        "11:00",
        "2023-06-09",
        "1月27日",
        "2021-2025",
        "5/3",
        "3、5",
        "590亿元和600亿元",
        "5G",
        "[590]",
        "第一季度",
        "万",
        "%",
        "增长",
    ],
)
def test_cells_that_hold_no_single_value(cell: str) -> None:
    assert parse(cell) is None


def test_a_number_in_exponents_is_as_exact_as_its_digits() -> None:
    known = parse("1.2E+05")
    assert known is not None
    assert known.interval == pytest.approx((115000, 125000))


BEFORE = {
    "": "none",
    "约": "about",
    "超过": "over",
    "不低于": "at_least",
    "不超过": "at_most",
    "不足": "under",
}
AFTER = {"": "none", "左右": "about", "以上": "at_least", "以内": "at_most"}
UNITS = [
    "亿元",
    "万元",
    "%",
    "‰",
    "个百分点",
    "家",
    "万人次",
    "万亩",
    "万吨标准煤",
    "元/人",
    "件/万人",
    "平方公里",
    "台",
    "万千瓦",
]


@given(
    st.integers(0, 10**9),
    st.integers(0, 4),
    st.sampled_from(UNITS),
    st.sampled_from(sorted(BEFORE)),
    st.sampled_from(sorted(AFTER)),
    st.booleans(),
)
def test_a_printed_number_comes_back(
    digits: int, decimals: int, unit: str, before: str, after: str, grouped: bool
) -> None:
    value = digits / 10**decimals
    number = f"{value:{',' if grouped else ''}.{decimals}f}"
    after = "" if before else after
    text = f"{before}{number}{unit}{after}"
    found = only(f"全年指标为{text}，好于预期")
    assert told(found.quantity) == (
        text,
        float(number.replace(",", "")),
        unit,
        BEFORE[before] if before else AFTER[after],
    )
    assert found.quantity.decimals == decimals
    assert f"全年指标为{text}"[found.digits_start : found.digits_end] == number
    assert parse(text) == found.quantity


@given(
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from(["—", "-", "至", "～", "到"]),
    st.sampled_from(UNITS),
)
def test_a_printed_range_comes_back(low: int, more: int, sign: str, unit: str) -> None:
    text = f"{low}{sign}{low + more}{unit}"
    known = only(f"力争完成{text}。").quantity
    assert (known.text, known.value, known.upper, known.unit) == (text, low, low + more, unit)


SIGNS = "0123456789.,:/-+%（）()[]①～ \n年月日号第一二三十百千万亿余多几约近超不以上下内左右之分点半"
SIGNS += "成倍番翻个家人元负至到与和又"
WORDS = "million| per |PM|$|以上|分之|1/10万|２０|亿元|百分点|www.|http://"
PIECES = st.sampled_from([*SIGNS, *WORDS.split("|")])


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text_is_read_in_order_and_completely(text: str) -> None:
    """Found never overlap, hold their exact text, and cover every digit; intervals hold their values."""
    covered: set[int] = set()
    last = 0
    for found in scan(text):
        assert last <= found.start <= found.digits_start < found.digits_end <= found.end
        last = found.end
        known = found.quantity
        assert known.text == text[found.start : found.end]
        assert known.interval.low <= known.value <= known.interval.high
        assert known.upper is None or known.value < known.upper <= known.interval.high or known.value < 0
        covered.update(range(found.start, found.end))
    assert {
        at for at, character in enumerate(text) if character in "0123456789０１２３４５６７８９"
    } <= covered


@given(
    st.one_of(st.text(max_size=90), st.lists(PIECES, max_size=20).map("".join)), st.sampled_from(["", *UNITS])
)
def test_any_cell_is_one_quantity_or_none(cell: str, unit: str) -> None:
    known = parse(cell, unit)
    if known is not None:
        assert known.text == cell.strip()
        assert known.interval.low <= known.value <= known.interval.high
