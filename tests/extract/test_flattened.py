"""A table flattened to text gives the figures it has as HTML, or fewer: never another one."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.read import html, lines

NAMES = ("货运量", "客运量", "邮件量", "森林覆盖率", "城镇登记失业率", "公路里程", "港口吞吐能力", "管道长度")
UNITS = ("万吨", "万人", "万件", "%", "%", "公里", "万吨", "公里")
GROUPS = ("经济 发展", "民生", "绿色 发展")
NUMBERS = st.sampled_from(["7", "12.5", "3.9以内", "≥40", "100", "0.3"])
MERGED = "colspan=2:控制在省定范围内"
VALUES = st.one_of(NUMBERS, st.sampled_from(["", "-", "—", "/", "控制在省定范围内", "与经济增长同步"]))


@dataclass(frozen=True)
class Made:
    """A table as rows of cells; a group stands before the first of its rows only, with its height."""

    header: list[str]
    rows: list[list[str]]
    groups: list[tuple[str, int]]

    def html(self) -> str:
        rows = []
        first = {}
        at = 0
        for name, height in self.groups:
            first[at] = f"rowspan={height}:{name}|"
            at += height
        for number, row in enumerate(self.rows):
            rows.append(first.get(number, "") + "|".join(row))
        return html("|".join(self.header), *rows)

    def flat(self, breaks: bool) -> str:
        """As text: a group is missing in all but its first row, a merged cell stands once, empty ones pad."""
        first = {}
        at = 0
        for name, height in self.groups:
            first[at] = name
            at += height
        text = " | ".join(self.header) + " |\n"
        for number, row in enumerate(self.rows):
            cells = [first[number], *row] if number in first else [*row, ""] if self.groups else row
            cells = [cell.removeprefix("colspan=2:") for cell in cells] + [""] * row.count(MERGED)
            for place, cell in enumerate(cells):
                inside = place + 1 < len(cells)
                text += ("\n" if breaks and not cell and inside and place else cell) + (
                    " | " if inside else " |"
                )
            text += "\n"
        return text


@st.composite
def tables(draw: st.DrawFn) -> Made:
    count = draw(st.integers(3, len(NAMES)))
    years = draw(st.sampled_from([("2015年", "2020年"), ("2020年",), ("2019年", "2020年", "2021年")]))
    tail = draw(st.sampled_from([(), ("年均增速%",)]))
    ends = draw(st.sampled_from([("",), ("属性",), ("单位",), ("责任单位",)]))
    numbered, grouped = draw(st.booleans()), draw(st.booleans())
    rows = []
    for at in range(count):
        row = [str(at + 1)] if numbered else []
        values = [draw(VALUES) for _ in (*years, *tail)]
        if len(values) > 1 and draw(st.integers(0, 4)) == 0:
            place = draw(st.integers(0, len(values) - 2))
            values[place : place + 2] = [MERGED]
        row += [NAMES[at], UNITS[at], *values]
        row += ["预期性" if ends == ("属性",) else "交通局"] if ends != ("",) else []
        rows.append(row)
    heights = []
    while grouped and sum(heights) < count:
        heights.append(min(draw(st.integers(1, 4)), count - sum(heights)))
    header = [
        *(["分类"] if grouped else []),
        *(["序号"] if numbered else []),
        "指标名称",
        "单位",
        *years,
        *tail,
    ]
    groups = [(GROUPS[at % 3], height) for at, height in enumerate(heights)]
    return Made(header + [end for end in ends if end], rows, groups)


@settings(max_examples=400, deadline=None)
@given(tables(), st.booleans())
def test_a_flattened_table_has_no_other_figures(made: Made, breaks: bool) -> None:
    whole = lines(made.html(), "a.html")
    found = lines(made.flat(breaks), "a.txt")
    assert [line for line in found if line not in whole] == []


@settings(max_examples=200, deadline=None)
@given(tables().filter(lambda made: not any(MERGED in row for row in made.rows)))
def test_rows_with_all_their_values_keep_all_their_figures(made: Made) -> None:
    empty = ("", "-", "—", "/", "控制在省定范围内", "与经济增长同步")
    filled = Made(
        made.header, [["5" if cell in empty else cell for cell in row] for row in made.rows], made.groups
    )
    assert lines(filled.flat(False), "a.txt") == lines(filled.html(), "a.html")
