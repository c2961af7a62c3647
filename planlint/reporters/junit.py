"""Findings as JUnit XML: a suite for each document, a case for each rule, those that pass too."""

from collections import defaultdict
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from planlint.model import Fault, Finding, Result
from planlint.positions import relative, spot
from planlint.printable import printable
from planlint.reporters import Page

# what turns a case red, by --fail-on
FAILING = {"error": {"error"}, "warning": {"error", "warning"}, "info": {"error", "warning", "info"}}


def report(result: Result, page: Page) -> str:
    """All suites. A case fails when a finding reaches the threshold; below it they are the case's output."""
    found: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in result.findings:
        found[finding.location.path, finding.rule].append(finding)
    # what planlint itself reports (a waiver that hides nothing) has a rule, or a file, that did not run
    rules = dict.fromkeys([*(rule.id for rule in result.rules), *(rule for _, rule in found)])
    documents = dict.fromkeys(
        [*(document.path for document in result.documents), *(path for path, _ in found)]
    )
    failing = FAILING.get(page.fail_on, set())
    suites = []
    for document in documents:
        path = relative(document, page.root)
        cases = [_case(rule, path, found.get((document, rule), ()), failing) for rule in rules]
        suites.append(_suite(path, cases))
    for fault in (*result.errors, *result.bugs):
        path = relative(fault.path, page.root)
        suites.append(_suite(path, [_fault(fault, path)]))
    totals = " ".join(
        f'{name}="{sum(suite.count(tag) for suite in suites)}"'
        for name, tag in (("tests", "<testcase "), ("failures", "<failure "), ("errors", "<error "))
    )
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="planlint" {totals}>\n'
    return head + "".join(suites) + "</testsuites>\n"


def _suite(path: str, cases: list[str]) -> str:
    body = "".join(cases)
    counts = " ".join(
        f'{name}="{body.count(tag)}"'
        for name, tag in (("failures", "<failure "), ("errors", "<error "), ("skipped", "<skipped "))
    )
    return f'<testsuite name={_attribute(path)} tests="{len(cases)}" {counts}>\n{body}</testsuite>\n'


def _case(rule: str, path: str, findings: Sequence[Finding], failing: set[str]) -> str:
    standing = [found for found in findings if not found.waived]
    head = f"<testcase classname={_attribute(path)} name={_attribute(rule)} file={_attribute(path)}"
    if not findings:
        return f"{head}/>\n"
    line = f' line="{(standing or findings)[0].location.line}">\n'
    text = escape(_lines(standing or findings, path))
    if not standing:
        reasons = "; ".join(dict.fromkeys(found.waived or "" for found in findings))
        return f"{head}{line}<skipped message={_attribute(f'waived: {reasons}')}/>\n</testcase>\n"
    if any(found.severity in failing for found in standing):
        worst = min((found.severity for found in standing), key=("error", "warning", "info").index)
        message = _attribute(standing[0].message + (f" (+{len(standing) - 1})" if len(standing) > 1 else ""))
        body = f"<failure type={_attribute(worst)} message={message}>{text}</failure>\n"
    else:
        body = f"<system-out>{text}</system-out>\n"
    return f"{head}{line}{body}</testcase>\n"


def _lines(findings: Sequence[Finding], path: str) -> str:
    """One line a finding: where, how bad, what."""
    return "\n".join(printable(_line(found, path)) for found in findings)


def _line(found: Finding, path: str) -> str:
    at, place = found.location, spot(found.location)
    return f"{path}:{at.line}:{at.column}: {f'({place}) ' if place else ''}{found.severity}: {found.message}"


def _fault(fault: Fault, path: str) -> str:
    reason = _attribute(": ".join(part for part in (fault.place, fault.reason) if part))
    name = _attribute(path)
    return f'<testcase classname={name} name="read" file={name}>\n<error message={reason}/>\n</testcase>\n'


def _attribute(text: str) -> str:
    return quoteattr(printable(text))
