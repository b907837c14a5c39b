"""全国地方公共団体コード: five digits and the check digit that follows from them.

Source: 総務省「全国地方公共団体コード仕様」, modulus 11 with weights 6 to 2.
"""

WEIGHTS = (6, 5, 4, 3, 2)


def check_digit(code5: str) -> str:
    """The sixth digit for five ASCII digits. Raises ValueError for anything else."""
    if len(code5) != 5 or not (code5.isascii() and code5.isdigit()):
        raise ValueError(code5)
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, code5, strict=True))
    return str((11 - total % 11) % 10)


def complete(code: str) -> str:
    """Six digits from five or six. Raises ValueError where the check digit is wrong."""
    if len(code) == 5:
        return code + check_digit(code)
    if len(code) != 6 or code[5] != check_digit(code[:5]):
        raise ValueError(code)
    return code
