// The scopes and their tasks as a tree for the keyboard, after the ARIA tree pattern: one stop for Tab, arrows move and open, Enter chooses.

import {attribute, brief, byId, count, keyed, make, many, span, text} from "./make.js";

const OPEN_AT_FIRST = 12; // a scope with more tasks starts closed, below the first level

const opened = new Map();
let roots = {shown: [], more: 0};
let active = "";
let choose = () => {};
let selectedThread = "";
let typed = {words: "", at: 0};

export function startTree(chosen) {
  choose = chosen;
  byId("tree").addEventListener("keydown", onKey);
}

export function showTree(scopes, selected) {
  roots = scopes;
  selectedThread = selected?.kind === "thread" ? selected.id : "";
  byId("scopes").classList.toggle("empty", scopes.shown.length === 0);
  text(byId("scopes-hint"), scopes.shown.length === 0
    ? "The program uses no scopes of Selvedge, or none is open." : "Arrow keys move and open; Enter shows who waits for whom.");
  draw();
}

// ---- rows ---------------------------------------------------------------------------------------------------------

function rows() {
  const all = [];
  const walk = (items, level, parent) => items.forEach((item, index) => {
    const row = {...item, level, parent, position: index + 1, size: items.length};
    row.children = childrenOf(row);
    row.open = row.children.length > 0 && isOpen(row);
    all.push(row);
    if (row.open) {
      walk(row.children, level + 1, row.key);
    }
  });
  walk(scopeItems(roots, "s"), 1, "");
  return all;
}

const scopeItems = (scopes, key) => withMore(scopes.shown.map(scope => ({key: "s" + scope.id, type: "scope", data: scope})), scopes, key);

const withMore = (items, data, key) => data.more > 0 ? [...items, {key: key + "/more", type: "more", data}] : items;

function childrenOf(row) {
  if (row.type === "scope") {
    return withMore(row.data.shown.map(task => ({key: row.key + "/t" + task.thread, type: "task", data: task})), row.data, row.key);
  }
  return row.type === "task" ? scopeItems(row.data.scopes, row.key) : [];
}

function isOpen(row) {
  return opened.get(row.key) ?? (row.type === "task" || row.level === 1 || row.children.length <= OPEN_AT_FIRST);
}

function draw() {
  const all = rows();
  if (!all.some(row => row.key === active)) {
    active = all[0]?.key ?? "";
  }
  keyed(byId("tree"), all, row => row.key, create, update);
}

function create() {
  return make("div", {role: "treeitem", className: "row"},
    make("span", {className: "twig", "aria-hidden": "true"}),
    make("span", {className: "body"}, make("span", {className: "head"}), make("span", {className: "line"}), make("span", {className: "side"})));
}

function update(element, row) {
  element.className = "row " + row.type + (row.children.length > 0 ? " parent" : "") + (row.data.cancelled ? " cancelled" : "");
  element.style.setProperty("--level", Math.min(row.level, 9));
  attribute(element, "aria-level", row.level);
  attribute(element, "aria-posinset", row.position);
  attribute(element, "aria-setsize", row.size);
  attribute(element, "aria-expanded", row.children.length > 0 ? String(row.open) : null);
  attribute(element, "aria-selected", String(row.type === "task" && String(row.data.thread) === selectedThread));
  element.tabIndex = row.key === active ? 0 : -1;
  const words = {scope: scopeWords, task: taskWords, more: moreWords}[row.type](row.data);
  text(element.querySelector(".head"), words.head);
  text(element.querySelector(".line"), words.line);
  text(element.querySelector(".side"), words.side);
  element.onclick = event => {
    const twig = event.target.closest(".twig");
    activate(row.key);
    twig ? toggle(row) : act(row, element);
  };
}

function cancelledWords(cancelled) {
  return cancelled ? "cancelled " + span(cancelled.agoMillis) + " ago by " + cancelled.by + (cancelled.reason ? ": " + cancelled.reason : "") : "";
}

const joined = parts => parts.filter(part => part).join(" · ");

function scopeWords(scope) {
  return {
    head: "scope '" + scope.name + "'",
    line: joined([many(scope.tasks, "task"), scope.ownerName ? "owner: " + scope.ownerName + (scope.ownerDoes ? ", " + scope.ownerDoes : "") : "",
      cancelledWords(scope.cancelled)]),
    side: joined([scope.ageMillis >= 0 ? "open for " + span(scope.ageMillis) : "", leftWords(scope.leftMillis)])
  };
}

const leftWords = left => left === null ? "" : left > 0 ? span(left) + " left" : "out of time since " + span(-left);

function taskWords(task) {
  return {
    head: "task '" + task.name + "'",
    line: joined([task.does + (task.releasedBy.length > 0 ? ", up to " + task.releasedBy.join(" or ") : ""), task.place && "at " + brief(task.place),
      task.forkedAt.length > 0 ? "forked at " + brief(task.forkedAt[0]) : "", cancelledWords(task.cancelled)]),
    side: task.daemon ? "daemon" : ""
  };
}

const moreWords = scope => ({head: "and " + count(scope.more) + " more", line: "", side: ""});

// ---- what one does with them ---------------------------------------------------------------------------------------

function toggle(row) {
  if (row.children.length > 0) {
    opened.set(row.key, !row.open);
    draw();
  }
}

function act(row, element) {
  if (row.type === "task" && row.data.thread > 0) {
    choose({kind: "thread", id: String(row.data.thread), label: row.data.name || "#" + row.data.thread}, element);
  } else {
    toggle(row);
  }
}

function activate(key) {
  active = key;
  draw();
  const element = [...byId("tree").children].find(child => child.dataset.key === key);
  element?.focus({preventScroll: true});
  element?.scrollIntoView({block: "nearest"});
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  const all = rows();
  const at = all.findIndex(row => row.key === active);
  const row = all[at];
  if (!row) {
    return;
  }
  const moves = {
    ArrowDown: () => all[at + 1],
    ArrowUp: () => all[at - 1],
    Home: () => all[0],
    End: () => all.at(-1),
    ArrowRight: () => row.children.length === 0 ? row : row.open ? all[at + 1] : (toggle(row), row),
    ArrowLeft: () => row.open ? (toggle(row), row) : all.find(other => other.key === row.parent) ?? row,
    Enter: () => (act(row, event.target), null),
    " ": () => (toggle(row), row)
  };
  if (moves[event.key]) {
    const next = moves[event.key]();
    event.preventDefault();
    if (next) {
      activate(next.key);
    }
  } else if (event.key.length === 1) {
    jump(all, at, event.key.toLowerCase());
  }
}

/** To the next row that begins with what was typed within a second. */
function jump(all, at, letter) {
  const now = performance.now();
  typed = {words: now - typed.at < 1000 ? typed.words + letter : letter, at: now};
  const order = [...all.slice(at + (typed.words.length > 1 ? 0 : 1)), ...all.slice(0, at + 1)];
  const found = order.find(row => (row.type === "more" ? "" : row.data.name.toLowerCase()).startsWith(typed.words));
  if (found) {
    activate(found.key);
  }
}
