// What is known of the thread that was chosen: its state, what it waits for and holds, where it is and where it was forked.

import {byId, keyed, make, many, text} from "./make.js";
import {stack} from "./groups.js";

export function showDetails(details) {
  const place = byId("details");
  if (!details) {
    place.replaceChildren();
    return;
  }
  if (place.dataset.thread !== String(details.thread) || place.childElementCount === 0) {
    place.dataset.thread = details.thread;
    place.replaceChildren(make("h3", {}), make("dl", {className: "pairs"}), make("h4", {}, "Stack"), make("ol", {className: "stack"}));
  }
  text(place.querySelector("h3"), details.name);
  pairs(place.querySelector("dl"), details);
  stack(place.querySelector(".stack"), details.stack, details.moreFrames);
}

function pairs(list, details) {
  const held = details.moreHeld > 0 ? [...details.holds, "and " + many(details.moreHeld, "more thing")] : details.holds;
  const all = [["state", details.state], ...details.waits.map(wait => ["waits", wait.replace(/^waits /, "")]), ...held.map(one => ["holds", one]),
    ["started in", details.container], ...details.forkedAt.slice(0, 3).map(frame => ["forked at", frame])].filter(([, value]) => value);
  keyed(list, all, ([name, value]) => name + " " + value, ([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value)));
}
