"""Word's number formats."""

import pytest

from planlint.readers.numbering import printed


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (3, "decimal", "3"), (3, "decimalZero", "03"), (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (2, "lowerLetter", "b"), (28, "upperLetter", "BB"), (3, "decimalEnclosedCircle", "③"),
        (12, "decimalFullWidth", "１２"), (1, "chineseCounting", "一"), (10, "chineseCounting", "十"),
        (12, "chineseCounting", "十二"), (20, "chineseCounting", "二十"), (99, "chineseCounting", "九十九"),
        (101, "chineseCounting", "一〇一"), (105, "chineseCountingThousand", "一百零五"),
        (1020, "chineseCountingThousand", "一千零二十"), (110, "chineseCountingThousand", "一百一十"),
        (12, "chineseLegalSimplified", "壹拾贰"), (2, "ideographTraditional", "乙"), (1, "bullet", ""),
        (7, "someFormat", "7"), (0, "chineseCounting", "零"), (-1, "lowerRoman", "-1"),
        (10050, "chineseCountingThousand", "一万零五十"),
    ],
)  # fmt: skip
def test_numbers_are_printed_as_word_does(number: int, style: str, shown: str) -> None:
    assert printed(number, style) == shown
