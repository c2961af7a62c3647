"""The public Chinese cases (MIT) of Microsoft Recognizers-Text that planlint should read.

Every case of numbers, percentages, currencies and dimensions must pass, except those listed here with
the reason why planlint does not read them so. Numbers are compared by value in base units.
"""

import json
import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planlint.extract.bounds import quantity
from planlint.extract.numerals import numeral, product
from planlint.extract.quantities import parse, scan
from planlint.model import Quantity
from planlint.units import unit_for

SHARED = os.environ.get("PLANLINT_SHARED")
FOLDER = Path(SHARED or ".") / "specs" / "recognizers-text-zh"
pytestmark = pytest.mark.skipif(not SHARED, reason="PLANLINT_SHARED is not set")

SCALES = ("百万", "千万", "万亿", "万万", "万", "萬", "亿", "億", "千")
BARE = "a small numeral without unit in running text is a word as often as a number (这是五, 前三)"
POWER = "powers are not printed in plans"
LETTER = "a Latin letter behind a number makes it a name (5G, 4K); k and M are no scales in Chinese"
MIXED = "'1 3/5' in a table is a broken cell, not a mixed number"
TWO_UNITS = "a sum of two units (五元三毛) is a price on a label; statistics print one unit"
CLASSIFIER = "一 with a classifier is an article (一个, 一位)"
CHEQUE = "numerals of cheques (壹, 拾) are read in cells, not in running text, where 拾 and 陆 are words"
SIGNED_PART = "a sign within a fraction is not printed"
DISCOUNT = "discounts said without a number (对折, 半折) or broken (7 2 折) are no statistics"
ONLY_HERE = "一美元 and 一折 are quantities; only this model leaves their number out"
COMPARED = "比…大 compares with a number; plans say 大于, 高于, 超过"
SPACED = "words broken by spaces in running text: readers join what a layout broke"
TAEL = "两 behind a numeral is a digit; as a weight (50 g) it is read in headers and after Arabic digits only"

EQUAL = "等于 bounds nothing: the number is read as it stands"
TRADITIONAL = (
    "壹百五十萬五千二百四十五,二千零四十五個,三千零五個,和四千萬零五十,壹百五十四點零,四百億點零五零,"
    "二十五分之壹百四十四,十壹又十四分之壹,1個"
)
DATED = (
    (
        "１９９１年１月１６日晚巴黎时间２０点：法国总统密特朗发表电视讲话，宣布和平解决海湾危机已经让位于战争，"
        "法国已经作好一切战斗准备。"
    ),
    (
        "１９９１年１月１６日晚巴黎時間２０點：法國總統密特朗發表電視講話，宣布和平解抉海灣危機已經讓位於戰爭，"
        "法國已經作好壹切戰鬥準備。"
    ),
)

EXCLUDED = {
    "NumberModel": {
        "两百点两": "this is no numeral: 两 does not stand behind the point",
        "一点两小时的会议": "two hours or 1.2 hours: not read rather than guessed",
        "五十千": "this is no numeral",
        "半百": "an idiom",
        "九年八吨": "九年 is a word as often as a number (九年义务教育)",
        "2222.2222.22222.222": "a number of several points is a heading's or a version's, and read as a name",
        "１, 2４4, ６６7.123 五点八": "五点八 is read, but a number with three spaced parts is not thousands",
        **dict.fromkeys(("一只", "一塊蛋糕", "戒指一对八千"), CLASSIFIER),
        **dict.fromkeys(("40k", "-2.5 M"), LETTER),
        **dict.fromkeys(("2^5", "2^-1", "1.1^+23", "2.5^-1", "-1.1^+23", "-2.5^-1", "-1.1^--23"), POWER),
        **dict.fromkeys(("４ ６／３", "1 ３/5", "1 4/3的美梦,1/2的努力", "1 4/3的美夢,1/2的努力"), MIXED),
        **dict.fromkeys(("负３分之负一百五十七", "负３ 分  之 负一百五十七"), SIGNED_PART),
        **dict.fromkeys(("負３分之負壹百五十七", "負３ 分  之 負壹百五十七"), SIGNED_PART),
        **dict.fromkeys(("1502222, 二百五, 还有二分之。", "1502222, 二百五, 還有二分之。"), BARE),
        **dict.fromkeys(("“一”和“五”", "这不是五这是二百零一", "这是五那是四", "这不是四川这是五"), BARE),
        **dict.fromkeys(("这不是一这是九台", "答案是四不是五", "答案不是四而是五"), BARE),
        **dict.fromkeys(("数量不是一却是五", "单销量排名前三的品牌", "三的另一种写法是叁"), BARE),
        **dict.fromkeys(("这不是四川这是五台山",), BARE),
        **dict.fromkeys(("壹百對", "壹百五十對"), CHEQUE),
        f"壹百四十四。{TRADITIONAL}": CHEQUE,
        **dict.fromkeys(DATED, "a date is read as a date, not as three numbers"),
        **dict.fromkeys(("一美元", "苹果折扣一美元", "苹果折扣一折"), ONLY_HERE),
    },
    "NumberRangeModel": {
        "他的排名在第十和第十五之间": "ranks are read one by one",
        "还有20万次以上来观影的呀？": "20万 is 200 000, not 20 000",
        "请给我一以上个苹果": CLASSIFIER,
        "5k-20k": LETTER,
        "十几万多亿": "two words for one 'more than': this is no numeral",
        **dict.fromkeys(("x等于一百七", "负荷量超过300且滚动负荷量等于1535的信息。"), EQUAL),
        **dict.fromkeys(("数字比四分之一大， 比二分之一小", "他的年龄比三十大一些"), COMPARED),
        "小明的身高比 170 低 ": COMPARED,
        **dict.fromkeys(("这个数字大于或者等于三千 九百 六十五 ", "找出 小于 或 等于100 的质数"), SPACED),
        "找出 < = 100 的质数": SPACED,
    },
    "PercentModel": {
        "找出酒精量在5-20%之间的产品": "both ends of the range are read, not the second alone",
        "十折": "ten tenths is 100 %, if nobody says so",
        **dict.fromkeys(("打对折", "打對折", "半折", "半成", "7 2 折"), DISCOUNT),
        **dict.fromkeys(("百分之15Ｋ", "百分之3.2k", "12k个百分点", "１５k个百分点"), LETTER),
        **dict.fromkeys(("百 分 之  ５２.５ k", "12k個百分點", "１５k個百分點"), LETTER),
    },
    "CurrencyModel": {
        **dict.fromkeys(("10日元5日本銭", "这台电脑两美元又三美分"), TWO_UNITS),
        **dict.fromkeys(("这个手机壳五元三毛", "50元6角三分"), TWO_UNITS),
        "这个手机壳花费你五美元和花费我三块": "三块 counts pieces as often as money",
        "人民币 美元": "a unit without a number",
        "人民币美元": "a unit without a number",
    },
    "DimensionModel": {
        "一位是最小的存储单位": CLASSIFIER,
        **dict.fromkeys(("两万两", "二两", "三十两", "三千两百两"), TAEL),
    },
}
UNITS = {
    "Mu": "亩", "Kilogram": "公斤", "Centimeter": "厘米", "Ton": "吨", "Meter": "米", "Jin": "斤",
    "Kilometer": "公里", "Gram": "克", "Kilobit": "千比特", "Megabyte": "兆字节", "Kilobyte": "千字节",
    "Megahertz": "兆赫", "Hertz": "赫兹", "Kilowatt": "千瓦", "Kilocalorie": "千卡", "Liang": "两",
    "Microgram": "微克", "Bit": "比特", "Chinese yuan": "元", "Euro": "欧元", "United States dollar": "美元",
    "Dollar": "美元", "Swiss franc": "瑞士法郎", "Hong Kong dollar": "港元", "New Taiwan dollar": "台币",
    "Japanese yen": "日元", "Nigerian naira": "奈拉", "Bitcoin": "比特币",
}  # fmt: skip


def cases(model: str) -> list[Any]:
    """(input, results) of a model's file, those excluded left out."""
    if not SHARED:
        return []
    listed = json.loads((FOLDER / f"{model}.json").read_text(encoding="utf-8-sig"))
    return [case for case in listed if case["Input"] not in EXCLUDED.get(model, {})]


def read(case: Any) -> list[Quantity]:
    """What planlint reads: as a table cell where the number fills the input, else in running text."""
    text, results = case["Input"], case["Results"]
    if len(results) == 1 and results[0]["Start"] == 0 and results[0]["End"] >= len(text.strip()) - 1:
        whole = parse(text)
        if whole:
            return [whole]
        known = numeral("".join(text.split()))  # a bare 十五 is a row number to tables, a word to prose
        if known:
            return [quantity(text, known.value * product(known.scale), known.decimals, "")]
    return [found.quantity for found in scan(text) if found.kind not in ("name", "date")]


def base(known: Quantity) -> tuple[str, float]:
    """(dimension, value in base units)."""
    unit = unit_for(known.unit)
    return (unit.dimension, known.value * unit.factor) if unit else ("ratio", known.value)


def amount(known: Quantity) -> float:
    """The number alone, with its scale: 1.2 亿元 → 120 000 000; 五十打 → 600."""
    if known.unit in ("打", "1/10万") or known.unit in SCALES:
        return base(known)[1]
    scale = next((scale for scale in SCALES if known.unit.startswith(scale)), "")
    apart = scale and known.unit not in ("千米", "千克", "千瓦", "千卡")
    return known.value * (base(known._replace(unit=scale))[1] / known.value if apart and known.value else 1)


def same(found: list[float], wanted: list[float]) -> bool:
    return len(found) == len(wanted) and all(
        math.isclose(a, b, rel_tol=1e-9) for a, b in zip(found, wanted, strict=True)
    )


def test_numbers() -> None:
    wrong = []
    for case in cases("NumberModel"):
        wanted = [float(result["Resolution"]["value"]) for result in case["Results"]]
        found = [amount(known) for known in read(case)]
        if not same(found, wanted):
            wrong.append((case["Input"], wanted, found))
    assert wrong == []


def test_percentages() -> None:
    wrong = []
    for case in cases("PercentModel"):
        wanted = [float(result["Resolution"]["value"].rstrip("%")) / 100 for result in case["Results"]]
        parts = [known for known in read(case) if known.unit or 0 < known.value < 1e-3]
        found = [value for dimension, value in map(base, parts) if dimension in ("ratio", "points")]
        if not same(found, wanted):
            wrong.append((case["Input"], wanted, found))
    assert wrong == []


@pytest.mark.parametrize("model", ["CurrencyModel", "DimensionModel"])
def test_measures(model: str) -> None:
    dimensions = {unit.dimension for unit in map(unit_for, UNITS.values()) if unit}
    wrong = []
    for case in cases(model):
        results = [result["Resolution"] for result in case["Results"]]
        units = [unit_for(UNITS[result["unit"]]) for result in results]
        wanted = [
            (unit.dimension, float(result["value"]) * unit.factor)
            for result, unit in zip(results, units, strict=True)
            if unit
        ]
        kinds = {dimension for dimension, _ in wanted} if model == "DimensionModel" else dimensions
        found = [value for value in map(base, read(case)) if value[0] in kinds]
        same_kinds = [kind for kind, _ in found] == [kind for kind, _ in wanted]
        if not (same_kinds and same([value for _, value in found], [value for _, value in wanted])):
            wrong.append((case["Input"], wanted, found))
    assert wrong == []


def test_ranges_and_bounds() -> None:
    """The bounds of what planlint reads as a range or a bounded number; 以上 and 超过 alike open one side."""
    wrong = []
    for case in cases("NumberRangeModel"):
        wanted = sorted(end for result in case["Results"] for end in ends(result["Resolution"]["value"]))
        found = sorted(end for known in read(case) for end in bounds(known))
        if not (len(wanted) == len(found) and all(map(close, wanted, found))):
            wrong.append((case["Input"], wanted, found))
    assert wrong == []


def close(one: tuple[str, float], other: tuple[str, float]) -> bool:
    return one[0] == other[0] and math.isclose(one[1], other[1], rel_tol=1e-9)


def ends(printed: str) -> Iterator[tuple[str, float]]:
    """The bounds of (20,35]: low 20, high 35."""
    for side, value in zip(("low", "high"), printed[1:-1].split(","), strict=True):
        if value:
            yield side, float(value)


def bounds(known: Quantity) -> Iterator[tuple[str, float]]:
    """The printed bounds of a quantity; a plain number bounds nothing."""
    value = amount(known)
    scale = value / known.value if known.value else 1
    if known.upper is not None:
        yield from (("low", value), ("high", known.upper * scale))
    elif known.modifier in ("over", "at_least"):
        yield "low", value
    elif known.modifier in ("under", "at_most"):
        yield "high", value


def test_what_is_left_out_is_still_in_the_files() -> None:
    for model, left_out in EXCLUDED.items():
        listed = json.loads((FOLDER / f"{model}.json").read_text(encoding="utf-8-sig"))
        assert set(left_out) <= {case["Input"] for case in listed}, model
