"""Real processes: pipes that close, kills, disks that are full."""

from __future__ import annotations

import json
import os
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from examples import EXAMPLES

SAYSO = [str(Path(sys.executable).with_name("sayso"))]
COPIES = 60


@pytest.fixture
def pages(tmp_path) -> Path:
    """Many pages, each of its own words."""
    folder = tmp_path / "pages"
    folder.mkdir()
    text = (EXAMPLES / "02-wire.txt").read_text(encoding="utf-8")
    for number in range(COPIES):
        (folder / f"{number:03}.txt").write_text(f"{text}\nEdition {number}.\n", encoding="utf-8")
    return folder


def _add_on_a_terminal(folder: Path, pages: Path) -> tuple[subprocess.Popen, int]:
    """Start a run that shows its progress live; give it with the terminal's other end."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen([*SAYSO, "add", str(pages)], cwd=folder, stderr=theirs)
    os.close(theirs)
    return running, ours


def _wait_for_page(terminal: int) -> int:
    """Read progress until it tells of a page; the number of pages reported by then."""
    said = ""
    while not (told := re.findall(r"(\d+) pages, \d+ statements", said)):
        said += os.read(terminal, 1000).decode()
    return int(told[-1])


def _ask(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([*SAYSO, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_a_kill_loses_nothing_reported_and_the_next_run_completes(tmp_path, pages):
    running, terminal = _add_on_a_terminal(tmp_path, pages)
    reported = _wait_for_page(terminal)
    running.send_signal(signal.SIGKILL)
    running.wait()
    os.close(terminal)
    assert _ask(tmp_path, "verify").returncode == 0
    counts = json.loads(_ask(tmp_path, "add", "--json", str(pages)).stdout)
    assert counts["in"] == COPIES == counts["new"] + counts["repeats"] + counts["revisions"]
    assert counts["repeats"] >= reported
    assert _ask(tmp_path, "verify").returncode == 0


def test_a_reader_that_stops_listening_is_no_error(tmp_path, pages):
    shell = f'{SAYSO[0]} read --json {pages}/00*.txt | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "0"
    assert "Traceback" not in done.stderr


def test_a_full_disk_stops_the_run_with_one_sentence(tmp_path, pages):
    """A limit on the size of files stands in for a full disk: both fail the write."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    done = subprocess.run(
        [*SAYSO, "add", str(pages)], cwd=tmp_path, capture_output=True, text=True, check=False, preexec_fn=limit,
    )  # fmt: skip
    assert done.returncode == 3
    assert "[disk.full]" in done.stderr
    assert "Traceback" not in done.stderr
    assert _ask(tmp_path, "verify").returncode == 0


def test_output_to_a_full_device_is_named(tmp_path):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*SAYSO, "read", "--json", str(EXAMPLES / "02-wire.txt")],
            cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 3
    assert "[disk.full]" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interrupt_leaves_what_was_stored(tmp_path, pages):
    running, terminal = _add_on_a_terminal(tmp_path, pages)
    reported = _wait_for_page(terminal)
    running.send_signal(signal.SIGINT)
    assert running.wait() == 130
    os.close(terminal)
    assert len(_ask(tmp_path, "export", "--jsonl").stdout.splitlines()) >= reported
    assert _ask(tmp_path, "verify").returncode == 0


def test_a_folder_moved_away_meanwhile_is_dropped_page_by_page(tmp_path, pages):
    listed = [str(path) for path in sorted(pages.iterdir())[:3]]
    shutil.rmtree(pages)
    done = _ask(tmp_path, "add", "--json", *listed)
    assert json.loads(done.stdout)["drops"] == {"page.unreadable": 3}
