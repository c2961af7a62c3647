"""A result made by hand: one document with CJK, an astral character, a tab and CRLF, and findings in it."""

from planlint.model import Account, Block, Document, Fault, Finding, Location, Place, Result, Rule, Text
from planlint.readers.source import line_starts

# 𠮷 is two UTF-16 units and four bytes; 表 one unit and three bytes; a tab is one of each.
SOURCE = "# 第一章 表\r\n\t𠮷增加值 131.5 亿元, 年均 3.5%\r\nplain 7\r\n"
PATH = "plans/年度 a,b:c.md"

RULES = (
    Rule(
        "growth/rate-contradicts-levels",
        "a",
        "error",
        "A rate does not follow.",
        "Why.",
        {},
        {},
        {},
        "a.toml",
    ),
    Rule("units/unit-repeated", "b", "warning", "A unit stands twice.", "Why.", {}, {}, {}, "b.toml"),
    Rule("structure/numbering-jumps", "c", "info", "A number is left out.", "Why.", {}, {}, {}, "c.toml"),
)


def document(source: str = SOURCE, path: str = PATH) -> Document:
    title = source.partition("\r\n")[0]
    heading = Block("heading", Text(title.lstrip("# "), ((0, 2),)), level=1)
    return Document(path, "markdown", source, (heading,), line_starts(source))


def at(of: Document, text: str) -> Location:
    start = of.source.index(text)
    return of.locate(start, start + len(text))


def finding(
    of: Document, quote: str, rule: str = RULES[0].id, severity: str = "error", **fields: object
) -> Finding:
    values = {
        "message": f"{quote} does not follow",
        "location": at(of, quote),
        "text": quote,
        "related": (),
        "facts": {},
        "suggestion": None,
        "fingerprint": "0123456789abcdef",
    }
    return Finding(rule, severity, **(values | fields))  # type: ignore[arg-type]


def result(*findings: Finding, of: Document | None = None, errors: tuple[Fault, ...] = ()) -> Result:
    of = of or document()
    return Result(findings, (of,), (Account(of.path, 3, 2, 0, 1),), {of.path: ()}, RULES, errors)


def related(of: Document, text: str, note: str) -> tuple[Place, ...]:
    return (Place(at(of, text), text, note),)
