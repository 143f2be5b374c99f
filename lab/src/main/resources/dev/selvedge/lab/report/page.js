(() => {
  "use strict";
  const results = JSON.parse(document.getElementById("data").textContent);
  const models = results.models;
  const root = document.documentElement;
  let forPrint = false;
  let plots = [];
  const css = name => getComputedStyle(root).getPropertyValue(name).trim();
  const colour = index => css((forPrint ? "--l" : "--c") + (index % 8));
  const ink = () => forPrint ? "#59616b" : css("--soft");
  const grid = () => forPrint ? "#e5e3de" : css("--grid");
  const shade = () => forPrint ? "rgba(80,80,70,.07)" : css("--shade");
  const count = value => value == null ? "" : Math.round(value).toLocaleString("en");
  const short = value => value >= 10000 ? Math.round(value / 1000) + "k" : value.toLocaleString("en");
  const millis = value => value == null ? "" : value >= 1000 ? (value / 1000).toFixed(value >= 10000 ? 1 : 2) + " s" : value >= 10 ? count(value) + " ms" : value.toFixed(1) + " ms";
  const tickMillis = value => value >= 1000 ? value / 1000 + " s" : value + " ms";
  const cores = value => value == null ? "" : value.toFixed(2);
  const font = () => "12px " + getComputedStyle(document.body).fontFamily;
  const axis = more => Object.assign({
    stroke: ink(), font: font(), grid: {stroke: grid(), width: 1}, ticks: {stroke: grid(), width: 1, size: 4}
  }, more);
  const lines = format => models.map((model, index) => ({
    label: model.name, stroke: colour(index), width: 2.2, spanGaps: true, points: {show: false},
    value: (plot, value) => format(value)
  }));
  const logSplits = (plot, index, low, high) => {
    const splits = [];
    for (let power = Math.floor(Math.log10(low)); Math.pow(10, power) <= high; power++) {
      for (const step of high / low > 60 ? [1, 3] : [1, 2, 3, 5, 7]) {
        const value = step * Math.pow(10, power);
        if (value >= low && value <= high) {
          splits.push(value);
        }
      }
    }
    return splits;
  };
  const condition = key => results.conditions.more.find(one => one.key === key)?.value;
  const shadeSpan = (plot, from, to, text) => {
    const {ctx, bbox} = plot;
    const left = Math.max(bbox.left, from);
    const right = Math.min(to, bbox.left + bbox.width);
    if (right <= left) {
      return;
    }
    ctx.save();
    ctx.fillStyle = shade();
    ctx.fillRect(left, bbox.top, right - left, bbox.height);
    ctx.fillStyle = ink();
    ctx.font = (11 * devicePixelRatio) + "px " + getComputedStyle(document.body).fontFamily;
    ctx.textAlign = "left";
    ctx.textBaseline = "top";
    ctx.fillText(text, left + 6 * devicePixelRatio, bbox.top + 5 * devicePixelRatio);
    ctx.restore();
  };
  const shadeWarmUp = plot => {
    const at = second => plot.valToPos(second + 0.5, "x", true);
    shadeSpan(plot, -Infinity, at(0), "warm-up");
    if (results.conditions.fault) {
      shadeSpan(plot, at(condition("fault_begin_s")), at(condition("fault_end_s")), results.conditions.fault);
    }
  };
  const overTime = (read, format, options) => {
    const tables = models.map(model => [model.series.map(second => second.second), model.series.map(second => {
      const value = read(second);
      return value === undefined ? null : value;
    })]);
    return {
      data: uPlot.join(tables),
      options: {
        scales: {x: {time: false}, y: options.log
          ? {distr: 3, range: (plot, low, high) => [Math.max(1, (low || 1) * 0.8), (high || 10) * 1.25]}
          : {range: (plot, low, high) => [0, (high || 1) * 1.12]}},
        axes: [
          axis({label: "seconds", labelFont: font(), labelSize: 18, size: 34}),
          axis({size: 58, ...(options.log ? {splits: logSplits} : {}), values: (plot, splits) => splits.map(value => value == null ? "" : options.tick ? options.tick(value) : short(value))})
        ],
        series: [{label: "second", value: (plot, value) => value == null ? "" : value}, ...lines(format)],
        hooks: {drawClear: [shadeWarmUp]}
      }
    };
  };
  const nines = percent => -Math.log10(Math.max(1e-7, 1 - percent / 100));
  const curve = () => {
    const tables = models.map(model => {
      const points = new Map(model.percentiles.filter(point => point.percent < 99.995).map(point => [nines(point.percent), point.ms]));
      return [[...points.keys()], [...points.values()]];
    });
    const names = ["0", "90 %", "99 %", "99.9 %", "99.99 %"];
    return {
      data: uPlot.join(tables),
      options: {
        height: 320,
        scales: {x: {time: false}, y: {distr: 3, range: (plot, low, high) => [(low || 1) * 0.8, (high || 10) * 1.25]}},
        axes: [
          axis({size: 34, splits: () => [0, 1, 2, 3, 4], values: (plot, splits) => splits.map(value => names[value])}),
          axis({size: 64, splits: logSplits, values: (plot, splits) => splits.map(value => value == null ? "" : tickMillis(value))})
        ],
        series: [{label: "of requests", value: (plot, value) => value == null ? "" : (100 - 100 * Math.pow(10, -value)).toFixed(value > 2.5 ? 2 : 1) + " %"}, ...lines(millis)]
      }
    };
  };
  const sweep = () => {
    const tables = results.sweep.models.map(model => {
      const tried = [...model.probes].sort((one, other) => one.rate - other.rate);
      return [tried.map(probe => probe.rate), tried.map(probe => probe.p99_ms || null)];
    });
    return {
      data: uPlot.join(tables),
      options: {
        height: 340,
        scales: {x: {time: false, distr: 3}, y: {distr: 3, range: (plot, low, high) => [(low || 1) * 0.8, (high || 10) * 1.25]}},
        axes: [
          axis({size: 34, splits: logSplits, values: (plot, splits) => splits.map(value => value == null ? "" : short(value))}),
          axis({size: 64, splits: logSplits, values: (plot, splits) => splits.map(value => value == null ? "" : tickMillis(value))})
        ],
        series: [{label: "requests/s", value: (plot, value) => count(value)}, ...results.sweep.models.map((model, index) => ({
          label: model.name, stroke: colour(index), width: 2.2, spanGaps: true, points: {show: true, size: 6},
          value: (plot, value) => millis(value)
        }))]
      }
    };
  };
  const charts = {
    "chart-sweep": sweep,
    "chart-curve": curve,
    "chart-answers": () => overTime(second => second.answers, count, {}),
    "chart-p99": () => overTime(second => second.p99_ms || null, millis, {log: true, tick: value => tickMillis(value)}),
    "chart-cpu": () => overTime(second => second.sampled.cpu_server, cores, {tick: value => value.toFixed(1)}),
    "chart-memory": () => overTime(second => second.sampled.rss_mib, count, {})
  };
  const part = (label, read, index, format) => ({label, read, format: format || count, colour: index});
  const sampled = (name, label, index) => part(label, second => second.sampled[name], index);
  const ofModel = (model, parts, options) => {
    const there = parts.filter(one => model.series.some(second => one.read(second) != null));
    const shown = options.heights ? there.filter(one => model.series.some(second => one.read(second) > 0)) : there;
    const chart = overTime(() => null, count, options);
    chart.data = [model.series.map(second => second.second), ...shown.map(one => model.series.map(second => one.read(second) ?? null))];
    chart.options.series = [{label: "second", value: (plot, value) => value == null ? "" : value}, ...shown.map(one => ({
      label: one.label, stroke: colour(one.colour), width: 2, spanGaps: true, points: {show: false}, value: (plot, value) => one.format(value)
    }))];
    return chart;
  };
  models.forEach((model, index) => {
    const id = "chart-model-" + index;
    charts[id + "-load"] = () => ofModel(model, [
      part("answers", second => second.answers, 2), part("without an answer", second => second.waiting, 0)
    ], {});
    charts[id + "-latency"] = () => ofModel(model, [
      part("median", second => second.p50_ms || null, 2, millis), part("99th percentile", second => second.p99_ms || null, 0, millis)
    ], {log: true, tick: value => tickMillis(value)});
    charts[id + "-inside"] = () => ofModel(model, [
      sampled("threads", "platform threads", 7), sampled("busy", "busy threads", 0), sampled("queued", "in the queue", 4),
      sampled("running", "running", 2), sampled("pending", "under way", 2), sampled("waiting", "at the limit", 3),
      sampled("payments_pending", "waiting for payment", 1), sampled("model_pending", "waiting for the model", 1), sampled("db_waiting", "for the database", 5),
      sampled("virtual_queued", "for a carrier", 6), sampled("loop_lag_ms", "loop late, ms", 4)
    ], {heights: true});
    charts[id + "-memory"] = () => ofModel(model, [
      sampled("heap_used_mib", "heap in use", 2), sampled("rss_mib", "resident", 1)
    ], {});
  });
  const draw = () => {
    plots.forEach(plot => plot.destroy());
    plots = [];
    for (const [id, make] of Object.entries(charts)) {
      const place = document.getElementById(id);
      if (place && (forPrint || place.clientWidth > 0)) {
        const {data, options} = make();
        plots.push(new uPlot(Object.assign({
          width: forPrint ? Math.min(place.clientWidth, 640) : place.clientWidth, height: 230,
          cursor: {points: {size: 7}, drag: {setScale: false}}, legend: {live: true}
        }, options), data, place));
      }
    }
  };
  const turn = () => {
    const page = document.querySelector("section.model" + (/^#model-\d+$/.test(location.hash) ? location.hash : ":not(*)"));
    root.classList.add("paged");
    root.classList.toggle("at-model", page !== null);
    document.querySelectorAll("section.model").forEach(one => one.classList.toggle("current", one === page));
    document.querySelectorAll(".pages a").forEach((link, index) => {
      const current = page ? link.hash === "#" + page.id : index === 0;
      current ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
    });
    draw();
    if (page) {
      scrollTo(0, 0);
    }
  };
  addEventListener("hashchange", turn);
  turn();
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width) {
      width = innerWidth;
      draw();
    }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  addEventListener("beforeprint", () => {
    forPrint = true;
    document.querySelectorAll("details").forEach(part => { part.open = true; });
    draw();
  });
  addEventListener("afterprint", () => { forPrint = false; draw(); });
})();
