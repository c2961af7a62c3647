"""The report for people: excerpts, carets under the right words, the last line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from planlint.model import Document, Finding, Location
from planlint.reporters import Page, reporter
from planlint.reporters.text import excerpt, summary, width
from tests.reporters import made


def shown(*findings: Finding, of: Document | None = None, page: Page | None = None) -> str:
    text = reporter("text")(made.result(*findings, of=of), page or Page())
    assert isinstance(text, str)
    return text


def under_carets(source: str, start: int, end: int, columns: int = 100) -> str:
    """What stands above the carets in an excerpt, cut out by the columns of a terminal."""
    of = made.document(source)
    line, carets = excerpt(of.locate(start, end), of, "31", Page(width=columns))
    first = carets.index("^")
    last = first + carets.count("^")
    at = 0
    found = ""
    for sign in line:
        if first <= at < last and wcwidth(sign):
            found += sign
        at += max(wcwidth(sign), 0)
    assert wcswidth(line) <= columns
    return found


@pytest.mark.parametrize("quote", ["3.5%", "131.5 亿元", "𠮷增加值"])
def test_carets_stand_under_the_quote_past_wide_signs_and_tabs(quote: str) -> None:
    start = made.SOURCE.index(quote)
    assert under_carets(made.SOURCE, start, start + len(quote)) == quote


@given(
    before=st.text(st.sampled_from("a增𠮷\t，é́"), max_size=300),
    quote=st.text(st.sampled_from("9.%亿"), min_size=1, max_size=12),
    after=st.text(st.sampled_from("a增𠮷\t，"), max_size=300),
    columns=st.integers(40, 120),
)
def test_carets_stand_under_the_quote_of_a_long_line(
    before: str, quote: str, after: str, columns: int
) -> None:
    source = f"x{before}{quote}{after}"
    start = 1 + len(before)
    assert under_carets(source, start, start + len(quote), columns) == quote


def test_long_line_is_cut_around_the_place() -> None:
    source = "增" * 5000 + "9.9%" + "长" * 5000
    of = made.document(source)
    line, carets = excerpt(of.locate(5000, 5004), of, "31", Page(width=80))
    assert re.fullmatch(r"  1 \| …增+9\.9%长+…", line)
    assert 70 <= wcswidth(line) <= 80
    assert carets.strip() == "|" + " " * (len(carets.strip()) - 5) + "^^^^"


def test_quote_longer_than_the_line_is_cut() -> None:
    of = made.document("增长" * 400)
    line, carets = excerpt(of.locate(0, 800), of, "31", Page(width=60))
    assert line.endswith("…")
    assert wcswidth(line) <= 60
    assert len(carets) <= 60


def test_place_over_several_lines_shows_the_first() -> None:
    of = made.document("| 8.\n5 | 一\n")
    line, carets = excerpt(of.locate(2, 6), of, "31", Page())
    assert (line, carets) == ("  1 | | 8.", "    |   ^^")


def test_place_outside_every_document_has_no_excerpt() -> None:
    at = Location("planlint.toml", 3, 1, 3, 1)
    finding = made.finding(made.document(), "3.5%")._replace(location=at)
    assert "planlint.toml:3:1" in shown(finding)


@given(
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x1FFFF, exclude_categories=["Cs", "Cc", "Cn"]))
)
def test_width_is_that_of_wcwidth(text: str) -> None:
    # joined and modified emoji and the few signs added to Unicode since this Python are left to wcwidth
    signs = [sign for sign in text if wcwidth(sign) == width(sign)]
    assert sum(map(wcwidth, signs)) == width("".join(signs))


def test_width_of_every_sign_of_plans_is_that_of_wcwidth() -> None:
    blocks = [
        (0x20, 0x7F),
        (0xA0, 0xAD),
        (0x2010, 0x2028),
        (0x2030, 0x2060),
        (0x2100, 0x218C),
        (0x2190, 0x2200),
    ]
    blocks += [(0x3000, 0x302A), (0x3041, 0x3097), (0x30A0, 0x3100), (0x3220, 0x3248), (0x3250, 0x3400)]
    blocks += [(0x4E00, 0xA000), (0xFF01, 0xFF5F), (0x20000, 0x20100)]
    wrong = [hex(code) for a, b in blocks for code in range(a, b) if width(chr(code)) != wcwidth(chr(code))]
    assert wrong == []


def test_worst_findings_come_first() -> None:
    of = made.document()
    text = shown(
        made.finding(of, "表", "c/d", "info"),
        made.finding(of, "3.5%", "b/c", "warning"),
        made.finding(of, "plain 7"),
        of=of,
    )
    heads = [line for line in text.splitlines() if re.match(r"(Errors|Warnings|Notes) \(1\)", line)]
    assert heads == ["Errors (1)", "Warnings (1)", "Notes (1)"]


def test_headings_are_in_the_language_of_the_page() -> None:
    of = made.document()
    assert shown(made.finding(of, "3.5%"), of=of, page=Page(lang="zh")).startswith("强制性（错误） (1)\n")


def test_finding_names_place_rule_message_and_the_other_places() -> None:
    of = made.document()
    finding = made.finding(
        of, "3.5%", related=made.related(of, "131.5 亿元", "start"), suggestion="write 3.6%"
    )
    assert shown(finding, of=of).splitlines()[:8] == [
        "Errors (1)",
        "",
        "plans/年度 a,b:c.md:2:20  growth/rate-contradicts-levels",
        "  3.5% does not follow",
        "  2 |     𠮷增加值 131.5 亿元, 年均 3.5%",
        "    |                               ^^^^",
        "  - 2:7: 131.5 亿元 (start)",
        "  = write 3.6%",
    ]


def test_waived_finding_is_counted_and_not_shown() -> None:
    of = made.document()
    waived = made.finding(of, "3.5%")._replace(waived="prices")
    known = made.finding(of, "plain 7")._replace(waived="baseline")
    text = shown(waived, known, known, of=of)
    counts = "0 errors, 0 warnings, 0 notes (1 waived, 2 in the baseline)"
    assert text == f"1 file, 3 numbers, 2 checked by 3 rules: {counts}\n"


def test_last_line_is_as_promised() -> None:
    of = made.document()
    findings = [made.finding(of, "3.5%")] * 2 + [made.finding(of, "3.5%", severity="warning")]
    result = made.result(*findings, findings[0]._replace(waived="prices"), of=of)
    result = result._replace(documents=(of,) * 3, accounts=result.accounts * 3)
    assert (
        summary(result) == "3 files, 9 numbers, 6 checked by 3 rules: 2 errors, 1 warning, 0 notes (1 waived)"
    )


def test_colours_only_where_the_page_has_them() -> None:
    of = made.document()
    assert "\033" not in shown(made.finding(of, "3.5%"), of=of)
    colored = shown(made.finding(of, "3.5%"), of=of, page=Page(color=True))
    assert re.sub(r"\033\[[\d;]*m", "", colored) == shown(made.finding(of, "3.5%"), of=of)
    assert "\033[31m^^^^\033[0m" in colored


def test_nothing_of_a_hostile_document_reaches_the_terminal() -> None:
    of = made.document("a\x1b[2J\x1b]0;x\x07 \u202e9.9%\u2066 b\x9b\n", path="a\x1b[31m.md")
    finding = made.finding(of, "9.9%", message="\x1b[2J\r\n9.9%\x00", suggestion="\x1b]8;;http://x\x1b\\")
    text = shown(finding._replace(related=made.related(of, "9.9%", "\x1b[1m\u202e")), of=of)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_statistics_count_each_rule() -> None:
    of = made.document()
    result = made.result(*[made.finding(of, "3.5%")] * 2, made.finding(of, "表", "b/c", "warning"), of=of)
    lines = str(reporter("statistics")(result, Page())).splitlines()
    assert lines[0].split()[:3] == ["2", "error", "growth/rate-contradicts-levels"]
    assert lines[1].split() == ["1", "warning", "b/c"]
    assert lines[-1].startswith("1 file, ")
