// The one button that changes something: it cancels a task, where the doctor was started so that it may. It asks twice.

import {make, text} from "./make.js";
import {order} from "./live.js";

export function cancelButton(place, details) {
  if (!details.cancellable) {
    place.querySelector("button")?.remove();
    return;
  }
  if (!place.querySelector("button") && !place.dataset.answer) { // an answer stays, though what comes next may be from before it
    place.replaceChildren(make("button", {type: "button", className: "chip"}, "Cancel this task"));
    place.firstChild.addEventListener("click", () => clicked(place, details));
    place.firstChild.addEventListener("blur", () => reset(place));
  }
}

function reset(place) {
  const button = place.querySelector("button");
  if (button) {
    delete button.dataset.sure;
    text(button, "Cancel this task");
  }
}

async function clicked(place, details) {
  const button = place.querySelector("button");
  if (!button.dataset.sure) {
    button.dataset.sure = "yes";
    text(button, "Really cancel " + details.name + "?");
    return;
  }
  button.disabled = true;
  try {
    const {asked} = await order("/api/cancel", {thread: details.thread});
    place.dataset.answer = "yes";
    place.replaceChildren(asked ? "It was asked to end." : "It has ended, or was asked before.");
  } catch (problem) {
    button.disabled = false;
    reset(place);
    place.replaceChildren(button, " It could not be asked: " + problem.message);
  }
}
