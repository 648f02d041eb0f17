"""What researchers come to find: each question with the steps to its answer, the pages loaded and the screens scrolled.

The answer must stand in the main part of the last page; how far down it stands is measured.
"""

import re
from dataclasses import dataclass, field
from statistics import mean

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.served]
SCREEN = 900
DAY = "?peildatum=2026-11-26"


@dataclass(frozen=True)
class Task:
    """A question, the page one starts on, what one presses (link, ">search words" or "+details"), and the answer."""

    question: str
    start: str
    answer: str
    steps: tuple[str, ...] = field(default=())


TASKS = (
    Task("how many were promised and how many were there", "/", "beloofd vóór 2017. Op die dag waren er twee"),
    Task("when came the tenth, and how late", "/", "23 mei 2019, 873 dagen te laat"),
    Task("how many run with proof", "/", "lopen? aantoonbaar"),
    Task("how many were there in the middle of 2017", "/", "5\\s*van 10"),
    Task("how many did the letter promise by then", "/", "15 beloofd vóór juli 2017"),
    Task("what came of the fifteen", "/", "8 te laat ondertekend"),
    Task("what came of construction", "/", "Bouw[\\s\\S]*geen bericht meer"),
    Task("how late was gold", "/", "270 dagen te laat", ("Goud",)),
    Task("and by the strict reading", "/convenanten/goud/", "streng gelezen\\s+292"),
    Task("in which words and where gold was promised", "/convenanten/goud/", "nog voor het einde van deze zomer"),
    Task("who says that gold was signed on another day", "/convenanten/goud/", "Bronnen verschillen"),
    Task("the letter by its printed number", "/", "Wat de brief belooft", (">26 485 nr. 220",)),
    Task("does the letter add up", "/documenten/kst-26485-220/", "= 15"),
    Task("how many promises of the cabinet were kept in time", "/beloften/", "werd er 1 op tijd gehouden"),
    Task("the worst delay", "/beloften/", "913 dagen"),
    Task("what the goal of ten became", "/beloften/", "873 dagen"),
    Task("what textile had to reach", "/convenanten/textiel/", "35 bedrijven"),
    Task("what the House knew on 17 June 2016", "/?peildatum=2016-06-17", "was er nog geen ondertekend"),
    Task("that day, known now", "/?peildatum=2016-06-17", "nog geen ondertekend", ("Met kennis van nu",)),
    Task("who makes this and whether it is official", "/", "officiële", ("Wie dit maakt",)),
    Task("every statement on gold", "/convenanten/goud/", "uitspraken", ("Alle \\d+ uitspraken en bronnen",)),
    Task("what was corrected", "/", "correctie", ("Correcties",)),
)  # fmt: skip


def find(page, answer):
    """Return how far down the answer stands in pixels; None where it is not."""
    return page.evaluate(
        """(wanted) => {
          const pattern = new RegExp(wanted, "i");
          const parts = [...document.querySelectorAll("main *")].filter((one) => pattern.test(one.textContent));
          const inner = parts.filter((one) => !parts.some((other) => one !== other && one.contains(other)));
          const seen = inner.map((one) => one.getBoundingClientRect()).filter((box) => box.width && box.height);
          return seen.length ? Math.min(...seen.map((box) => box.bottom + window.scrollY)) : null;
        }""",
        answer,
    )


def follow(page, step):
    with page.expect_navigation():
        if step.startswith(">"):
            page.locator("#site-search").fill(step[1:])
            page.locator("#site-search").press("Enter")
        else:
            page.get_by_role("link", name=re.compile(f"^{step}$")).first.click()


def test_every_question_is_answered_within_two_pages_and_a_screen_on_average(browser, served_whole):
    context = browser.new_context(viewport={"width": 1280, "height": SCREEN})
    page = context.new_page()
    loads, screens, unanswered = [], [], []
    for task in TASKS:
        page.goto(served_whole.url + task.start + ("" if "?" in task.start else DAY))
        for step in task.steps:
            follow(page, step)
        down = find(page, task.answer)
        if down is None:
            unanswered.append(task.question)
            continue
        loads.append(1 + len(task.steps))
        screens.append(max(0.0, down / SCREEN - 1))
    context.close()
    assert unanswered == []
    assert len(TASKS) == 22
    assert max(loads) <= 2
    assert (mean(loads) <= 2, mean(screens) <= 1) == (True, True), (mean(loads), mean(screens))
