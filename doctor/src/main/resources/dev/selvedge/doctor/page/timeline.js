// How many threads there were, how many waited, and when findings began and were over.

import {byId, clock, count, keyed, make, many, text} from "./make.js";

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21600, 86400]; // of the axis, in seconds
let plot = null;
let spans = [];

const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function showTimeLine(picture) {
  words(picture);
  keyed(byId("events"), [...picture.events].reverse().slice(0, 12), event => event.at + event.finding + event.began, event =>
    make("li", {className: event.began ? (event.stuck ? "stuck" : "note") : "over"},
      make("time", {}, clock(event.at)), make("b", {}, event.began ? "began" : "over"), make("span", {}, event.title)));
  byId("plot").hidden = picture.points.length < 2;
  if (picture.points.length >= 2) {
    draw(picture.points);
  }
}

function words(picture) {
  const last = picture.points.at(-1);
  text(byId("time-words"), !last ? "Nothing yet." : count(last[1]) + " threads, " + count(last[2]) + " of them waiting, "
    + many(last[3], "finding") + "; seen " + many(picture.points.length, "time") + ".");
}

function draw(points) {
  spans = points.map(point => point[3] > 0);
  const data = [points.map(point => point[0] / 1000), points.map(point => point[1]), points.map(point => point[2])];
  if (plot === null) {
    plot = new window.uPlot(options(), data, byId("plot"));
    new ResizeObserver(() => plot.setSize(size())).observe(byId("plot"));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      const now = plot.data;
      plot.destroy();
      plot = new window.uPlot(options(), now, byId("plot"));
      tellLast();
    });
  } else {
    plot.setData(data);
  }
  tellLast();
}

/** The legend has the last values while the pointer is elsewhere. */
function tellLast() {
  if (plot.cursor.idx === null || plot.cursor.idx === undefined || plot.cursor.left < 0) {
    plot.setLegend({idx: plot.data[0].length - 1});
  }
}

const size = () => ({width: Math.max(200, byId("plot").clientWidth), height: 190});

function options() {
  const font = "12px " + getComputedStyle(document.body).fontFamily;
  const axis = {stroke: css("--soft"), font, grid: {stroke: css("--grid"), width: 1}, ticks: {stroke: css("--grid"), width: 1, size: 4}};
  const shown = (plot, value) => value === null || value === undefined ? "" : count(value);
  return {
    ...size(),
    cursor: {y: false, drag: {x: false, y: false}},
    scales: {y: {range: (plot, low, high) => [0, Math.max(4, (high || 1) * 1.15)]}},
    axes: [{...axis, values: (plot, splits) => splits.map(value => clock(value * 1000)), space: 80, incrs: STEPS},
      {...axis, size: (plot, values) => 20 + 7.5 * Math.max(2, ...(values || []).map(value => value.length)), values: (plot, splits) => splits.map(value => Number.isInteger(value) ? count(value) : "")}],
    series: [{label: "at", value: (plot, value) => value ? clock(value * 1000) : ""},
      {label: "threads", stroke: css("--c1"), width: 2, fill: css("--c1-tint"), points: {show: false}, value: shown},
      {label: "waiting", stroke: css("--c0"), width: 2, points: {show: false}, value: shown}],
    hooks: {drawClear: [shade], setCursor: [plot => plot.cursor.left < 0 && plot.setLegend({idx: plot.data[0].length - 1})]}
  };
}

/** Colours the time in which something was found. */
function shade(plot) {
  const {ctx, bbox} = plot;
  const x = index => plot.valToPos(plot.data[0][index], "x", true);
  ctx.save();
  ctx.fillStyle = css("--bad-tint");
  for (let i = 0; i < spans.length; i++) {
    if (spans[i]) {
      const from = x(i);
      const to = i + 1 < spans.length ? x(i + 1) : bbox.left + bbox.width;
      ctx.fillRect(from, bbox.top, Math.max(1, to - from), bbox.height);
    }
  }
  ctx.restore();
}
