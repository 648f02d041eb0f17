/* Buttons for a chart that one explores: zoom, move, choose series, save. They work by keyboard as buttons and boxes do. */
"use strict";

const STEP = 0.25; // of what is seen, for one press
const ZOOM = 0.5;

/* The library writes a moment as "2016-06-17", "2016-06-17 12" or with minutes and seconds. */
function readTime(written) {
  const [year, month, day, ...clock] = written.match(/\d+/g).map(Number);
  return Date.UTC(year, month - 1, day, ...clock.slice(0, 3));
}

function writeTime(time) {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}

function shownRange(plot) {
  return plot.layout.xaxis.range.map(readTime);
}

function changedRange([first, last], how) {
  const length = last - first;
  const middle = (first + last) / 2;
  const half = { in: (length * ZOOM) / 2, out: length / ZOOM / 2 }[how];
  if (half) return [middle - half, middle + half];
  const move = { left: -STEP, right: STEP }[how] * length;
  return [first + move, last + move];
}

function inWords(time) {
  return new Date(time).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

function sayRange(controls, plot) {
  const [first, last] = shownRange(plot).map(inWords);
  const line = controls.querySelector("[data-shown]");
  line.textContent = line.dataset.shown.replace("{first}", first).replace("{last}", last);
}

function wireSeries(controls, plotly, plot) {
  const tracesOf = (name) => plot.data.flatMap((trace, number) => (trace.legendgroup === name ? [number] : []));
  controls.querySelectorAll("fieldset input").forEach((box) => {
    box.addEventListener("change", () => plotly.restyle(plot, { visible: box.checked }, tracesOf(box.value)));
  });
}

function save(plotly, plot, format, slug) {
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  const layout = { ...plot.layout, paper_bgcolor: paper };
  const { clientWidth: width, clientHeight: height } = plot;
  return plotly.downloadImage({ data: plot.data, layout }, { format, filename: slug, width, height });
}

document.addEventListener("nl-chart-drawn", ({ target: chart, detail: { plotly, plot } }) => {
  const controls = document.querySelector(`[data-explore="${chart.id}"]`);
  if (!controls || !controls.hidden) return;
  wireSeries(controls, plotly, plot);
  controls.querySelectorAll("[data-view]").forEach((button) => button.addEventListener("click", () => {
    const how = button.dataset.view;
    const change = how === "reset" ? { "xaxis.autorange": true, "yaxis.autorange": true } : { "xaxis.range": changedRange(shownRange(plot), how).map(writeTime) };
    plotly.relayout(plot, change);
  }));
  controls.querySelectorAll("[data-save]").forEach((button) => button.addEventListener("click", () => save(plotly, plot, button.dataset.save, chart.id)));
  plot.on("plotly_relayout", () => sayRange(controls, plot));
  controls.hidden = controls.inert = false;
  sayRange(controls, plot);
});
