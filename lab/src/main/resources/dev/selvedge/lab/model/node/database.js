"use strict";

const postgres = require("./postgres/index.js");
const { broken, soldOut } = require("./refusal");

/** The database of the shop: a pool of connections, and statements that are prepared once on each. */
class Database {
  constructor(settings, statements, warn) {
    this.statements = statements;
    this.warn = warn;
    this.connections = settings.databaseConnections;
    this.running = 0;
    this.sql = postgres(settings.database, {
      max: settings.databaseConnections,
      max_pipeline: 0, // a statement has its connection for itself, as in every model
      max_lifetime: null,
      fetch_types: false,
      connect_timeout: 5,
      connection: { application_name: statements.APPLICATION + process.pid }
    });
  }

  async prices() {
    const rows = await this.query("PRICES", []);
    return rows.map(row => row[0]);
  }

  async query(name, values) {
    this.running++;
    try {
      return await this.sql.unsafe(this.statements[name], values, { prepare: true }).values();
    } finally {
      this.running--;
    }
  }

  /** Runs a statement for a request, whose refusal a failure becomes. */
  async run(name, values, what, item) {
    try {
      return await this.query(name, values);
    } catch (failure) {
      throw this.refusal(failure, what, item);
    }
  }

  refusal(failure, what, item) {
    if (failure.code === this.statements.SOLD_OUT) {
      return soldOut(item);
    }
    this.warn(`The database failed at ${what}: ${failure.message}`);
    return broken();
  }

  search(cents) {
    return this.run("SEARCH", [cents], "a search");
  }

  putIntoCart(request, cents) {
    return this.run("CART", values(request, cents), `order ${request.order}`);
  }

  /** Returns the stock, and the order of the same number that was written before, if there is one. */
  async read(request) {
    const rows = await this.run("READ", [request.order, request.item], `order ${request.order}`);
    if (rows.length === 0) {
      return { available: 0, placed: null };
    }
    const [available, customer, item, quantity, cents] = rows[0];
    return { available, placed: customer === null ? null : { customer, item, quantity, cents } };
  }

  /** Writes the order and takes its stock; false if an order of this number is there already. */
  async write(request, cents) {
    const written = await this.run("WRITE", values(request, cents), `order ${request.order}`, request.item);
    return written.count === 1;
  }

  gauges() {
    const waiting = Math.max(0, this.running - this.connections);
    return { db_busy: this.running - waiting, db_waiting: waiting };
  }

  end() {
    return this.sql.end({ timeout: 1 });
  }
}

function values(request, cents) {
  return [request.order, request.customer, request.item, request.quantity, cents];
}

module.exports = { Database };
