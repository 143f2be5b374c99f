// The threads by where they stand and what they wait for, the biggest group first.

import {attribute, byId, count, keyed, make, many, text} from "./make.js";

export function showGroups(picture, choose) {
  const most = Math.max(1, ...picture.groups.map(group => group.count));
  keyed(byId("group-list"), picture.groups, group => group.id, create, (element, group) => update(element, group, most, choose));
  text(byId("more-groups"), picture.moreGroups > 0 ? "and " + many(picture.moreGroups, "smaller group") : "");
}

function create() {
  return make("details", {className: "group"},
    make("summary", {},
      make("span", {className: "number"}), make("span", {className: "what"}), make("span", {className: "place"}),
      make("span", {className: "track", "aria-hidden": "true"}, make("span", {className: "fill"}))),
    make("ol", {className: "stack"}),
    make("button", {type: "button", className: "primary one"}, ""));
}

function update(element, group, most, choose) {
  const find = name => element.querySelector(name);
  text(find(".number"), count(group.count));
  const who = group.count === 1 ? group.example : group.kind;
  text(find(".what"), who + " " + (group.what.startsWith("wait") ? "" : "· ") + group.what);
  text(find(".place"), group.stack.length > 0 ? group.stack[0] : "no frames");
  find(".fill").style.width = Math.max(1, 100 * group.count / most) + "%";
  stack(find(".stack"), group.stack, group.moreFrames);
  const button = find(".one");
  button.hidden = group.thread === 0;
  text(button, group.count === 1 ? "Show it" : "Show one of them: " + group.example);
  button.onclick = event => choose({kind: "thread", id: String(group.thread), label: group.example}, event.currentTarget);
  attribute(button, "data-thread", group.thread);
}

export function stack(list, frames, more) {
  const all = more > 0 ? [...frames, "and " + many(more, "more frame")] : frames;
  keyed(list, all.map((frame, index) => ({frame, index})), one => one.index + " " + one.frame, one => make("li", {}, one.frame));
}
