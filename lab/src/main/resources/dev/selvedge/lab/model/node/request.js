"use strict";

const { invalid } = require("./refusal");

const LARGEST_BODY = 4096;
const MOST = 1000;
const FIELDS = ["order", "customer", "item", "quantity"];

const SPACE = /[ \t\r\n]*/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;

/**
 * Reads an order token by token, and refuses the first thing that is wrong. JSON.parse would do for a shop, but it says neither that a
 * field is there twice nor that 1.0 was no whole number, and every model has to give the same answer.
 */
class Reader {
  constructor(json) {
    this.json = json;
    this.at = 0;
  }

  match(token) {
    SPACE.lastIndex = this.at;
    SPACE.test(this.json);
    token.lastIndex = SPACE.lastIndex;
    const found = token.exec(this.json);
    if (found) {
      this.at = token.lastIndex;
    }
    return found && found[0];
  }

  next(character) {
    SPACE.lastIndex = this.at;
    SPACE.test(this.json);
    if (this.json[SPACE.lastIndex] !== character) {
      return false;
    }
    this.at = SPACE.lastIndex + 1;
    return true;
  }

  atEnd() {
    return this.match(/$/y) !== null;
  }

  expect(character) {
    if (!this.next(character)) {
      throw invalid("the body is not valid JSON");
    }
  }

  text() {
    const found = this.match(TEXT);
    return found === null ? null : JSON.parse(found);
  }

  /** Passes over a value that can't be used; only whether it begins as one matters. */
  refuse(refusal) {
    const value =
      this.match(TEXT) ?? this.match(NUMBER) ?? this.match(WORD) ?? (this.next("{") || this.next("[") || null);
    throw value === null ? invalid("the body is not valid JSON") : refusal;
  }
}

function orderNumber(reader) {
  const refusal = invalid("order is not a text of 1 to 64 letters, digits, '-', '_' or '.'");
  const text = reader.text();
  if (text === null) {
    reader.refuse(refusal);
  }
  if (!/^[a-zA-Z0-9_.-]{1,64}$/.test(text)) {
    throw refusal;
  }
  return text;
}

function integer(reader, name) {
  const refusal = invalid(`${name} is not a whole number`);
  const found = reader.match(NUMBER);
  if (found === null) {
    reader.refuse(refusal);
  }
  const number = Number(found);
  if (!/^-?[0-9]+$/.test(found) || number < -2147483648 || number > 2147483647) {
    throw refusal;
  }
  return number;
}

function field(reader, name, request) {
  if (!FIELDS.includes(name)) {
    throw invalid("there is a field that is not known: expected order, customer, item, quantity");
  }
  if (name in request) {
    throw invalid(`field '${name}' is there twice`);
  }
  reader.expect(":");
  request[name] = name === "order" ? orderNumber(reader) : integer(reader, name);
}

/** Reads and checks the body of an order or of a cart. */
function parseOrder(json) {
  const reader = new Reader(json);
  if (!reader.next("{")) {
    const refusal = invalid("the body is not a JSON object");
    if (reader.atEnd()) {
      throw refusal;
    }
    reader.refuse(refusal);
  }
  const request = {};
  if (!reader.next("}")) {
    do {
      const name = reader.text();
      if (name === null) {
        throw invalid("the body is not valid JSON");
      }
      field(reader, name, request);
    } while (reader.next(","));
    reader.expect("}");
  }
  if (!reader.atEnd()) {
    reader.refuse(invalid("the body has more than one JSON value"));
  }
  if (FIELDS.some(name => !(name in request))) {
    throw invalid("the fields order, customer, item and quantity are all needed");
  }
  if (request.quantity < 1 || request.quantity > MOST) {
    throw invalid(`quantity is ${request.quantity}: expected 1 to ${MOST}`);
  }
  return request;
}

/** Reads the price of a search from its path. */
function parseSearch(price) {
  if (!/^[0-9]{1,7}$/.test(price)) {
    throw invalid("a search is for a price of 1 to 7 digits, in cents: /search/1999");
  }
  return Number(price);
}

function checkLength(bytes) {
  if (bytes > LARGEST_BODY) {
    throw invalid(`the body is longer than ${LARGEST_BODY} bytes`);
  }
}

module.exports = { parseOrder, parseSearch, checkLength, LARGEST_BODY };
