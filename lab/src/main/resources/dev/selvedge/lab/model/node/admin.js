"use strict";

const fs = require("node:fs");
const http = require("node:http");
const { parentPort, workerData } = require("node:worker_threads");
const { read } = require("./gauges");

/** Answers /health and /stats on a thread of its own, so that both are answered while the loop is late. */

const TASKS = "/proc/self/task";

function contextSwitches(task) {
  try {
    const status = fs.readFileSync(`${TASKS}/${task}/status`, "latin1");
    return [...status.matchAll(/ctxt_switches:\s*(\d+)/g)].reduce((sum, found) => sum + Number(found[1]), 0);
  } catch {
    return 0; // the thread has ended in between
  }
}

function ofProcess() {
  const cpu = process.cpuUsage();
  const stats = { cpu_ns: (cpu.user + cpu.system) * 1000, rss: process.memoryUsage.rss() };
  if (fs.existsSync(TASKS)) {
    const tasks = fs.readdirSync(TASKS);
    stats.threads = tasks.length;
    stats.context_switches = tasks.reduce((sum, task) => sum + contextSwitches(task), 0);
  }
  return stats;
}

const server = http.createServer((request, response) => {
  const health = request.url === "/health";
  response.setHeader("Content-Type", health ? "text/plain" : "application/json");
  response.end(health ? "ok" : JSON.stringify({ ...ofProcess(), ...read(workerData.shared) }));
});

server.listen(workerData.port, "127.0.0.1", () => parentPort.postMessage(server.address().port));
