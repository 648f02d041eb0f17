"""The browser of the tests and of the pictures: Debian's Chromium, without a display."""

from pathlib import Path

# The shell has no windows to draw: a fresh page costs a quarter of the processor time.
SHELL, WHOLE = "/usr/bin/chromium-headless-shell", "/usr/bin/chromium"
CHROMIUM = SHELL if Path(SHELL).exists() else WHOLE
# What a headless browser must not do here: sandbox as root, or call home.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
