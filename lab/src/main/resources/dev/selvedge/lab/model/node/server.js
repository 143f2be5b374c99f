"use strict";

/**
 * The server of the model "node": Node.js as it comes, one event loop that does everything, with its own HTTP server and client and
 * a PostgreSQL driver in JavaScript. A child as all others: it takes pairs of --key value, prints READY, and ends when its standard
 * input does.
 */

const http = require("node:http");
const path = require("node:path");
const { Worker } = require("node:worker_threads");
const { Database } = require("./database");
const { Endpoint } = require("./endpoint");
const { Gauges } = require("./gauges");
const { Payments } = require("./payments");
const { ArgumentError, settings } = require("./settings");
const { Shop } = require("./shop");
const statements = require("./statements.json");

const BACKLOG = 8192;
const EXIT_FAILED = 1;
const EXIT_USAGE = 64;

const warn = text => process.stderr.write(`${text}\n`);

/** Listens; the promise has the port. */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: "127.0.0.1", backlog: BACKLOG }, () => resolve(server.address().port));
  });
}

function serve(endpoint) {
  const server = http.createServer({ noDelay: true, keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) =>
    endpoint.handle(request, response)
  );
  server.maxRequestsPerSocket = 0;
  server.open = 0;
  server.on("connection", socket => {
    server.open++;
    socket.once("close", () => server.open--);
  });
  server.gauges = () => ({ connections: server.open, pending: endpoint.pending });
  return server;
}

/** Starts the thread of the admin port; the promise has that port. */
function admin(gauges, port) {
  const worker = new Worker(path.join(__dirname, "admin.js"), { workerData: { shared: gauges.shared, port } });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

async function start(words) {
  const told = settings(words);
  const database = new Database(told, statements, warn);
  const payments = new Payments(told);
  const shop = new Shop(database, payments, await database.prices(), told.deadlineMillis);
  const server = serve(new Endpoint(shop, warn));
  const port = await listen(server, told.port);
  const adminPort = await admin(new Gauges(server, database, payments), told.adminPort);
  process.stdout.write(`READY {"port":${port},"admin":${adminPort},"pid":${process.pid}}\n`);
  endWithInput(database, payments);
}

/** Ends when nobody holds the other end of standard input any longer. */
function endWithInput(database, payments) {
  process.stdin.resume();
  process.stdin.once("end", async () => {
    payments.end();
    await database.end().catch(() => {});
    process.exit(0);
  });
}

function sentence(failure) {
  if (failure.code === "EADDRINUSE") {
    return "the port is in use: give another --port, or none to take a free one";
  }
  return String(failure.message || failure.code || failure).split("\n", 1)[0];
}

start(process.argv.slice(2)).catch(failure => {
  process.stdout.write(`FAILED ${sentence(failure)}\n`, () =>
    process.exit(failure instanceof ArgumentError ? EXIT_USAGE : EXIT_FAILED)
  );
});
