"""Set up the checkout once, then hand over to the environment; standard library only.

An environment is named after all that decides its contents (the lock, the Python, the place of the
checkout), so a changed lock gets a fresh one and an old one is never mended. It is trusted only when
its stamp is there, and the stamp is written last: whatever interrupts a set-up, the next run starts
that environment anew. Set-ups of one environment wait for each other, orphans of a killed one included,
because the installer's processes hold the lock too.

Everything said here goes to stderr: stdout belongs to the command that follows.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CANNOT = 2
INTERRUPTED = 130

# How the installer's own words betray that no package index was reached.
NO_NETWORK = (
    "NewConnectionError", "ConnectTimeoutError", "NameResolutionError", "name resolution", "ProxyError",
    "Network is unreachable", "Connection refused", "Read timed out", "ReadTimeoutError",
)  # fmt: skip


class CannotSetUp(Exception):
    """The sentence a person reads; the set-up stops here."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Environment:
    """One virtual environment of this checkout: ``core`` runs the programme, ``dev`` also tests it."""

    root: Path
    kind: str

    @property
    def lock(self) -> Path:
        return self.root / "requirements" / f"{self.kind}.txt"

    @property
    def folder(self) -> Path:
        facts = (self.lock.read_bytes(), sys.version.encode(), sys.base_prefix.encode(), bytes(self.root))
        digest = hashlib.sha256(b"\0".join(facts)).hexdigest()
        return self.root / ".venvs" / f"{self.kind}-{digest[:8]}"

    @property
    def project(self) -> str:
        """What the installed project depends on besides its own sources, which are used where they lie."""
        digest = hashlib.sha256()
        for name in ("pyproject.toml", "hatch_build.py"):
            digest.update((self.root / name).read_bytes())
        return digest.hexdigest()


def main(argv: Sequence[str]) -> int:
    """Set up what the command needs and become it; answer 2 with one sentence where that cannot be."""
    command = argv[0] if argv else ""
    kind = "dev" if command in ("test", "gate") else "core"
    try:
        become(ready(Environment(ROOT, kind)), command, argv)
    except CannotSetUp as reason:
        say(str(reason))
        return CANNOT
    except KeyboardInterrupt:
        say("\nĐã dừng; lần chạy sau sẽ cài lại từ đầu. / Stopped; the next run starts the set-up anew.")
        return INTERRUPTED
    except OSError as problem:
        place = problem.filename or ROOT
        say(f"Không dùng được {place}. / Cannot use {place}: {problem.strerror}.")
    return CANNOT


def become(folder: Path, command: str, argv: Sequence[str]) -> None:
    """Replace this process by the command, so that signals and the exit code are its own."""
    if os.environ.get("LC_ALL") in ("C", "POSIX"):
        os.environ["LC_ALL"] = "C.UTF-8"  # else Python cannot start below a folder with Vietnamese letters
    if command in ("test", "gate"):
        python = str(folder / "bin" / "python")
        os.chdir(ROOT)
        module = {"test": "tools.testing", "gate": "tools.gate"}[command]
        os.execv(python, [python, "-m", module, *argv[1:]])
    entry = str(folder / "bin" / "openddci")
    os.execv(entry, [entry, *argv])


def ready(environment: Environment) -> Path:
    """Return the folder of an environment that is complete, made now if need be."""
    folder = environment.folder
    if stamp(folder) == environment.project:
        return folder
    check_prerequisites()
    folder.parent.mkdir(exist_ok=True)
    with alone(folder.with_name(f"{folder.name}.lock")) as lock:
        if stamp(folder) is None:
            make(environment, folder, lock)
        if stamp(folder) != environment.project:
            write_stamp(folder, "")  # the packages are there, the project is not
            install_project(environment, folder, lock)
            write_stamp(folder, environment.project)
            point(folder, environment.kind)
    return folder


def stamp(folder: Path) -> str | None:
    """Return which state of the project is installed; None where there is no environment to trust."""
    try:
        return (folder / "ready").read_text(encoding="ascii")
    except (FileNotFoundError, NotADirectoryError):
        return None


def write_stamp(folder: Path, text: str) -> None:
    new = folder / "ready.new"
    new.write_text(text, encoding="ascii")
    new.replace(folder / "ready")


def point(folder: Path, kind: str) -> None:
    """Let ``.venvs/core`` and ``.venvs/dev`` lead to the newest environment, for editors and people."""
    link, new = folder.with_name(kind), folder.with_name(f"{kind}.new")
    new.unlink(missing_ok=True)
    new.symlink_to(folder.name)
    new.replace(link)
    older = [old.name for old in folder.parent.glob(f"{kind}-*/") if old != folder]
    if older:
        names = " ".join(f".venvs/{name}" for name in sorted(older))
        say(f"Có thể xóa môi trường cũ / Older environments may be deleted: rm -r {names}")


def check_prerequisites() -> None:
    if os.name != "posix":
        raise CannotSetUp("Trên Windows hãy dùng WSL. / On Windows run this inside WSL: wsl --install")
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        raise CannotSetUp(
            "Thiếu gói tạo môi trường ảo của Python / Python cannot make virtual environments here: "
            "sudo apt-get install python3-venv"
        )


@contextmanager
def alone(path: Path) -> Iterator[int]:
    """Hold the lock file, waiting for whoever holds it; yields its descriptor for children to hold too."""
    import fcntl

    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Một lần cài đặt khác đang chạy, xin chờ… / Another set-up is running, waiting…")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def make(environment: Environment, folder: Path, lock: int) -> None:
    names = packages(environment.lock)
    say(f"Chuẩn bị lần đầu: {len(names)} gói. / First set-up: {len(names)} packages.")
    if folder.exists():
        shutil.rmtree(folder)
    say("  1/3 môi trường Python / Python environment")
    run([sys.executable, "-I", "-m", "venv", str(folder)], lock, doing="python3 -m venv")
    say("  2/3 tải và kiểm tra mã băm / downloading, checking hashes")
    command = [*pip(folder), "--require-hashes", "--only-binary", ":all:", "--no-compile", "-r"]
    run([*command, str(environment.lock)], lock, doing="pip install", expected=len(names))


def install_project(environment: Environment, folder: Path, lock: int) -> None:
    say("  3/3 openddci")
    command = [*pip(folder), "--no-index", "--no-build-isolation", "-e", str(environment.root)]
    run(command, lock, doing="pip install -e .")


def pip(folder: Path) -> list[str]:
    """The installer, deaf to a foreign ``user`` setting but not to proxies and mirrors."""
    quiet = ["--no-input", "--no-user", "--disable-pip-version-check", "--progress-bar", "off"]
    return [str(folder / "bin" / "python"), "-I", "-m", "pip", "install", "--no-deps", *quiet]


def packages(lock: Path) -> list[str]:
    lines = lock.read_text(encoding="utf-8").splitlines()
    return [line.partition("==")[0] for line in lines if "==" in line and line[:1].isalnum()]


def run(command: Sequence[str], lock: int, *, doing: str, expected: int = 0) -> None:
    """Run one step of the set-up; what it prints is shown only when it fails."""
    lines: list[str] = []
    done = 0
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8"},
        pass_fds=[lock],
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as child:
        try:
            for line in child.stdout or ():
                lines.append(line.rstrip())
                if expected and line.startswith("Collecting "):
                    done += 1
                    show(done, expected)
        except BaseException:
            child.kill()
            raise
    if done and sys.stderr.isatty():
        say("")  # ends the line of the count
    if child.returncode:
        raise CannotSetUp(explain(doing, lines))


def show(done: int, expected: int) -> None:
    """Count aloud: on one line for a person, every tenth for a log. Other systems’ packages are not met."""
    if sys.stderr.isatty():
        print(f"\r      {done}/{expected}", end="", file=sys.stderr, flush=True)
    elif done % 10 == 0:
        say(f"      {done}/{expected}")


def explain(doing: str, lines: Sequence[str]) -> str:
    """Return what a person can do about a failed step, or its last words where we know nothing better."""
    text = "\n".join(lines)
    if any(sign in text for sign in NO_NETWORK):
        return (
            "Không tải được gói: kiểm tra mạng hoặc proxy (pip config set global.proxy …) rồi chạy lại. / "
            "Packages cannot be reached: check the network or proxy, then run the same command again."
        )
    if "No space left on device" in text:
        return "Đĩa đã đầy. / The disk is full."
    if "ensurepip" in text and "returned non-zero exit status" in text:
        return "Thiếu gói / A package is missing: sudo apt-get install python3-venv"
    tail = "\n".join(f"    {line}" for line in lines[-12:])
    return f"Cài đặt dừng ở bước “{doing}”. / The set-up stopped at “{doing}”:\n{tail}"
