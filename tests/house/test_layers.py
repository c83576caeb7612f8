"""The import contracts of `pyproject.toml` hold, and each of them is seen to fail on an import that breaks it."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]

# For each contract, a module and the import that it must not have.
WRONG_IMPORTS = {
    "Imports only point down": ("actions/keys.py", "import clearsend.api.call"),
    "Actions and entry points know no provider: prices come with the transaction": (
        "actions/retention.py",
        "import clearsend.providers.telnyx.shop",
    ),
    "Settings are read by app and cli only": ("webhooks/signing.py", "import clearsend.settings"),
    "The simulators import nothing of the product": ("simulators/faults.py", "import clearsend.domain.retry"),
    "Only app and cli start the simulators": ("console/words.py", "import clearsend.simulators.server"),
    "The store's foundation and engine know no noun": ("store/foundation/vault.py", "import clearsend.store.keys"),
    "The pre-check knows no registration": ("domain/precheck/rules.py", "import clearsend.domain.registration.states"),
    "The engine's library is spoken to in one adapter only": ("workflows/worker.py", "import procrastinate"),
    "Only the store speaks SQL": ("schemas/profiles.py", "import sqlalchemy"),
    "The domain is pure: no library, no I/O": ("domain/retry.py", "import random"),
}


def lint(folder: Path) -> dict[str, str]:
    """Contract to KEPT or BROKEN, for the package `clearsend` in `folder`."""
    finished = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
            "--config",
            str(ROOT / "pyproject.toml"),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    verdicts = dict(re.findall(r"^(.+?) (KEPT|BROKEN)\b", finished.stdout, re.MULTILINE))
    assert verdicts, finished.stdout + finished.stderr
    assert (finished.returncode == 0) == ("BROKEN" not in verdicts.values()), finished.stdout
    return verdicts


def contracts() -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}


def test_every_contract_is_kept() -> None:
    assert lint(ROOT / "src") == dict.fromkeys(contracts(), "KEPT")


def test_every_contract_can_be_broken(tmp_path: Path) -> None:
    """A contract that no import can break protects nothing: a new one belongs into `WRONG_IMPORTS`, too."""
    assert set(WRONG_IMPORTS) == contracts()
    shutil.copytree(ROOT / "src" / "clearsend", tmp_path / "clearsend", ignore=shutil.ignore_patterns("__pycache__"))
    for name, wrong in WRONG_IMPORTS.values():
        module = tmp_path / "clearsend" / name
        module.write_text(f"{module.read_text(encoding='utf-8')}\n{wrong}\n", encoding="utf-8")
    assert lint(tmp_path) == dict.fromkeys(contracts(), "BROKEN")
