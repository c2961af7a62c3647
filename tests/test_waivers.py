"""Findings set aside in writing."""

from planlint import config, packs, waivers
from planlint.corpus import Corpus
from planlint.model import Document, Finding, Location, Place, Use, Waiver
from tests.reporters import made

RULE = "growth/rate-contradicts-levels"
PACKS = packs.load()._replace(
    rules=made.RULES, known=frozenset(rule.id for rule in made.RULES) | {"text/other"}
)
TODAY = "2026-06-30"


def comment(of: Document, first: int, last: int, rule: str = RULE) -> Waiver:
    return Waiver(rule, "prices", Location(of.path, 1, 1, 1, 5), first, last)


def entry(quote: str, path: str = "**/*.md", until: str | None = None) -> Waiver:
    location = Location("planlint.toml", 1, 1, 1, 1)
    return Waiver(RULE, "prices", location, quote=quote, path=path, until=until)


def apply(
    of: Document, *findings: Finding, configured: tuple[Waiver, ...] = ()
) -> tuple[list[str | None], list[Use]]:
    corpus = Corpus([of], PACKS.vocabulary)
    chosen = config.load(None)._replace(waivers=configured)
    waived, uses = waivers.apply(findings, corpus, PACKS, chosen, TODAY)
    return [finding.waived for finding in waived], uses


def test_comment_hides_its_rule_on_its_lines() -> None:
    of = made.document()
    of = of._replace(waivers=(comment(of, 2, 2),))
    here, other_line = made.finding(of, "3.5%"), made.finding(of, "plain 7")
    other_rule = made.finding(of, "3.5%", "units/unit-repeated")
    waived, uses = apply(of, here, other_line, other_rule)
    assert waived == ["prices", None, None]
    assert [use.hidden for use in uses] == [1]


def test_comment_hides_a_finding_whose_related_place_it_covers() -> None:
    of = made.document()
    of = of._replace(waivers=(comment(of, 3, 3),))
    finding = made.finding(of, "3.5%", related=(Place(made.at(of, "plain 7"), "plain 7"),))
    assert apply(of, finding)[0] == ["prices"]


def test_comment_in_another_file_hides_nothing() -> None:
    of = made.document()
    of = of._replace(waivers=(comment(made.document(path="other.md"), 2, 2),))
    waived, uses = apply(of, made.finding(of, "3.5%"))
    assert waived == [None]
    assert uses[0].hidden == 0


def test_quote_hides_the_finding_it_touches() -> None:
    of = made.document()
    finding = made.finding(of, "3.5%")
    for quote, hidden in [
        ("3.5%", True),
        ("年均 3.5%", True),
        ("3.", True),
        ("131.5 亿元", False),
        ("年均 ", False),
    ]:
        assert (apply(of, finding, configured=(entry(quote),))[0] == ["prices"]) is hidden, quote


def test_quote_of_another_file_is_not_asked() -> None:
    of = made.document()
    waived, uses = apply(of, made.finding(of, "3.5%"), configured=(entry("3.5%", "reports/*"),))
    assert (waived, uses) == ([None], [])


def test_expired_waiver_hides_nothing_and_says_so() -> None:
    of = made.document()
    finding = made.finding(of, "3.5%")
    waived, [use] = apply(of, finding, configured=(entry("3.5%", until="2026-06-29"),))
    assert (waived, use.fault) == ([None], "expired")
    waived, [use] = apply(of, finding, configured=(entry("3.5%", until=TODAY),))
    assert (waived, use.fault) == (["prices"], "")


def test_waiver_of_no_rule_is_unknown_and_of_one_that_does_not_run_passed_over() -> None:
    of = made.document()
    of = of._replace(waivers=(comment(of, 2, 2, "growth/typo"), comment(of, 2, 2, "text/other")))
    _, uses = apply(of)
    assert [(use.waiver.rule, use.fault) for use in uses] == [("growth/typo", "unknown")]


def test_first_waiver_that_covers_counts() -> None:
    of = made.document()
    of = of._replace(waivers=(comment(of, 2, 2),))
    _, uses = apply(of, made.finding(of, "3.5%"), configured=(entry("3.5%"),))
    assert [use.hidden for use in uses] == [1, 0]
