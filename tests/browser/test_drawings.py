"""Drawings as a browser shows them: no text meets another, one size is seen, colours and paper are the reader's."""

import pytest

from dashboards.charts.text_width import text_width

pytestmark = [pytest.mark.browser, pytest.mark.served]
GUIDE = "/uitleg/vormgeving/"
# Each drawing that is seen: how many texts, which meet or stick out, and how high the lowest letters are.
MEASURE = """() => [...document.querySelectorAll('.nl-graph > svg')].filter(svg => svg.getBoundingClientRect().width).map(svg => {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].map(one => ({words: one.textContent, box: one.getBoundingClientRect()}));
  const faults = [];
  texts.forEach(({words, box}, number) => {
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) faults.push(words);
    texts.slice(0, number).forEach((other) => {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across > 0.5 && down > 0.5) faults.push(`${words} × ${other.words}`);
    });
  });
  return {name: svg.closest('[id]').id, css: svg.getAttribute('class'), count: texts.length, faults, size: 14 * frame.width / svg.viewBox.baseVal.width};
})"""  # noqa: E501


def open_guide(browser, served, prefix="", **given):
    page = browser.new_context(**given).new_page()
    page.goto(f"{served.url}{prefix}{GUIDE}", wait_until="load")
    return page


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(("width", "shown"), [(1280, "wide"), (820, "narrow"), (390, "narrow"), (320, "narrow")])
def test_no_text_meets_another_and_letters_can_be_read(browser, served, prefix, width, shown):
    page = open_guide(browser, served, prefix, viewport={"width": width, "height": 900})
    measured = page.evaluate(MEASURE)
    assert [(one["name"], one["faults"]) for one in measured if one["faults"]] == []
    assert [one["css"] for one in measured] == [f"nl-graph__{shown}"] * 6
    assert min(one["count"] for one in measured) > 4
    assert min(one["size"] for one in measured) >= (11 if width == 320 else 13.5)
    page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("address", ["/", "/en/", "/?peildatum=2016-06-17"])
def test_no_text_meets_another_on_the_front_page(browser, served, address, width):
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(served.url + address, wait_until="load")
    measured = page.evaluate(MEASURE)
    assert [one["faults"] for one in measured] == [[], []]
    assert min(one["count"] for one in measured) > 0
    page.context.close()


def test_texts_that_meet_are_noticed(browser, served):
    """The twin that shows the others can fail."""
    page = open_guide(browser, served, viewport={"width": 1280, "height": 900})
    twice = "svg => svg.append(svg.querySelector('text').cloneNode(true))"
    page.locator(".nl-graph__wide").first.evaluate(twice)
    assert len(page.evaluate(MEASURE)[0]["faults"]) == 1
    page.context.close()


@pytest.mark.parametrize(
    "words", ["Convenant Verantwoord Goud", "873 dagen te laat", "mmmWWW", "illi.,'", "ÉÖç 45%", "+12"]
)
@pytest.mark.parametrize("bold", [False, True])
def test_no_text_is_wider_than_the_server_reckons(browser, served, words, bold):
    page = open_guide(browser, served)
    text = f"<text class='{'g-bold' if bold else ''}'>{words}</text>"
    width = page.evaluate(
        "text => { const svg = document.querySelector('.nl-graph__wide'); svg.insertAdjacentHTML('beforeend', text);"
        " return svg.lastElementChild.getComputedTextLength() }",
        text,
    )
    assert 0 < width <= text_width(words, 14, bold=bold)
    page.context.close()


@pytest.mark.parametrize("given", [{"java_script_enabled": False}, {}])
def test_the_table_is_closed_on_the_screen_and_open_without_javascript(browser, served, given):
    page = open_guide(browser, served, **given)
    table = page.locator(".nl-graph table").first
    assert table.is_visible() is (given != {})
    if given == {}:
        page.locator(".nl-graph summary").first.click()
        table.wait_for(state="visible")
    page.context.close()


def test_paper_has_the_wide_drawing_and_the_table(browser, served):
    page = open_guide(browser, served, viewport={"width": 390, "height": 900})
    page.emulate_media(media="print")
    assert page.locator(".nl-graph__wide").first.is_visible()
    assert not page.locator(".nl-graph__narrow").first.is_visible()
    assert page.locator(".nl-graph table").first.is_visible()
    page.context.close()


@pytest.mark.parametrize("given", [{"forced_colors": "active"}, {"color_scheme": "dark"}, {"color_scheme": "light"}])
def test_lines_and_letters_have_the_colours_of_the_reader(browser, served, given):
    page = open_guide(browser, served, **given)
    colours = page.evaluate(
        "() => { const read = (name, what) => getComputedStyle(document.querySelector(`.nl-graph ${name}`))[what];"
        " const probe = document.body.appendChild(document.createElement('i'));"
        " const ours = name => { probe.style.color = `var(${name})`; return getComputedStyle(probe).color };"
        " return [[read('text.g-bold', 'fill'), ours('--nl-ink')], [read('.g-came', 'stroke'), ours('--nl-series-1')],"
        " [read('.g-promised', 'stroke'), ours('--nl-series-2')]] }"
    )
    assert [drawn for drawn, _ours in colours] == [ours for _drawn, ours in colours]
    assert page.evaluate("getComputedStyle(document.querySelector('.g-promised')).strokeDasharray") == "8px, 5px"
    page.context.close()


def test_words_of_a_drawing_can_be_selected(browser, served):
    page = open_guide(browser, served, viewport={"width": 1280, "height": 900})
    page.locator(".nl-graph__wide text", has_text="+499").dblclick()
    assert page.evaluate("getSelection().toString()").strip() != ""
    page.context.close()


def test_a_drawing_brings_no_fault_under_the_policy(browser, served):
    page = browser.new_context().new_page()
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.goto(f"{served.url}{GUIDE}", wait_until="load")
    assert faults == []
    page.context.close()
