// Puts the parts together: hears pictures, keeps what the user has chosen, and shows both.

import {byId, count, keyed, make, text} from "./make.js";
import {ask, listen} from "./live.js";
import {showFindings} from "./findings.js";
import {showGroups} from "./groups.js";
import {showTree, startTree} from "./tree.js";
import {showGraph} from "./graph.js";
import {showDetails} from "./details.js";
import {showTimeLine} from "./timeline.js";
import {startSearch} from "./search.js";

let picture = null;
let selected = null;
let origin = null; // where the focus returns to
const before = []; // what was chosen before, for Back
let asking = 0;
let untouched = true; // nothing was chosen or closed: then the first finding is shown

// ---- the picture ---------------------------------------------------------------------------------------------------

function hear(next) {
  picture = next;
  document.body.dataset.number = next.number;
  head();
  show();
  showTimeLine(picture);
  keyed(byId("gap-list"), picture.gaps, gap => gap, gap => make("li", {}, gap));
  byId("gaps").hidden = picture.gaps.length === 0;
  if (untouched && picture.findings.length > 0) {
    untouched = false;
    const first = picture.findings[0];
    selected = {kind: "finding", id: first.id, label: first.title};
    show();
  }
  if (selected) {
    surroundings();
  }
}

function show() {
  showFindings(picture, selected, choose);
  showTree(picture.scopes, selected);
  showGroups(picture, choose);
}

function head() {
  const program = picture.program;
  const name = program.name || "A Java program";
  text(byId("program"), name);
  document.title = (program.stuck ? "Stuck: " : "") + name + " · Selvedge doctor";
  text(byId("facts"), [program.pid > 0 ? "process " + program.pid : "", program.vm, count(program.virtual) + " virtual and "
    + count(program.platform) + " platform threads" + (program.suspended > 0 ? ", " + count(program.suspended) + " suspended tasks" : "")].filter(part => part).join(" · "));
}

function state(connected, why) {
  const words = {
    looking: "Live",
    failing: "The last look failed; trying again. ",
    ended: "The process has ended. This is what was seen last.",
    still: "A dump: one moment, and no other."
  };
  const status = picture?.status ?? "looking";
  document.body.dataset.state = connected ? status : "lost";
  text(byId("state-text"), !connected ? (why || "Connection lost. Trying again…") : words[status] + (status === "failing" ? picture.text : ""));
}

// ---- what is chosen ------------------------------------------------------------------------------------------------

function choose(what, from) {
  untouched = false;
  const inside = from && byId("around").contains(from);
  if (selected && inside) {
    before.push(selected);
  } else if (!inside) {
    before.length = 0;
    origin = from;
  }
  selected = what;
  show();
  surroundings().then(() => {
    const narrow = matchMedia("(max-width: 1080px)").matches;
    if (narrow && !inside) {
      byId("around").focus({preventScroll: true});
      byId("around").scrollIntoView({block: "start"});
    } else if (inside) {
      (byId("graph").querySelector(".chosen") ?? byId("around")).focus({preventScroll: true});
    }
  });
}

async function surroundings() {
  const turn = ++asking;
  const wanted = selected;
  try {
    const answer = await ask("/api/around", {[wanted.kind]: wanted.id});
    if (turn !== asking || selected !== wanted) {
      return;
    }
    byId("around").classList.toggle("gone", answer.gone);
    text(byId("around-hint"), answer.gone ? wanted.label + " is not there any more." : "Around " + wanted.label + ". Arrows point to who could end the wait.");
    if (!answer.gone) {
      const stuck = new Set(picture.findings.filter(finding => finding.stuck).flatMap(finding => finding.participants.map(one => one.thread)));
      showGraph(answer, wanted, stuck, choose);
      showDetails(answer.details);
    }
    byId("around-close").hidden = false;
    byId("around-back").hidden = before.length === 0;
    byId("around").dataset.around = wanted.kind + " " + wanted.id;
  } catch (problem) {
    text(byId("around-hint"), "Could not ask about " + wanted.label + ": the connection is lost.");
  }
}

function close() {
  if (!selected) {
    return;
  }
  selected = null;
  asking++;
  before.length = 0;
  byId("around-close").hidden = true;
  byId("around-back").hidden = true;
  byId("graph").hidden = true;
  byId("around").classList.remove("gone");
  delete byId("around").dataset.around;
  showDetails(null);
  text(byId("around-hint"), "Choose a finding, a task or a thread to see whom it waits for, and who waits for it.");
  show();
  (origin?.isConnected ? origin : byId("findings")).focus();
}

byId("around-close").addEventListener("click", close);
byId("around-back").addEventListener("click", event => {
  const last = before.pop();
  if (last) {
    selected = last;
    show();
    surroundings();
    event.currentTarget.hidden = before.length === 0;
    (before.length === 0 ? byId("around-close") : event.currentTarget).focus();
  }
});
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && !event.defaultPrevented && !(document.activeElement === byId("words") && byId("words").value !== "")) {
    close();
  }
});

startTree(choose);
startSearch(choose);
let connected = false;
listen(next => {
  hear(next);
  state(true, "");
}, (now, why) => {
  connected = now;
  if (!connected) {
    state(false, why);
  }
});
