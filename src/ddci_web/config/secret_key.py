"""The installation's secret key: made once beside its data, readable by its owner only, never in code."""

import os
import secrets
import stat
import tempfile
from pathlib import Path

_LETTERS = 64
_OTHERS = stat.S_IRWXO | stat.S_IWGRP


class SecretKeyExposed(Exception):
    """The key file can be read by everyone, or changed by others than its owner."""


class SecretKeyTooShort(Exception):
    """The key file holds less than a key: it was cut, or written by hand."""


def read_or_create(path: Path) -> str:
    """Return the key in the file, making file and key when there are none.

    Two processes that start together end up with the same key: the file appears whole or not at all,
    and whoever comes second reads what the first one wrote.
    """
    if not path.exists():
        _create(path)
    mode = path.stat().st_mode
    if os.name == "posix" and mode & _OTHERS:
        raise SecretKeyExposed(
            f"{path}: người khác đọc hoặc sửa được khóa bí mật; chạy: chmod 600 {path}\n"
            f"{path}: others can read or change the secret key; run: chmod 600 {path}"
        )
    key = path.read_text(encoding="ascii", errors="replace").strip()
    if len(key) < _LETTERS:
        raise SecretKeyTooShort(
            f"{path}: khóa bí mật không đủ dài; xóa tệp này để tạo khóa mới (mọi người phải đăng nhập lại)\n"
            f"{path}: the secret key is too short; delete it to make a new one (everyone signs in again)"
        )
    return key


def _create(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".secret_key-")  # 0600 from the start
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(_LETTERS) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(temporary, path)  # fails when the file exists, where a rename would replace it
        except FileExistsError:
            pass
    finally:
        temporary.unlink()
