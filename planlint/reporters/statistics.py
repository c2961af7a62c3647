"""How often each rule was broken, as a table."""

from collections import Counter

from planlint.model import Result
from planlint.reporters import Page
from planlint.reporters.text import summary


def report(result: Result, page: Page) -> str:
    """A row a rule, the most frequent first; then the line that says what was done."""
    counts = Counter((f.severity, f.rule) for f in result.findings if not f.waived)
    summaries = {rule.id: rule.summary for rule in result.rules}
    rows = [
        (count, severity, rule, summaries.get(rule, ""))
        for (severity, rule), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    if not rows:
        return summary(result) + "\n"
    from tabulate import tabulate  # 70 ms

    return tabulate(rows, tablefmt="plain") + "\n\n" + summary(result) + "\n"
