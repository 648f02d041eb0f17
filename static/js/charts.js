/* Draws a chart above its table when the reader asks for it; the library loads once, and never before that.
   Colours in a figure are written as var(--nl-…) and become the reader's own: light, dark or forced. */
"use strict";

const LIBRARY = document.currentScript.dataset.library;
/* The full library writes an inline stylesheet for maps, which the security policy blocks, unless an element has this id. We draw no maps. */
const MAP_STYLE_ID = "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53";
const LANGUAGE = document.documentElement.lang.slice(0, 2);
const CONFIG = {
  displaylogo: false,
  locale: LANGUAGE,
  modeBarButtonsToRemove: ["lasso2d", "select2d", "autoScale2d"],
  plotlyServerURL: "",
  responsive: true,
  showSendToCloud: false,
};
const DUTCH = {
  moduleType: "locale",
  name: "nl",
  dictionary: {
    Autoscale: "Alles in beeld",
    "Box Select": "Gebied kiezen",
    "Click to enter Plot title": "Titel invullen",
    "Compare data on hover": "Waarden vergelijken bij aanwijzen",
    "Double-click on legend to isolate one trace": "Dubbelklik in de legenda om één reeks te tonen",
    "Double-click to zoom back out": "Dubbelklik om weer uit te zoomen",
    "Download plot": "Grafiek opslaan",
    "Download plot as a PNG": "Grafiek opslaan als PNG",
    "Download plot as a png": "Grafiek opslaan als PNG",
    Pan: "Verschuiven",
    Reset: "Beginstand",
    "Reset axes": "Assen in beginstand",
    "Show closest data on hover": "Dichtstbijzijnde waarde tonen bij aanwijzen",
    "Snapshot succeeded": "Afbeelding is opgeslagen",
    "Sorry, there was a problem downloading your snapshot!": "De afbeelding kon niet worden opgeslagen.",
    "Taking snapshot - this may take a few seconds": "De afbeelding wordt gemaakt. Dit duurt enkele seconden.",
    "Toggle Spike Lines": "Hulplijnen aan of uit",
    "Toggle show closest data on hover": "Dichtstbijzijnde waarde tonen aan of uit",
    Zoom: "Inzoomen",
    "Zoom in": "Inzoomen",
    "Zoom out": "Uitzoomen",
  },
  format: {
    days: ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
    shortDays: ["zo", "ma", "di", "wo", "do", "vr", "za"],
    months: ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
    shortMonths: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    date: "%d-%m-%Y",
    decimal: ",",
    thousands: ".",
  },
};

let library;
const drawn = [];

function loadLibrary() {
  library ??= new Promise((resolve, reject) => {
    const reserved = document.createElement("meta");
    reserved.id = MAP_STYLE_ID;
    const script = document.createElement("script");
    script.src = LIBRARY;
    script.onload = () => resolve(window.Plotly);
    script.onerror = reject;
    document.head.append(reserved, script);
  }).then((plotly) => {
    plotly.register(DUTCH);
    return breathe().then(() => plotly);
  });
  return library;
}

/* Let the browser answer the reader between two long pieces of work: to read the library, and to draw with it. */
function breathe() {
  return new Promise((resolve) => setTimeout(resolve));
}

/* System colours and var() mean nothing to the library: the browser works them out on a probe. */
function colourReader(element) {
  const probe = element.ownerDocument.createElement("span");
  element.append(probe);
  const read = (value) => {
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  return { read, done: () => probe.remove() };
}

function paint(value, read) {
  if (typeof value === "string") return /^var\(--nl-[\w-]+\)$/.test(value) ? read(value) : value;
  if (Array.isArray(value)) return value.map((item) => paint(item, read));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, paint(item, read)]));
}

function axis(given) {
  return { color: "var(--nl-ink-soft)", gridcolor: "var(--nl-line)", linecolor: "var(--nl-line-strong)", zerolinecolor: "var(--nl-line-strong)", automargin: true, ...given };
}

function themed(figure, plot) {
  const given = figure.layout ?? {};
  const style = getComputedStyle(plot);
  const axes = Object.keys(given).filter((key) => /^[xy]axis\d*$/.test(key));
  const layout = {
    autosize: true,
    margin: { l: 52, r: 20, t: 40, b: given.showlegend === false ? 40 : 64 },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    colorway: [1, 2, 3, 4, 5, 6].map((number) => `var(--nl-series-${number})`),
    hoverlabel: { bgcolor: "var(--nl-surface)", bordercolor: "var(--nl-line-strong)", font: { color: "var(--nl-ink)" } },
    legend: { orientation: "h", x: 0, xref: "container", y: 0.02, yref: "container", yanchor: "bottom" },
    ...given,
    font: { color: "var(--nl-ink)", family: style.fontFamily, size: 14, ...given.font },
  };
  for (const key of new Set(["xaxis", "yaxis", ...axes])) layout[key] = axis(given[key]);
  return { data: figure.data, layout };
}

async function draw(chart) {
  const plot = chart.querySelector("[data-chart-plot]");
  const [plotly, figure] = await Promise.all([
    loadLibrary(),
    fetch(chart.dataset.chartUrl, { credentials: "same-origin" }).then((reply) => (reply.ok ? reply.json() : Promise.reject(reply.status))),
  ]);
  const redraw = () => {
    const colours = colourReader(chart);
    const { data, layout } = paint(themed(figure, plot), colours.read);
    colours.done();
    return plotly.react(plot, data, layout, CONFIG);
  };
  chart.querySelectorAll("[data-chart-wait], .nl-chart__room").forEach((one) => one.remove());
  /* A figure that knows its own height needs no room kept for it. */
  if (figure.layout?.height) chart.dataset.chartHeight = "own";
  await redraw();
  drawn.push(redraw);
  /* Points cannot be reached by keyboard, so the drawing is silent; the table below says the same. */
  plot.querySelectorAll(".main-svg").forEach((drawing) => drawing.setAttribute("aria-hidden", "true"));
  chart.dataset.chartState = "drawn";
  chart.dispatchEvent(new CustomEvent("nl-chart-drawn", { bubbles: true, detail: { plotly, plot } }));
}

function fail(chart) {
  chart.querySelector(".nl-chart__room")?.remove();
  const wait = chart.querySelector("[data-chart-wait]");
  if (wait) wait.textContent = wait.dataset.failed;
  chart.dataset.chartState = "failed";
}

function start(chart) {
  const wait = chart.querySelector("[data-chart-wait]");
  if (wait) wait.textContent = wait.dataset.drawing;
  chart.dataset.chartState = "drawing";
  draw(chart).catch(() => fail(chart));
}

/* The library is large: reading it must not hold up a page that nobody has touched yet. */
const SIGNS_OF_A_READER = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin"];

function startForReader(event) {
  /* A browser also tells of a pointer that lies still, when something is drawn below it. */
  if (event.type === "pointermove" && !event.movementX && !event.movementY) return;
  SIGNS_OF_A_READER.forEach((sign) => removeEventListener(sign, startForReader, { capture: true }));
  document.querySelectorAll("[data-chart-now]").forEach(start);
}

SIGNS_OF_A_READER.forEach((sign) => addEventListener(sign, startForReader, { capture: true, passive: true }));
document.querySelectorAll("[data-chart-draw]").forEach((button) => {
  button.addEventListener("click", () => start(button.closest("[data-chart-url]")));
});
for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)", "print"]) {
  matchMedia(query).addEventListener("change", () => drawn.forEach((redraw) => redraw()));
}
