"use strict";

const { Refusal, broken, notFound } = require("./refusal");
const { LARGEST_BODY, checkLength, parseOrder, parseSearch } = require("./request");

const SEARCH = "/search/";

/** What a request is answered: what the shop does, and GET /health. */
class Endpoint {
  constructor(shop, warn) {
    this.shop = shop;
    this.warn = warn;
    this.pending = 0;
  }

  async handle(request, response) {
    const path = request.url.split("?", 1)[0];
    if (path === "/health") {
      response.end("ok");
      return;
    }
    this.pending++;
    try {
      send(response, await this.answer(request, path));
    } catch (failure) {
      send(response, this.refusal(failure).answer());
    } finally {
      this.pending--;
    }
  }

  async answer(request, path) {
    if (request.method === "POST" && path === "/order") {
      return this.shop.order(parseOrder(await body(request)));
    }
    if (request.method === "POST" && path === "/cart") {
      return this.shop.putIntoCart(parseOrder(await body(request)));
    }
    if (request.method === "GET" && path.startsWith(SEARCH)) {
      return this.shop.search(parseSearch(path.substring(SEARCH.length)));
    }
    throw notFound();
  }

  refusal(failure) {
    if (failure instanceof Refusal) {
      return failure;
    }
    this.warn(`A request failed: ${failure.stack}`);
    return broken();
  }
}

/** Reads a body; what is too long is read to its end, so that the answer is heard, but not kept. */
async function body(request) {
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length <= LARGEST_BODY) {
      parts.push(part);
    }
  }
  checkLength(length);
  return Buffer.concat(parts).toString("utf8");
}

function send(response, { status, body: text }) {
  response.writeHead(status, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) });
  response.end(text);
}

module.exports = { Endpoint };
