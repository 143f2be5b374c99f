"use strict";

const { broken, deadline, otherOrder, soldOut, unknownItem } = require("./refusal");

/** What the shop does: a promise for each request, and a timer beside it. */
class Shop {
  constructor(database, payments, prices, deadlineMillis) {
    this.database = database;
    this.payments = payments;
    this.prices = prices;
    this.deadlineMillis = deadlineMillis;
  }

  async search(cents) {
    const rows = await this.inTime(() => this.database.search(cents));
    return answer(JSON.stringify({ items: rows.map(([item, price]) => ({ item, cents: price })) }));
  }

  async putIntoCart(request) {
    const cents = this.cents(request);
    await this.inTime(() => this.database.putIntoCart(request, cents));
    return accepted(request, cents, "in the cart");
  }

  order(request) {
    const cents = this.cents(request);
    return this.inTime(signal => this.place(request, cents, signal));
  }

  /** Stock and payment at the same time, then the write. What makes the payment needless also ends it. */
  async place(request, cents, signal) {
    const needless = new AbortController();
    const payment = this.payments.hold(request.order, cents, AbortSignal.any([signal, needless.signal]));
    payment.catch(() => {}); // what it failed with comes out below, or nobody asks any longer
    try {
      const before = check(request, await this.database.read(request));
      if (before) {
        return before;
      }
      await payment;
    } finally {
      needless.abort();
    }
    if (await this.database.write(request, cents)) {
      return accepted(request, cents, "confirmed");
    }
    const before = check(request, await this.database.read(request));
    if (before) {
      return before;
    }
    throw broken();
  }

  cents(request) {
    const price = this.prices[request.item - 1];
    if (price === undefined) {
      throw unknownItem(request.item);
    }
    return price * request.quantity;
  }

  /** Waits for some work, but no longer than a request may take; then the signal tells the work. */
  async inTime(work) {
    const late = new AbortController();
    let timer;
    const tooLate = new Promise((resolve, reject) => {
      timer = setTimeout(() => {
        reject(deadline());
        late.abort();
      }, this.deadlineMillis);
    });
    try {
      return await Promise.race([work(late.signal), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The answer, if what was read decides it already. */
function check(request, { available, placed }) {
  if (placed) {
    const same =
      placed.customer === request.customer && placed.item === request.item && placed.quantity === request.quantity;
    if (!same) {
      throw otherOrder(request.order);
    }
    return accepted(request, Number(placed.cents), "confirmed");
  }
  if (available < request.quantity) {
    throw soldOut(request.item);
  }
  return null;
}

function accepted({ order, item, quantity }, cents, status) {
  return answer(JSON.stringify({ order, item, quantity, cents, status }));
}

function answer(body) {
  return { status: 200, body };
}

module.exports = { Shop };
