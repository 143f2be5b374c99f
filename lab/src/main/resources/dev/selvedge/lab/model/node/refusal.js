"use strict";

/** A request that was refused, with the answer that says so; the texts are those of every model. */
class Refusal extends Error {
  constructor(status, text) {
    super(text);
    this.status = status;
  }

  answer() {
    return { status: this.status, body: JSON.stringify({ error: this.message }) };
  }
}

// An overloaded server makes thousands of them, and nobody reads where.
Error.stackTraceLimit = 0;

module.exports = {
  Refusal,
  invalid: text => new Refusal(400, text),
  notFound: () => new Refusal(404, "there are only GET /search/CENTS, POST /cart and POST /order here"),
  unknownItem: item => new Refusal(404, `item ${item} is unknown`),
  soldOut: item => new Refusal(409, `item ${item} is sold out`),
  otherOrder: order =>
    new Refusal(409, `order ${order} was placed before, for something else: take another number`),
  paymentFailed: () => new Refusal(502, "the payment failed"),
  deadline: () => new Refusal(504, "the deadline passed: ask again, an order with the same number"),
  broken: () => new Refusal(500, "the database failed")
};
