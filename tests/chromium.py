"""The browser of the tests and of the pictures: Debian's Chromium, without a display."""

CHROMIUM = "/usr/bin/chromium"
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
