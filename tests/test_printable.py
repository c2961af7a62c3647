"""What cannot be seen is named, and nothing else is touched."""

import sys

from planlint.printable import _UNSEEN, printable


def test_text_that_python_calls_printable_has_nothing_unseen_in_it() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert not any(sign.isprintable() for sign in _UNSEEN.findall(everything))


def test_unseen_signs_are_named_and_breaks_become_spaces() -> None:
    assert printable("增长\u202e9.5%\n左右\x1b[31m　") == "增长⟨U+202E⟩9.5% 左右⟨U+001B⟩[31m　"
