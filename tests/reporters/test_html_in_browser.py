"""The HTML report as a real browser shows it: marks at the right words, keys, filters, time to open."""

import re
from pathlib import Path

import pytest
from lxml import html

from planlint import lint
from planlint.model import Document, Finding, Result
from planlint.reporters import Page
from planlint.reporters.html import _ordered, report
from tests.browser import chromium, dom

SAMPLES = Path(__file__).parents[2] / "samples"
KINDS = ["five-year-plan/plan.docx", "annual-report/report.html", "work-report/report.md",
         "health-targets/targets.pdf", "indicator-book/book.xlsx", "communique/communique.txt"]  # fmt: skip
PLAN = """# 测试区发展规划

到2025年，地区生产总值达到929亿元，年均增长9.9%。𠮷

| 指标 | 单位 | 2020年 | 2025年 | 年均增速(%) |
| --- | --- | --- | --- | --- |
| 一般公共预算收入 | 亿元 | 590 | 929 | 9.9 |
| **进出口总额** | 亿元 | 122 | 216 | 13.2 |

常住人口达到71万人，常住人口达到72万人。城镇登记失业率控制在4%以内。
"""
PROBE = """
addEventListener("load", () => setTimeout(() => {
  const press = (key) => document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const said = (name, value) => document.body.setAttribute("data-" + name, String(value));
  said("loaded", performance.now());
  const first = document.querySelector(".card:not([hidden])");
  first.focus();
  press("Enter");
  said("entered", document.activeElement.closest("mark").id + " m" + first.dataset.number);
  said("lit", document.querySelectorAll("mark.lit").length);
  press("Escape");
  said("back", document.activeElement.id + " " + first.id);
  press("ArrowDown");
  said("next", document.activeElement.id);
  document.querySelector("mark[data-f] a").click();
  said("clicked", document.activeElement.className.includes("card"));
  for (const box of document.querySelectorAll('input[name="severity"]'))
    if (box.value === "error") box.click();
  said("errors", document.querySelectorAll('.card[data-severity="error"]:not([hidden])').length);
  said("off", document.querySelectorAll("mark.error:not(.off)").length);
  document.querySelector("#tab-charts").click();
  said("charts", getComputedStyle(document.querySelector("#charts")).display);
}, 0));
"""


def write(result: Result, folder: Path, probe: str = "") -> Path:
    page = report(result, Page(lang="zh"))
    if probe:  # the page's own policy would not let it run
        page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
        page = page.replace("</body>", f"<script>{probe}</script></body>")
    path = folder / "report.html"
    path.write_text(page, encoding="utf-8")
    return path


def printed(of: Document, found: Finding) -> str:
    at = found.location
    start = of.starts[at.line - 1] + at.column - 1
    return of.source[start : of.starts[at.end_line - 1] + at.end_column - 1]


def squeezed(string: str) -> str:
    return "".join(string.split())


def check(result: Result, root: html.HtmlElement) -> int:
    """Hold every mark against the source: its words, its line, and what stands before it there."""
    documents = {document.path: document for document in result.documents}
    for number, found in enumerate(_ordered(result), 1):
        of = documents[found.location.path]
        marks = root.xpath(f'//mark[contains(concat(" ", @data-f, " "), " {number} ")]')
        assert marks, found
        said = "".join(mark.text_content() for mark in marks)
        if of.format in ("docx", "pdf", "xlsx", "text"):  # in the others the source has marks of its own
            assert squeezed(said) == squeezed(printed(of, found).replace(" | ", "")), found
        line = marks[0].xpath("ancestor::*[@data-line][1]")[0]
        if of.format in ("docx", "xlsx"):
            assert int(line.get("data-line")) == found.location.line or not found.text
        if int(line.get("data-line")) == found.location.line and of.format in ("docx", "xlsx", "text"):
            # what precedes the mark, without what precedes its line
            before = "".join(marks[0].xpath("preceding::text()")[len(line.xpath("preceding::text()")) :])
            shown = of.line(found.location.line)[: found.location.column - 1]
            assert squeezed(before) == squeezed(shown.replace("|", "")), found
    return len(result.findings)


@pytest.mark.parametrize("name", KINDS)
def test_marks_are_at_the_right_words(name: str, tmp_path: Path) -> None:
    result = lint(SAMPLES / name, isolated=True, cache=False)
    assert check(result, dom(write(result, tmp_path))) == len(result.findings)


def test_marks_in_markdown_are_at_the_right_words(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    result = lint(tmp_path / "plan.md", isolated=True, cache=False)
    root = dom(write(result, tmp_path))
    numbers = [number for number, found in enumerate(_ordered(result), 1) if found.text in ("9.9", "13.2")]
    assert len(numbers) == 2
    for number in numbers:
        [mark] = root.xpath(f'//mark[contains(concat(" ", @data-f, " "), " {number} ")]')
        row = mark.xpath("ancestor::tr")[0]
        assert row.xpath("td")[-1].text_content() == mark.text_content()


def test_keys_filters_and_links_work(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    result = lint(tmp_path / "plan.md", isolated=True, cache=False)
    assert sum(found.severity == "error" for found in result.findings) >= 1
    body = dom(write(result, tmp_path, PROBE)).find("body")
    entered, card = body.get("data-entered").split()
    assert entered == card
    assert int(body.get("data-lit")) > 1, "the finding and what it is compared with"
    back, first = body.get("data-back").split()
    assert back == first
    assert body.get("data-next") != first
    assert body.get("data-clicked") == "true"
    assert body.get("data-errors") == body.get("data-off") == "0"
    assert body.get("data-charts") == "block"


def test_several_documents_stand_on_one_page(tmp_path: Path) -> None:
    for name, stated in (("plan", "9.9"), ("report", "9.7")):
        (tmp_path / f"{name}.md").write_text(PLAN.replace("9.9", stated), encoding="utf-8")
    result = lint([tmp_path / "plan.md", tmp_path / "report.md"], isolated=True, cache=False)
    root = dom(write(result, tmp_path))
    assert len(root.xpath('//article[@class="sheet"]')) == 2
    for sheet in root.xpath('//article[@class="sheet"]'):
        assert sheet.xpath(".//mark")


def test_a_long_plan_opens_in_under_a_second(tmp_path: Path) -> None:
    plans = [PLAN.replace("929", str(929 + n)).replace("# 测试区", f"# 第{n}章 测试区") for n in range(40)]
    signs = "".join(chr(0x4E00 + n * 7919 % 9000) + ("。" if n % 40 == 39 else "") for n in range(36_000))
    text = "\n".join(f"{plan}\n{signs[n * 900 : n * 900 + 900]}\n" for n, plan in enumerate(plans))
    assert len(text) > 44_000
    (tmp_path / "plan.md").write_text(text, encoding="utf-8")
    result = lint(tmp_path / "plan.md", isolated=True, cache=False)
    page = write(result, tmp_path, PROBE)
    loaded = min(float(dom(page).find("body").get("data-loaded")) for _ in range(3))
    assert loaded < 1000, f"{loaded} ms for {len(result.findings)} findings"


def test_a_hostile_page_runs_nothing(tmp_path: Path) -> None:
    text = PLAN.replace(
        "测试区", '<img src=x onerror="document.title=1"><script>document.title=2</script>测试区'
    )
    (tmp_path / "plan.md").write_text(text, encoding="utf-8")
    page = write(lint(tmp_path / "plan.md", isolated=True, cache=False), tmp_path)
    assert "document.title=" not in chromium(page, "--dump-dom").split("<title>")[1].split("</title>")[0]


def test_real_documents_open_in_under_a_second_with_marks_at_the_right_words(
    shared: Path, tmp_path: Path
) -> None:
    for path in sorted((shared / "corpus").glob("*.txt")):
        result = lint(path, isolated=True, cache=False)
        root = dom(write(result, tmp_path, PROBE))
        assert check(result, root) == len(result.findings)
        assert float(root.find("body").get("data-loaded")) < 1000
