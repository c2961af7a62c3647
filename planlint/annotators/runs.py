"""Runs of a Word paragraph split at characters, and the marks of a comment around them."""

from bisect import bisect_right
from collections.abc import Iterable
from copy import deepcopy

from planlint.readers.package import Element, W
from planlint.readers.runs import M, pieces

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HOLDERS = frozenset((f"{W}r", f"{M}oMath", f"{M}oMathPara"))


class Paragraph:
    """A paragraph whose runs are split before each of some characters."""

    def __init__(self, element: Element, cuts: Iterable[int]) -> None:
        self._element = element
        starts, found = _pieces(element)
        for cut in sorted(set(cuts), reverse=True):  # from the end: what stands before keeps its place
            number = bisect_right(starts, cut) - 1
            if number >= 0 and cut < starts[number] + len(found[number][0]):
                _split(found[number][1], cut - starts[number])
        self._starts, self._pieces = _pieces(element)

    def holder(self, at: int) -> Element:
        """The run, or formula as a whole, that prints a character; a new run in an empty paragraph."""
        number = bisect_right(self._starts, at) - 1
        if number < 0:
            run = self._element.makeelement(f"{W}r")
            self._element.append(run)
            return run
        return lifted(self._pieces[number][1])


def lifted(element: Element) -> Element:
    """The outermost run or formula around an element: in a text box, the run that holds the box."""
    holder = element
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag in _HOLDERS:
            holder = ancestor
    return holder


def marked(first: Element, last: Element, number: int) -> None:
    """Put the marks of a comment around the runs from `first` to `last`."""
    id = {f"{W}id": str(number)}
    first.addprevious(first.makeelement(f"{W}commentRangeStart", id))
    run = last.makeelement(f"{W}r")
    run.append(run.makeelement(f"{W}commentReference", id))
    last.addnext(run)
    last.addnext(last.makeelement(f"{W}commentRangeEnd", id))


def _pieces(element: Element) -> tuple[list[int], list[tuple[str, Element]]]:
    """The pieces of a paragraph that print something, and where each begins."""
    found = [(string, own) for string, own in pieces(element) if string]
    starts, at = [], 0
    for string, _ in found:
        starts.append(at)
        at += len(string)
    return starts, found


def _split(element: Element, at: int) -> None:
    """Let a new run begin at a character of an element; formulas and ruby stay whole."""
    run = element.getparent()
    if run.tag != f"{W}r" or lifted(element) is not run:
        return
    before = [child for child in element.itersiblings(preceding=True) if child.tag != f"{W}rPr"]
    if not before and not at:
        return
    following = list(element.itersiblings())
    new = run.makeelement(run.tag, dict(run.attrib))
    look = run.find(f"{W}rPr")
    if look is not None:
        new.append(deepcopy(look))
    if at:
        rest = deepcopy(element)
        element.text, rest.text = element.text[:at], element.text[at:]
        for part in (element, rest):
            part.set(SPACE, "preserve")
        new.append(rest)
    else:
        new.append(element)
    for child in following:
        new.append(child)
    run.addnext(new)
