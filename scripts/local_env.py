"""Write local/env once: settings of this machine only, with a fresh secret key. Never committed."""

import os
import secrets
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "local" / "env"


def main() -> None:
    """Keep an existing file, a new key would sign everybody out; only its owner may read it."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.parent.chmod(0o700)
    if TARGET.exists():
        TARGET.chmod(0o600)
        return
    # Hexadecimal: no character that a shell or an env file would read as its own
    text = f"IMVO_SECRET_KEY={secrets.token_hex(40)}\nIMVO_HTTPS=false\n"
    with os.fdopen(os.open(TARGET, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    print("made local/env")


if __name__ == "__main__":
    main()
