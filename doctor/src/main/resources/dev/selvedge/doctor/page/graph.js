// The wait graph around what was chosen: a column for each step, buttons for threads and what they wait for, and arrows behind them. The levels
// come from the server; where there is little room the columns become rows.

import {attribute, byId, keyed, make, text} from "./make.js";

const SVG = "http://www.w3.org/2000/svg";
const COLUMN = 150; // the least that a column needs beside its neighbour's arrow
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
    keyed(column, answer.nodes.filter(node => node.level === level), node => node.id, node => create(node, choose), (element, node) =>
      update(element, node, answer, selected, stuck)));
  lay(graph, levels.length);
  if (!watched) {
    watched = true;
    new ResizeObserver(() => lay(graph, graph.querySelectorAll(".level").length)).observe(graph);
  }
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
  text(element.querySelector(".detail"), node.kind === "resource" ? "" : node.detail);
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
  const level = new Map(shown.nodes.map(node => [node.id, node.level]));
  shown.edges.forEach(edge => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    if (from && to) {
      const forward = level.get(edge.to) > level.get(edge.from);
      const {path, x, y} = wide ? across(from, to, forward, area.scrollHeight) : down(from, to, forward, area.scrollWidth);
      group.append(draw("path", {d: path, class: forward ? "arrow" : "arrow back", "marker-end": "url(#head)"}));
      if (edge.label && (wide || !forward || x > 0)) {
        const label = draw("text", {x, y, class: "arrow-label", "text-anchor": wide ? "middle" : forward ? "start" : "end"});
        label.textContent = short(edge.label);
        group.append(label);
      }
    }
  });
}

const short = label => label.replace(/^waits (for its |for |to )?/, "") || "waits";

/** From the right side to the left side; back under all that is between. */
function across(from, to, forward, height) {
  if (forward) {
    const x1 = from.x + from.w;
    const y1 = from.y + from.h / 2;
    const x2 = to.x - 2;
    const y2 = to.y + to.h / 2;
    const bend = Math.max(14, (x2 - x1) / 2);
    return {path: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`, x: (x1 + x2) / 2, y: (y1 + y2) / 2 - 6};
  }
  const x1 = from.x + from.w / 2;
  const y1 = from.y + from.h;
  const x2 = to.x + to.w / 2;
  const y2 = to.y + to.h + 2;
  const deep = Math.min(height - 8, Math.max(y1, y2) + 34);
  return {path: `M${x1} ${y1}C${x1} ${deep + 12} ${x2} ${deep + 12} ${x2} ${y2}`, x: (x1 + x2) / 2, y: (Math.max(y1, y2) + 3 * (deep + 12)) / 4 - 6};
}

/** From the lower side to the upper side; back along the right side. */
function down(from, to, forward, width) {
  if (forward) {
    const x1 = from.x + from.w / 2;
    const y1 = from.y + from.h;
    const x2 = to.x + to.w / 2;
    const y2 = to.y - 2;
    const bend = Math.max(10, (y2 - y1) / 2);
    return {path: `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`, x: (x1 + x2) / 2 + 8, y: (y1 + y2) / 2 + 4};
  }
  const x1 = from.x + from.w;
  const y1 = from.y + from.h / 2;
  const x2 = to.x + to.w + 2;
  const y2 = to.y + to.h / 2;
  const far = Math.min(width - 4, Math.max(x1, x2) + 30);
  return {path: `M${x1} ${y1}C${far + 8} ${y1} ${far + 8} ${y2} ${x2} ${y2}`, x: 0, y: 0};
}
