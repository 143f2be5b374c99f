"use strict";

const { PerformanceObserver } = require("node:perf_hooks");
const v8 = require("node:v8");

/** What the loop tells about itself, in memory that the thread of the admin port reads: it has to answer while the loop does not. */
const NAMES = [
  "heap_used", "heap_max", "gc_ms", "loops", "loop_lag_ms", "pending", "connections", "db_busy", "db_waiting",
  "payments_pending"
];

const LAG_PROBE_MILLIS = 100;
const LAG = NAMES.indexOf("loop_lag_ms");

/** Writes the gauges ten times a second, and how late it was for that: nothing else tells it that the loop was kept. */
class Gauges {
  constructor(...parts) {
    this.parts = parts;
    this.shared = new Int32Array(new SharedArrayBuffer(4 * NAMES.length));
    this.collecting = 0;
    this.observer = new PerformanceObserver(list => list.getEntries().forEach(entry => (this.collecting += entry.duration)));
    this.observer.observe({ entryTypes: ["gc"] });
    this.expected = performance.now() + LAG_PROBE_MILLIS;
    this.timer = setInterval(() => this.write(), LAG_PROBE_MILLIS);
    this.timer.unref();
  }

  write() {
    const now = performance.now();
    const late = Math.max(0, Math.floor(now - this.expected));
    this.expected = now + LAG_PROBE_MILLIS;
    if (late > Atomics.load(this.shared, LAG)) {
      Atomics.store(this.shared, LAG, late); // the reader sets it back, and may lose one of these: the next comes soon
    }
    const heap = v8.getHeapStatistics();
    const values = Object.assign(
      { heap_used: heap.used_heap_size / 1024, heap_max: heap.heap_size_limit / 1024, gc_ms: this.collecting, loops: 1 },
      ...this.parts.map(part => part.gauges())
    );
    NAMES.forEach((name, index) => {
      if (index !== LAG) {
        Atomics.store(this.shared, index, Math.round(values[name]));
      }
    });
  }
}

/** Reads what was written last; heaps are kept in KiB, which fit in 32 bits. */
function read(shared) {
  const values = {};
  NAMES.forEach((name, index) => {
    const value = index === LAG ? Atomics.exchange(shared, index, 0) : Atomics.load(shared, index);
    values[name] = name.startsWith("heap_") ? value * 1024 : value;
  });
  return values;
}

module.exports = { Gauges, read };
