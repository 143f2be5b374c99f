// Finds threads by name or number.

import {byId, count, keyed, make, text} from "./make.js";
import {ask} from "./live.js";

let timer = 0;
let asked = "";

export function startSearch(choose) {
  const words = byId("words");
  words.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(choose), 150);
  });
  words.addEventListener("keydown", event => {
    if (event.key === "ArrowDown") {
      byId("found").querySelector("button")?.focus();
      event.preventDefault();
    }
  });
  byId("found").addEventListener("keydown", event => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    const buttons = [...byId("found").querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    if (step && at >= 0) {
      (buttons[at + step] ?? (step < 0 ? words : buttons[at])).focus();
      event.preventDefault();
    }
  });
}

async function search(choose) {
  const wanted = byId("words").value.trim();
  asked = wanted;
  if (wanted === "") {
    show([], "", choose);
    return;
  }
  try {
    const answer = await ask("/api/threads", {words: wanted});
    if (asked === wanted) {
      const shown = answer.found.length;
      show(answer.found, answer.count === 0 ? "No thread is called so." : count(answer.count) + (answer.count === 1 ? " thread" : " threads")
        + (answer.count > shown ? ", the first " + shown + " of them below" : ""), choose);
    }
  } catch (problem) {
    text(byId("found-count"), "Could not ask: the connection is lost.");
  }
}

function show(found, words, choose) {
  text(byId("found-count"), words);
  keyed(byId("found"), found, one => one.thread, one => make("li", {}, make("button", {type: "button", onclick: event =>
    choose({kind: "thread", id: String(one.thread), label: one.name}, event.currentTarget)},
    make("span", {className: "name"}, one.name), make("span", {className: "what"}, one.what))),
  (element, one) => text(element.querySelector(".what"), one.what));
}
