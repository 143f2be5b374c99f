// Makes and updates elements. Data becomes text and attributes here, never markup.

export const byId = id => document.getElementById(id);

/** An element with properties (className, onclick, …), attributes for the names with a dash or in `attributes`, and children. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Sets a text if it is another, so that nothing is announced or selected anew for the same. */
export function text(element, words) {
  if (element.textContent !== words) {
    element.textContent = words;
  }
}

export function attribute(element, name, value) {
  if (value === null || value === undefined || value === false) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) {
    element.setAttribute(name, String(value));
  }
}

/**
 * Makes the children of `parent` those of `items`, in that order. Who stays keeps its element, and with it the focus, what is open, and where
 * it is scrolled to. `create(item)` makes an element, `update(element, item)` brings it up to date.
 */
export function keyed(parent, items, keyOf, create, update = () => {}) {
  const old = new Map();
  for (const child of parent.children) {
    old.set(child.dataset.key, child);
  }
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    let element = old.get(key);
    if (element) {
      old.delete(key);
    } else {
      element = create(item);
      element.dataset.key = key;
    }
    update(element, item);
    if (element === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(element, place);
    }
  }
  for (const gone of old.values()) {
    gone.remove();
  }
}

/** Plain lines, each its own element; indented ones are set in. */
export function lines(parent, all, className = "line") {
  keyed(parent, all.map((line, index) => ({line, index})), one => one.index + " " + one.line, one => {
    const depth = Math.min(4, Math.floor((one.line.length - one.line.trimStart().length) / 2));
    return make("div", {className: className + " depth-" + depth}, one.line.trim());
  });
}

export const count = number => number.toLocaleString("en");

export const many = (number, one, more = one + "s") => count(number) + " " + (number === 1 ? one : more);

/** A length of time in two words at most. */
export function span(millis) {
  const seconds = Math.floor(millis / 1000);
  if (seconds < 1) {
    return Math.max(0, Math.round(millis)) + " ms";
  }
  if (seconds < 100) {
    return seconds + " s";
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 100 ? minutes + " min" : minutes < 60 * 48 ? Math.floor(minutes / 60) + " h" : Math.floor(minutes / 1440) + " days";
}

export const clock = millis => new Date(millis).toLocaleTimeString("en-GB");

/** The class and method of a frame, without its package and module: the whole one is in the details. */
export const brief = frame => frame.replace(/^[^(]*?([^./(]+\.[^./(]+)\(/, "$1(");
