"""JUnit XML: a suite a document, a case a rule, red from the threshold on."""

from xml.etree import ElementTree

from planlint.model import Fault
from planlint.reporters import Page
from planlint.reporters.junit import report
from tests.reporters import made


def cases(fail_on: str, *findings: object, **fields: object) -> dict[str, list[str]]:
    """The case names and what is inside each."""
    whole = ElementTree.fromstring(report(made.result(*findings, **fields), Page(fail_on=fail_on)))  # type: ignore[arg-type]
    return {case.attrib["name"]: [inside.tag for inside in case] for case in whole.iter("testcase")}


def test_rules_that_pass_are_cases_too() -> None:
    assert cases("error", made.finding(made.document(), "3.5%")) == {
        "growth/rate-contradicts-levels": ["failure"],
        "units/unit-repeated": [],
        "structure/numbering-jumps": [],
    }


def test_below_the_threshold_a_case_passes_and_says_what_was_found() -> None:
    found = made.finding(made.document(), "131.5", made.RULES[1].id, "warning")
    assert cases("error", found)["units/unit-repeated"] == ["system-out"]
    assert cases("warning", found)["units/unit-repeated"] == ["failure"]
    assert cases("never", found)["units/unit-repeated"] == ["system-out"]


def test_a_case_with_only_waived_findings_is_skipped_with_the_reason() -> None:
    whole = report(made.result(made.finding(made.document(), "3.5%", waived="constant prices")), Page())
    assert '<skipped message="waived: constant prices"/>' in whole


def test_a_rule_that_found_several_is_one_failure_that_names_all() -> None:
    of = made.document()
    whole = ElementTree.fromstring(
        report(made.result(made.finding(of, "3.5%"), made.finding(of, "plain")), Page())
    )
    [failure] = whole.iter("failure")
    assert failure.attrib["message"] == "3.5% does not follow (+1)"
    assert [line.rpartition(": ")[2] for line in (failure.text or "").splitlines()] == [
        "3.5% does not follow",
        "plain does not follow",
    ]
    assert whole.attrib["failures"] == "1"
    assert whole.attrib["tests"] == "3"


def test_a_document_that_cannot_be_read_is_an_error() -> None:
    assert cases("error", errors=(Fault("b.pdf", "", "encrypted"),))["read"] == ["error"]


def test_a_finding_of_no_rule_that_ran_is_a_case_all_the_same() -> None:
    assert cases("error", made.finding(made.document(), "3.5%", "planlint/idle-waiver"))[
        "planlint/idle-waiver"
    ]
