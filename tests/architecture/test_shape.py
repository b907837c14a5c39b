"""Small modules, small functions, telling names."""

from __future__ import annotations

import ast
from statistics import median

from tests.architecture.tree import FLOORS, ROOT, modules, named

LONGEST_MODULE = 400
MEDIAN_MODULE = 120
LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 10
LONGEST_SETTINGS = 250
ATTICS = {"utils", "util", "helpers", "misc", "common", "tools"}


def _lengths() -> dict[str, int]:
    return {named(path): len(path.read_text().splitlines()) for path in modules(*FLOORS)}


def _functions() -> dict[str, int]:
    return {
        f"{named(path)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in modules(*FLOORS)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_no_module_is_an_attic():
    assert [named(path) for path in modules() if path.stem in ATTICS] == []


def test_modules_stay_small():
    lengths = _lengths()
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}
    assert median(filter(None, lengths.values())) <= MEDIAN_MODULE


def test_functions_stay_small():
    lengths = _functions()
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}
    assert median(lengths.values()) <= MEDIAN_FUNCTION


def test_base_settings_stay_short_and_the_others_only_differ():
    lines = {path.stem: len(path.read_text().splitlines()) for path in modules("portal/settings")}
    base = lines.pop("base")
    assert base < LONGEST_SETTINGS
    assert all(number < base / 2 for number in lines.values())


def test_the_root_holds_no_module_but_the_command_line():
    assert [path.name for path in sorted(ROOT.glob("*.py"))] == ["manage.py"]
