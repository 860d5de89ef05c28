"""The backend that Django looks up under this name."""

import os
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Makes folder and file at the first connection, not when settings are merely read."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file; what has to be made is for its owner alone, and SQLite's other files follow the first."""
        name = str(conn_params["database"])
        if not name.startswith((":memory:", "file:")):
            Path(name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not Path(name).exists():
                os.close(os.open(name, os.O_RDWR | os.O_CREAT, 0o600))
        return super().get_new_connection(conn_params)
