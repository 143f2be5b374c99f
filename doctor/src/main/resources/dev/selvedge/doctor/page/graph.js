// The wait graph around what was chosen: a column for each step, buttons for threads and what they wait for, and arrows behind them. The levels
// come from the server; where there is little room the columns become rows.

import {brief, attribute, byId, keyed, make, text} from "./make.js";

const SVG = "http://www.w3.org/2000/svg";
const COLUMN = 215; // the least that a column needs beside its neighbour's arrow
let shown = {nodes: [], edges: []};
let watched = false;

export function showGraph(answer, selected, stuck, choose) {
  const graph = byId("graph");
  shown = answer;
  graph.hidden = answer.nodes.length === 0;
  if (graph.querySelector(".nodes") === null) {
    graph.append(make("div", {className: "nodes"}), arrows());
  }
  const levels = [...new Set(answer.nodes.map(node => node.level))].sort((a, b) => a - b);
  keyed(graph.querySelector(".nodes"), levels, level => level, () => make("div", {className: "level"}), (column, level) =>
    keyed(column, ordered(answer, level), node => node.id, node => create(node, choose), (element, node) =>
      update(element, node, answer, selected, stuck)));
  lay(graph, levels.length);
  if (!watched) {
    watched = true;
    new ResizeObserver(() => lay(graph, graph.querySelectorAll(".level").length)).observe(graph);
  }
}

/** The nodes of a level, so that arrows past others need not cross those: they come in at the first from before, and at the last from behind. */
function ordered(answer, level) {
  const levels = new Map(answer.nodes.map(node => [node.id, node.level]));
  const weight = node => Math.sign(answer.edges.filter(edge => edge.to === node.id)
    .reduce((sum, edge) => sum + (levels.get(edge.from) >= level ? 2 : levels.get(edge.from) < level - 1 ? -1 : 0), 0));
  return answer.nodes.filter(node => node.level === level).sort((a, b) => weight(a) - weight(b));
}

function create(node, choose) {
  if (node.kind === "more" || (node.kind === "thread" && node.thread === 0)) {
    return make("div", {}, make("span", {className: "label"}), make("span", {className: "detail"}));
  }
  const target = node.kind === "thread" ? {kind: "thread", id: String(node.thread)} : {kind: "resource", id: node.id.slice(1)};
  return make("button", {type: "button", onclick: event => choose({...target, label: node.label}, event.currentTarget)},
    make("span", {className: "label"}), make("span", {className: "detail"}));
}

function update(element, node, answer, selected, stuck) {
  const chosen = selected && ((selected.kind === "thread" && node.id === "t" + selected.id) || (selected.kind === "resource" && node.id === "r" + selected.id));
  element.className = "node " + node.kind + (stuck.has(node.thread) ? " stuck" : "") + (chosen ? " chosen" : "");
  text(element.querySelector(".label"), node.label);
  text(element.querySelector(".detail"), node.kind === "resource" ? "" : brief(node.detail));
  const names = new Map(answer.nodes.map(other => [other.id, other.label]));
  const out = answer.edges.filter(edge => edge.from === node.id).map(edge => edge.label + " " + names.get(edge.to));
  if (element.tagName === "BUTTON") {
    attribute(element, "aria-label", [node.label, ...out].join(", "));
    attribute(element, "aria-current", chosen ? "true" : null);
  }
}

// ---- arrows --------------------------------------------------------------------------------------------------------

function arrows() {
  const svg = document.createElementNS(SVG, "svg");
  attribute(svg, "aria-hidden", "true");
  svg.classList.add("arrows");
  const head = draw("marker", {id: "head", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse"});
  head.append(draw("path", {d: "M0 0 8 4 0 8z", class: "head"}));
  const definitions = draw("defs", {});
  definitions.append(head);
  svg.append(definitions, draw("g", {}));
  return svg;
}

function draw(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  return element;
}

function lay(graph, levels) {
  if (graph.hidden) {
    return;
  }
  const wide = graph.clientWidth >= levels * COLUMN;
  graph.classList.toggle("wide", wide);
  graph.classList.toggle("tall", !wide);
  const area = graph.querySelector(".nodes");
  const boxes = new Map();
  const origin = area.getBoundingClientRect();
  for (const element of area.querySelectorAll(".node")) {
    const box = element.getBoundingClientRect();
    boxes.set(element.dataset.key, {x: box.left - origin.left, y: box.top - origin.top, w: box.width, h: box.height});
  }
  const svg = graph.querySelector("svg");
  attribute(svg, "width", area.scrollWidth);
  attribute(svg, "height", area.scrollHeight);
  const group = svg.lastChild;
  group.replaceChildren();
  const order = [...new Set(shown.nodes.map(node => node.level))].sort((a, b) => a - b);
  const step = new Map(shown.nodes.map(node => [node.id, order.indexOf(node.level)]));
  const around = bounds([...boxes.values()]);
  const known = shown.edges.filter(edge => boxes.has(edge.from) && boxes.has(edge.to));
  const told = new Set();
  for (const edge of known.sort((a, b) => boxes.get(b.from).y - boxes.get(a.from).y)) {
    const what = edge.label + " " + edge.to;
    const silent = !wide && told.has(what); // rows over rows: one word, at the nearest
    told.add(what);
    group.append(...arrow(silent ? {...edge, label: ""} : edge, wide, boxes.get(edge.from), boxes.get(edge.to),
      step.get(edge.to) - step.get(edge.from), around));
  }
}

const bounds = boxes => ({
  left: Math.min(...boxes.map(box => box.x)), right: Math.max(...boxes.map(box => box.x + box.w)),
  top: Math.min(...boxes.map(box => box.y)), bottom: Math.max(...boxes.map(box => box.y + box.h))
});

/**
 * Straight on to the next step; past all others on one side if it is further, and back on the other side. Columns are drawn as rows with x and y
 * changed for each other.
 */
function arrow(edge, wide, from, to, steps, around) {
  const turn = box => wide ? {x: box.y, y: box.x, w: box.h, h: box.w} : box;
  const side = wide ? {near: around.top, far: around.bottom} : {near: around.left, far: around.right};
  const curve = steps === 1 ? straight(turn(from), turn(to)) : past(turn(from), turn(to), steps > 0 ? side.near - 24 : side.far + 24, steps > 0);
  const points = curve.map(([x, y]) => wide ? [y, x] : [x, y]);
  const path = draw("path", {
    d: `M${points[0]}C${points[1]} ${points[2]} ${points[3]}`, class: steps > 0 ? "arrow" : "arrow back", "marker-end": "url(#head)"
  });
  if (!edge.label || (!wide && steps !== 1)) {
    return [path];
  }
  const [x, y] = [0, 1].map(axis => (points[0][axis] + 3 * points[1][axis] + 3 * points[2][axis] + points[3][axis]) / 8);
  const label = draw("text", {x: wide ? x : x + 8, y: wide ? y - 6 : y + 4, class: "arrow-label", "text-anchor": wide ? "middle" : "start"});
  label.textContent = edge.label;
  return [path, label];
}

function straight(from, to) {
  const start = [from.x + from.w / 2, from.y + from.h];
  const end = [to.x + to.w / 2, to.y - 2];
  const bend = Math.max(10, (end[1] - start[1]) / 2);
  return [start, [start[0], start[1] + bend], [end[0], end[1] - bend], end];
}

function past(from, to, edge, near) {
  const start = [near ? from.x : from.x + from.w, from.y + from.h / 2];
  const end = [near ? to.x - 2 : to.x + to.w + 2, to.y + to.h / 2];
  const bend = edge + (edge - (start[0] + end[0]) / 2) / 6;
  return [start, [bend, start[1]], [bend, end[1]], end];
}
