"""What is found in a large CSV of which most rows are left out is what is found in all of it."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import planlint
from planlint import config, demands, engine, kept, related, selection, sieve
from planlint.model import Result

Row = list[str]
INDICATORS = [
    ("地区生产总值", "亿元"), ("社会消费品零售总额", "亿元"), ("固定资产投资", "亿元"), ("森林覆盖率", "%"),
    ("一般公共预算收入", "亿元"), ("城镇居民人均可支配收入", "元"), ("有效注册商标数", "件"),
    ("常住人口", "万人"),
    ("城镇登记失业率", "%"), ("粮食产量", "万吨"), ("某某工程进度", "个"), ("单位GDP能耗", "吨标准煤/万元"),
]  # fmt: skip
LINKED = [
    ("第一产业增加值", "亿元"),
    ("第二产业增加值", "亿元"),
    ("第三产业增加值", "亿元"),
    ("民间投资", "亿元"),
]
ENGLISH = [("GDP", "100 million yuan"), ("Retail sales", "100 million yuan"), ("Forest cover", "%")]
Tables = Callable[[random.Random, list[Row]], None]


def rows(chance: random.Random, count: int, indicators: list[tuple[str, str]], years: list[int]) -> list[Row]:
    """Place, indicator, unit, a level each year, the average growth that follows."""
    made = []
    for number in range(count):
        label, unit = indicators[number % len(indicators)]
        start, growth = chance.uniform(20, 60), chance.uniform(0.5, 8)
        levels = [start * (1 + growth / 100) ** (year - years[0]) for year in years]
        place = f"第{number // len(indicators) + 1}区"
        made.append([place, label, unit, *(f"{level:.2f}" for level in levels), f"{growth:.1f}"])
    return made


def a_cell(column: int, *texts: str) -> Tables:
    """The fault of another text in a column of some rows."""

    def change(chance: random.Random, table: list[Row]) -> None:
        for _ in range(chance.randint(1, 4)):
            row = chance.choice(table)
            if len(row) > max(column, 3):
                row[column] = chance.choice(texts)

    return change


def another_rate(chance: random.Random, table: list[Row]) -> None:
    for row in chance.sample([row for row in table if len(row) > 3], 5):
        if row[-1][:1].isdecimal():
            row[-1] = f"{float(row[-1]) + chance.choice([5, -3, 0.1, -0.1]):.1f}"


def another_scale(chance: random.Random, table: list[Row]) -> None:
    for row in chance.sample([row for row in table if len(row) > 3], 3):
        row[3] = f"{chance.choice([1e4, 1e-4, -1, 0, 150, 99.99]) * 25:.4f}"


def points(chance: random.Random, table: list[Row]) -> None:
    """Growth of shares as the yearly change in points."""
    for row in [row for row in table if row[2:3] == ["%"]][: chance.choice([1, 3, 40])]:
        row[3:] = ["12.66", *row[4:-2], "13.00", "0.068"]


def twice(chance: random.Random, table: list[Row]) -> None:
    for row in chance.sample(table, 3):
        again = list(row)
        if chance.random() < 0.7:
            again[3] = "31.77"
        table.insert(chance.randrange(len(table)), again)


def ragged(chance: random.Random, table: list[Row]) -> None:
    for row in chance.sample(table, 2):
        if chance.random() < 0.5:
            row.pop()
        else:
            row.append(chance.choice(["", "备注", "7"]))


def swapped(chance: random.Random, table: list[Row]) -> None:
    table[chance.randrange(100, 130)][0] = "东风集聚区"
    table[chance.randrange(130, 150)][0] = "东风聚集区"


def alike(chance: random.Random, table: list[Row]) -> None:
    table[chance.randrange(100, 130)][0] = "长岭石板沟村"
    table[chance.randrange(130, 150)][0] = "长岭石坂沟村"


def named(*names: str) -> Tables:
    """Faulty names of places in all of their rows, of which some have a fault of another kind too."""

    def change(chance: random.Random, table: list[Row]) -> None:
        for name in names:
            place = chance.choice(table[70:])[0]
            for row in table:
                if row[0] == place:
                    row[0] = name
                    if chance.random() < 0.3:
                        row[3] = ""

    return change


def lone(chance: random.Random, table: list[Row]) -> None:
    blank = [""] * len(table[0])
    table.insert(
        chance.randrange(70, 200), chance.choice([blank, ["甲组", *blank[1:]], [], ["地区", "指标"]])
    )


def heading(chance: random.Random, table: list[Row]) -> None:
    at = chance.randrange(70, 150)
    table[at:at] = [[chance.choice(["约束性", "甲组"]), *[""] * (len(table[0]) - 1)]]


def header_again(chance: random.Random, table: list[Row]) -> None:
    table.insert(
        chance.randrange(70, 200), ["地区", "指标", "单位", *("2020年" for _ in table[0][4:]), "增速"]
    )


FAULTS: dict[str, Tables] = {
    "rate": another_rate,
    "scale": another_scale,
    "points": points,
    "twice": twice,
    "ragged": ragged,
    "swapped": swapped,
    "alike": alike,
    "lone": lone,
    "heading": heading,
    "doubled": named("东川东川县"),
    "two-ways": named("南溪石坂镇", "南溪石板镇"),
    "period": named("“十四五”园区", "十三五园区"),
    "header": header_again,
    "hole": a_cell(4, "", "-", "—", "/", "…"),
    "words": a_cell(4, "2.5%以内", "约30", "20-30", "≥30", "[33.5]", "与经济增长同步", "30.5亿元", "1,234.5"),
    "width": a_cell(4, "３0.5", "30。5", "1/3", "3.5右", "XX"),
    "no-unit": a_cell(2, "", "-", "万", "‰", "分", "个百分点"),
    "unit": a_cell(2, "公里", "%", "吨", "万处", "市统计局"),
    "label": a_cell(1, "粮食产量（万吨)", "森林 覆盖率", "增长率", "", "每千人口执业医师数", "年末常住人口"),
    "part": a_cell(1, "其中：工业", "合计", "1、粮食产量"),
    "place": a_cell(0, "全区", "", "甲·乙", "某某 新区", "101", "有效率"),
    "no-place": a_cell(0, "第一章", "“甲", "十四五”规划", "单位"),
    "quoted-words": a_cell(0, '"第1区"', '"第9区"', '"某某区"'),
    "quoted": a_cell(0, '"甲,乙"', '"甲\n乙"', '"第1区"', '甲"乙'),
    "text": a_cell(0, "迎来来区", "2023年到2021年区", "供给侧结构改革区", "明确了近三年", "目标区"),
    "percent": a_cell(3, "12%", "12.5%", "3.5万"),
}  # fmt: skip


def written(
    table: list[Row], header: Row, separator: str = ",", end: str = "\n", encoding: str = "utf-8"
) -> bytes:
    lines = [separator.join(row) for row in [header, *table]]
    return (end.join(lines) + end).encode(encoding)


def both(
    data: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch, **settings: object
) -> tuple[Result, Result]:
    """The result of reading all rows, and of sifting with narrow margins."""
    path = folder / "wide.csv"
    path.write_bytes(data)
    given = config.load(None, [settings], None)
    monkeypatch.setattr(sieve, "SMALL", 60)
    monkeypatch.setattr(sieve, "HEAD", 61)
    monkeypatch.setattr(sieve, "MOST", 0.95)
    whole = engine.lint([str(path)], given, kept.folder())
    return whole, engine.lint([str(path)], given, kept.folder(), sift=True)


def same(whole: Result, sifted: Result) -> None:
    assert sifted.findings == whole.findings
    assert sifted.accounts == whole.accounts
    assert (sifted.errors, sifted.bugs) == (whole.errors, whole.bugs)


def left(result: Result) -> bool:
    return any(document.left for document in result.documents)


HEADER = ["地区", "指标", "单位", "2020年", "2025年", "年均增速(%)"]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("seed", range(2))
def test_a_fault_is_found_as_if_all_rows_were_read(
    fault: str, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(f"{fault} {seed}")
    table = rows(chance, 260, INDICATORS, [2020, 2025])
    FAULTS[fault](chance, table)
    same(*both(written(table, HEADER), tmp_path, monkeypatch))


@pytest.mark.parametrize("seed", range(30))
def test_whatever_is_in_a_table_nothing_is_missed(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    indicators = [
        *chance.sample(INDICATORS, chance.randint(2, 8)),
        *chance.sample(LINKED, chance.choice([0, 0, 2, 4])),
    ]
    years = chance.choice([[2020, 2025], [2020, 2021], [2018, 2020, 2025], [2019, 2020, 2021, 2022]])
    table = rows(chance, chance.randint(160, 320), indicators, years)
    header = [
        "地区",
        "指标",
        "单位",
        *(f"{year}年" for year in years),
        chance.choice(["年均增速(%)", "增速(%)", "比上年增长(%)", "总增长"]),
    ]
    for fault in chance.sample(list(FAULTS), chance.randint(0, 3)):
        if fault != "quoted":
            FAULTS[fault](chance, table)
    if chance.random() < 0.2:
        chance.shuffle(table)
    separator, end = chance.choice([",", ",", "\t", ";"]), chance.choice(["\n", "\r\n", "\r"])
    encoding = chance.choice(["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    same(*both(written(table, header, separator, end, encoding), tmp_path, monkeypatch))


@pytest.mark.parametrize("seed", range(8))
def test_other_columns_of_words(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    table = rows(chance, 260, INDICATORS, [2020, 2025])
    titles = chance.sample(["属性", "类别", "备注", "责任单位", "序号", "年份"], 2)
    words = {
        "属性": ["约束性", "预期性"],
        "类别": ["经济", "民生"],
        "备注": ["", "快报数"],
        "责任单位": ["市统计局", "市发改委"],
        "序号": ["1", "2"],
        "年份": ["2020", "2021"],
    }
    for row in table:
        row[1:1] = [chance.choice(words[title]) for title in titles]
    header = [HEADER[0], *titles, *HEADER[1:]]
    same(*both(written(table, header), tmp_path, monkeypatch))


@pytest.mark.parametrize("all_cells", [False, True])
@pytest.mark.parametrize("fault", ["rate", "alike", "hole", "quoted", "ragged", "twice"])
def test_quotation_marks_around_cells(
    fault: str, all_cells: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(fault)
    table = rows(chance, 260, INDICATORS, [2020, 2025])
    FAULTS[fault](chance, table)
    quoted = [
        [f'"{text}"' if '"' not in text and (all_cells or at < 3) else text for at, text in enumerate(row)]
        for row in [HEADER, *table]
    ]
    whole, sifted = both(written(quoted[1:], quoted[0]), tmp_path, monkeypatch)
    same(whole, sifted)
    assert left(sifted) or fault in ("quoted", "alike")  # of two spellings the rarer one is named


@pytest.mark.parametrize("seed", range(6))
def test_units_behind_some_names(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    bare = chance.sample(INDICATORS, chance.randint(0, 6))
    table = rows(chance, 300, INDICATORS, [2020, 2025])
    if seed % 2:
        table.sort(key=lambda row: (row[1], row[2]) in bare)
    for row in table:
        row[1:3] = [row[1] if (row[1], row[2]) in bare else f"{row[1]}({row[2]})"]
    same(*both(written(table, [*HEADER[:2], *HEADER[3:]]), tmp_path, monkeypatch))


@pytest.mark.parametrize("seed", range(4))
def test_counts_and_their_yearly_growth(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    table = []
    for number in range(240):
        before, after = chance.randint(5, 90), chance.randint(5, 90)
        rate = 100 * (after / before - 1) + (2 if chance.random() < 0.05 else 0)
        levels = [str(before), str(after)] if seed % 2 else [str(after)]
        table.append([f"第{number}区", "规模以上工业企业数", "家", *levels, f"{rate:.1f}"])
    header = ["地区", "指标", "单位", *(["2020年", "2021年"] if seed % 2 else ["2021年"]), "比上年增长(%)"]
    same(*both(written(table, header), tmp_path, monkeypatch))


def test_clean_and_nearly_clean_tables_are_sifted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    for indicators, header in (
        (INDICATORS, HEADER),
        (ENGLISH, ["region", "indicator", "unit", "2020", "2025", "growth (%)"]),
    ):
        table = rows(chance, 400, indicators, [2020, 2025])
        for fault in ("rate", "hole", "scale", "twice"):
            FAULTS[fault](chance, table)
        whole, sifted = both(written(table, header), tmp_path, monkeypatch)
        same(whole, sifted)
        assert left(sifted)
        assert sum(len(document.figures) for document in sifted.documents) < whole.accounts[0].figures / 1.5


def test_every_check_is_understood_or_no_large_file_is_sifted() -> None:
    """A new check must say here why it finds nothing in a full row of plain numbers that stands alone."""
    checks = Path(sieve.__file__).parent / "checks"
    names = {path.stem.replace("_", "-") for path in checks.glob("*.py") if path.stem != "__init__"}
    assert names == related.KNOWN


def test_patterns_of_texts_find_nothing_in_plain_numbers() -> None:
    chance = random.Random(1)
    digits = [
        f"{chance.choice(['', '-'])}{chance.uniform(0, 10 ** chance.randint(0, 7)):.{n % 4}f}"
        for n in range(4000)
    ]
    joined = "\n".join([*digits, *(f"第{number}区\n指标\n亿元" for number in range(999))])
    for rule in selection.chosen(config.load(None, [], None), None).rules:
        if rule.check == "text-is-free-of":
            assert not re.search(str(rule.options["pattern"]), joined), rule.id


@pytest.fixture
def wide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is sifted when nothing speaks against it."""
    monkeypatch.setattr(sieve, "SMALL", 60)
    chance = random.Random(7)
    table = rows(chance, 500, INDICATORS, [2020, 2025])
    another_rate(chance, table)
    path = tmp_path / "wide.csv"
    path.write_bytes(written(table, HEADER))
    return path


def test_rows_are_left_out_beside_documents_that_do_not_speak_of_them(wide: Path) -> None:
    report = wide.with_name("报告.md")
    report.write_text(
        "# 东川县2025年计划执行情况的报告\n\n2025年地区生产总值590亿元，增长5%。到2030年达到700亿元。\n"
    )
    paths = [str(wide), str(report)]
    given = config.load(None, [], None)
    sifted = engine.lint(paths, given, kept.folder(), sift=True)
    same(engine.lint(paths, given, kept.folder()), sifted)
    assert left(sifted)


@pytest.mark.parametrize(
    "settings",
    [
        {"sets": {"all": ["*.csv"]}},
        {"rules": {"units/magnitude-impossible": {"jump": 2.0}}},
        {"columns": {"*.csv": {"2020年": "2019年"}}},
    ],
)
def test_nothing_is_left_out_that_other_files_or_options_may_ask_about(
    wide: Path, settings: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(wide.parent)
    assert not left(engine.lint(["wide.csv"], config.load(None, [settings], None), kept.folder(), sift=True))


def test_nothing_is_left_out_beside_metadata(wide: Path) -> None:
    fields = wide.with_name("1-1-1.yml")
    fields.write_text("indicator_number: 1.1.1\nindicator_name: 常住人口\n", encoding="utf-8")
    result = engine.lint([str(wide), str(fields)], config.load(None, [], None), kept.folder(), sift=True)
    assert not left(result)


def test_a_finding_in_a_row_that_stands_for_others_makes_all_be_read(
    wide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = wide.read_text(encoding="utf-8").splitlines()
    assert text[109].startswith("第10区,地区生产总值")
    wide.write_text(
        "\n".join([*text[:109], "第10区,地区生产总值,亿元,30.00,40.00,9.9", *text[110:]]), encoding="utf-8"
    )
    monkeypatch.setattr(demands, "failing", lambda *_: iter(()))
    given = config.load(None, [], None)
    whole = engine.lint([str(wide)], given, kept.folder())
    sifted = engine.lint([str(wide)], given, kept.folder(), sift=True)
    assert 110 in {finding.location.line for finding in sifted.findings}
    assert not left(sifted)
    same(whole, sifted)


def test_the_api_leaves_out_and_read_gives_all(wide: Path) -> None:
    linted, read = planlint.lint(wide, isolated=True), planlint.read(wide, isolated=True)
    assert left(linted)
    (account,), (document,) = linted.accounts, linted.documents
    assert len(document.figures) < len(read.figures) == account.figures - account.unread
