// What is wrong, in words.

import {attribute, byId, keyed, lines, make, many, span, text} from "./make.js";

const SHOWN_LINES = 14;

export function showFindings(picture, selected, choose) {
  verdict(picture);
  keyed(byId("pending"), picture.pending, line => line, line => make("li", {}, line + ": looking for some seconds more, to tell whether it is passed on"));
  keyed(byId("finding-list"), picture.findings, finding => finding.id, finding => card(finding, choose), (element, finding) =>
    update(element, finding, selected, choose));
}

function verdict(picture) {
  const stuck = picture.findings.filter(finding => finding.stuck).length + picture.moreFindings;
  const notes = picture.findings.filter(finding => !finding.stuck).length;
  const words = !picture.ready ? "Looking for a second or two, to tell who does not move…"
    : stuck === 0 && picture.pending.length > 0 ? "Something may be stuck."
    : stuck === 0 ? "Nothing is stuck" + (notes > 0 ? "; " + many(notes, "note") + " below." : ".")
    : (stuck === 1 ? "Something is stuck." : many(stuck, "thing") + " are stuck.");
  const element = byId("verdict");
  text(element, words);
  element.className = "verdict " + (stuck > 0 ? "stuck" : !picture.ready || picture.pending.length > 0 ? "looking" : "well");
}

function card(finding, choose) {
  return make("article", {className: "finding " + (finding.stuck ? "stuck" : "note")},
    make("p", {className: "badges"},
      make("span", {className: "badge kind"}, finding.kind),
      make("span", {className: "badge"}, finding.certain ? "certain" : "probable"),
      make("span", {className: "since"})),
    make("h3", {}, finding.title),
    make("div", {className: "lines"}),
    make("button", {type: "button", className: "quiet more-lines", hidden: true}, ""),
    make("p", {className: "advice"}, make("b", {}, "What to do: "), make("span", {}, "")),
    make("p", {className: "part-label"}, "Who takes part"),
    make("ul", {className: "chips"}),
    make("button", {type: "button", className: "primary show", onclick: event => choose({kind: "finding", id: finding.id, label: finding.title}, event.currentTarget)},
      "Show who waits for whom"));
}

function update(element, finding, selected, choose) {
  const find = name => element.querySelector(name);
  element.classList.toggle("selected", selected?.kind === "finding" && selected.id === finding.id);
  text(find("h3"), finding.title);
  text(find(".since"), seenWords(finding.since));
  text(find(".advice span"), finding.advice + ".");
  const all = finding.moreDetails > 0 ? [...finding.details, "and " + many(finding.moreDetails, "more line")] : finding.details;
  const long = all.length > SHOWN_LINES + 2;
  const button = find(".more-lines");
  const draw = () => {
    lines(find(".lines"), long && !element.dataset.open ? all.slice(0, SHOWN_LINES) : all);
    text(button, element.dataset.open ? "Show less" : "Show " + many(all.length - SHOWN_LINES, "more line"));
    attribute(button, "aria-expanded", element.dataset.open ? "true" : "false");
  };
  button.hidden = !long;
  button.onclick = () => {
    element.dataset.open = element.dataset.open ? "" : "yes";
    draw();
  };
  draw();
  chips(find(".chips"), finding, selected, choose);
  find(".part-label").hidden = finding.participants.length === 0;
  find(".show").hidden = finding.participants.length === 0;
  attribute(find(".show"), "aria-pressed", selected?.kind === "finding" && selected.id === finding.id ? "true" : "false");
}

function seenWords(since) {
  const millis = Date.now() - since;
  return since === 0 ? "" : millis < 1000 ? "just seen" : "seen for " + span(millis);
}

function chips(list, finding, selected, choose) {
  const items = finding.moreParticipants > 0
    ? [...finding.participants, {thread: 0, name: "and " + many(finding.moreParticipants, "other")}] : finding.participants;
  keyed(list, items, one => one.thread, one => make("li", {}, one.thread === 0 ? make("span", {className: "chip rest"}, one.name)
    : make("button", {type: "button", className: "chip", onclick: event =>
        choose({kind: "thread", id: String(one.thread), label: one.name}, event.currentTarget)}, one.name)),
  (element, one) => {
    text(element.firstChild, one.name);
    if (one.thread !== 0) {
      attribute(element.firstChild, "aria-pressed", selected?.kind === "thread" && selected.id === String(one.thread) ? "true" : "false");
    }
  });
}
