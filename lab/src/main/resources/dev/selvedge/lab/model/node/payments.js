"use strict";

const http = require("node:http");
const { deadline, paymentFailed } = require("./refusal");

/** The payment service, called over connections that are kept. */
class Payments {
  constructor(settings) {
    this.url = new URL("/pay", settings.payment);
    this.agent = new http.Agent({
      keepAlive: true,
      maxSockets: settings.paymentConnections,
      maxFreeSockets: settings.paymentConnections
    });
    this.pending = 0;
  }

  /** Holds the money for an order; the promise fails with a refusal where that is not possible, or the signal says to give up. */
  hold(order, cents, signal) {
    const body = JSON.stringify({ order, cents });
    return new Promise((resolve, reject) => {
      const request = http.request(
        this.url,
        {
          method: "POST",
          agent: this.agent,
          signal,
          headers: { "Content-Type": "application/json", "Content-Length": body.length }
        },
        response => {
          response.resume();
          response.once("error", () => reject(paymentFailed()));
          response.once("end", () => (response.statusCode === 200 ? resolve() : reject(paymentFailed())));
        }
      );
      this.pending++;
      request.once("close", () => this.pending--);
      request.once("error", () => reject(signal.aborted ? deadline() : paymentFailed()));
      request.end(body);
    });
  }

  gauges() {
    return { payments_pending: this.pending };
  }

  end() {
    this.agent.destroy();
  }
}

module.exports = { Payments };
