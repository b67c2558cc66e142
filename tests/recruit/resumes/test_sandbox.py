"""Readers that misbehave in every way; `misbehaving.py` does what the file's first word says."""

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from recruit.resumes.outcome import CRASHED, TOO_LARGE, TOO_MUCH_MEMORY, TOO_SLOW, Limits
from recruit.resumes.sandbox import ROOT, NurseryLost, Sandbox

MISBEHAVING = "tests.recruit.resumes.misbehaving"


@pytest.fixture(scope="module")
def sandbox():
    sandbox = Sandbox(MISBEHAVING, Limits(cpu_seconds=1))
    yield sandbox
    sandbox.close()


def read(sandbox, words, filename="ada.pdf"):
    return sandbox.read(words.encode(), filename)


def test_what_the_reader_says_comes_back_with_what_it_took(sandbox):
    outcome = read(sandbox, "say hello")
    assert (outcome.state, outcome.reason, outcome.reading) == ("text", "ada.pdf: hello", None)
    assert 0 < outcome.cpu_seconds < 1
    assert 0 < outcome.wall_seconds < 15
    assert 0 < outcome.peak_bytes < Limits().memory_bytes


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("eat", TOO_MUCH_MEMORY),
        ("spin", TOO_SLOW),
        ("crash", CRASHED),
        ("die", TOO_MUCH_MEMORY),
        ("talk 20000000", TOO_LARGE),
        ("recurse", CRASHED),
    ],
)
def test_a_file_that_breaks_its_reader_is_unreadable_and_the_next_is_read(sandbox, words, reason):
    outcome = read(sandbox, words)
    assert (outcome.state, outcome.reason, outcome.reading) == ("unreadable", reason, None)
    assert read(sandbox, "say next").reason == "ada.pdf: next"


def test_a_reader_that_sleeps_is_ended_by_the_clock_on_the_wall():
    impatient = Sandbox(MISBEHAVING, Limits(wall_seconds=1))
    outcome = read(impatient, "wait")
    impatient.close()
    assert (outcome.state, outcome.reason) == ("unreadable", TOO_SLOW)
    assert 1 <= outcome.wall_seconds < 6
    assert outcome.cpu_seconds < 1


@pytest.mark.parametrize("deed", ["write {folder}/evil", "run /bin/true", "fork", "connect {port}"])
def test_a_reader_can_neither_write_nor_run_nor_call(sandbox, tmp_path, deed):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        outcome = read(sandbox, deed.format(folder=tmp_path, port=port))
    assert (outcome.state, outcome.reason) == ("unreadable", CRASHED)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_knows_no_secret_and_holds_nothing_but_its_file(sandbox, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "s" * 64)
    fresh = Sandbox(MISBEHAVING)
    assert read(fresh, "secrets").reason == "ada.pdf: []"
    # Input, output, errors, the report, and the folder it counts them in.
    assert read(fresh, "descriptors").reason == "ada.pdf: 5"
    fresh.close()


def test_what_a_reader_prints_is_nobody_s_business(sandbox, capfd):
    read(sandbox, "print Ada Lovelace, born 1815")
    assert capfd.readouterr() == ("", "")


def test_names_of_any_kind_arrive(sandbox):
    long = "x" * 4000 + ".pdf"
    for name in ("", "résumé ‮fdp.exe", "a\0b.pdf", "line\nbreak.pdf", "\udce9.pdf", long):
        assert read(sandbox, "say x", name).reason.endswith(": x")
    assert read(sandbox, "say x", long).reason == f"{long}: x"


def test_threads_may_ask_at_once_and_a_bomb_harms_only_its_own(sandbox):
    said = {}

    def ask(number):
        words = ("eat", "crash", f"say {number}")[number % 3]
        said[number] = read(sandbox, words).reason

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = [TOO_MUCH_MEMORY, CRASHED]
    assert said == {n: [*expected, f"ada.pdf: {n}"][n % 3] for n in range(12)}


def test_readers_leave_no_process_behind(sandbox):
    nursery = int(read(sandbox, "parent").reason.split()[-1])
    for words in ("crash", "eat", "die", "say x"):
        read(sandbox, words)
    assert Path(f"/proc/{nursery}/task/{nursery}/children").read_text() == ""


def test_a_lost_nursery_is_replaced(sandbox):
    first = int(read(sandbox, "parent").reason.split()[-1])
    os.kill(first, signal.SIGKILL)
    second = int(read(sandbox, "parent").reason.split()[-1])
    assert second != first


def test_a_nursery_that_cannot_start_is_said_and_not_the_file_s_fault():
    broken = Sandbox("tests.recruit.resumes.there_is_no_such_module")
    with pytest.raises(NurseryLost):
        read(broken, "say x")


def test_nurseries_end_with_their_worker(sandbox):
    fresh = Sandbox(MISBEHAVING)
    nursery = int(read(fresh, "parent").reason.split()[-1])
    fresh.close()
    with pytest.raises(ProcessLookupError):
        os.kill(nursery, 0)


WORKER = f"""
from recruit.resumes.sandbox import Sandbox
sandbox = Sandbox("{MISBEHAVING}")
print(sandbox.read(b"parent", "").reason.split()[-1], flush=True)
sandbox.read(b"wait", "")
"""


def is_gone(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_a_killed_worker_takes_its_readers_along():
    command = [sys.executable, "-c", WORKER]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        nursery = int(worker.stdout.readline())
        readers = Path(f"/proc/{nursery}/task/{nursery}/children")
        pause = threading.Event()
        while not (children := readers.read_text().split()):
            pause.wait(0.01)
        worker.kill()
    for _ in range(200):
        if is_gone(nursery) and is_gone(children[0]):
            return
        pause.wait(0.02)
    pytest.fail("a reader outlives its worker")
