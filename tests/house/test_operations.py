"""What operators are given agrees with what there is: alerts with the runbook, settings, links and commands with the program.

That dashboard and rules ask only for metrics that exist is shown in `tests/api/test_metrics.py`, by a server that runs.
"""

import re
import shlex
from pathlib import Path

import typer.main
import yaml

import docs
from clearsend.cli import main
from clearsend.settings import Settings

ROOT = Path(__file__).parents[2]
PAGE = docs.FOLDER / "operations.md"
OPS = ROOT / "ops"

ALERT = re.compile(r"^### (Clearsend\w+)$", re.MULTILINE)


def text() -> str:
    return PAGE.read_text(encoding="utf-8")


def given() -> dict[str, str]:
    """The page and every file that operators copy."""
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in [PAGE, *OPS.rglob("*.*")]}


def unknown_settings(words: str) -> set[str]:
    known = {f"CLEARSEND_{name.upper()}" for name in Settings.model_fields}
    return set(re.findall(r"\bCLEARSEND_[A-Z_]*[A-Z]\b", words)) - known


def test_every_alert_is_explained_and_every_explanation_has_an_alert() -> None:
    rules = yaml.safe_load((OPS / "prometheus" / "alerts.yml").read_text(encoding="utf-8"))["groups"][0]["rules"]
    assert sorted(ALERT.findall(text())) == sorted(rule["alert"] for rule in rules)
    assert len(rules) > 10
    for rule in rules:
        assert rule["labels"]["severity"] in {"critical", "warning", "info"}, rule
        assert rule["annotations"]["summary"].endswith((".", "?")), rule


def test_every_setting_that_is_named_exists() -> None:
    assert {name: lost for name, words in given().items() if (lost := unknown_settings(words))} == {}
    assert unknown_settings("set CLEARSEND_NO_SUCH_THING and CLEARSEND_LOG_LEVEL") == {"CLEARSEND_NO_SUCH_THING"}


def test_links_arrive() -> None:
    headings = re.findall(r"^#+ (.+)$", text(), re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(([\w./@-]*)(?:#([\w-]+))?\)", text())
    assert len(links) > 10
    for target, anchor in links:
        assert (PAGE.parent / (target or PAGE.name)).exists(), target
        if not target:
            assert anchor in anchors, anchor


def test_units_start_what_exists() -> None:
    """With options that the command takes, under the names that it takes them."""
    started = [
        line.partition("/opt/clearsend/bin/clearsend ")[2].split('"')[0]
        for path in (OPS / "systemd").iterdir()
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("ExecStart=") and "clearsend" in line
    ]
    assert len(started) == 3
    for arguments in started:
        words = shlex.split(arguments.replace("%i", "1"))
        command = typer.main.get_command(main.cli)
        while words and not words[0].startswith("-") and hasattr(command, "commands"):
            command = command.commands[words.pop(0)]
        known = {name for parameter in command.params for name in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= known, arguments
