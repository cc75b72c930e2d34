"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const tones = data.outcomes.map(outcome => `var(--${outcome})`);
  const digits = d3.format(".3f");
  const shown = rate => digits(rate < 1 ? Math.min(rate, 0.999) : rate);
  const rowHeight = 44;

  function canvas(host, height, label) {
    const width = Math.max(240, host.clientWidth);
    d3.select(host).selectAll("svg").remove();
    return [d3.select(host).insert("svg", ":first-child")
      .attr("viewBox", [0, 0, width, height]).attr("height", height)
      .attr("role", "img").attr("aria-label", label), width];
  }

  function shareAxis(svg, x, height, ticks) {
    svg.append("g").attr("transform", `translate(0,${height})`)
      .call(d3.axisBottom(x).ticks(ticks, "%").tickSize(-height))
      .call(g => g.select(".domain").remove());
  }

  function rowLabels(svg, width, right) {
    const rows = svg.append("g").selectAll("g").data(data.scenarios).join("g")
      .attr("transform", (d, i) => `translate(0,${i * rowHeight})`);
    rows.append("text").attr("y", 15).attr("font-weight", 600).text(d => d.name)
      .each(function shorten(d) {
        let letters = d.name;
        while (letters.length > 4 && this.getComputedTextLength() > width - 96) {
          letters = letters.slice(0, -1);
          this.textContent = letters + "…";
        }
      });
    rows.append("text").attr("class", "soft halo").attr("y", 15).attr("x", width).attr("text-anchor", "end").text(right);
    return rows;
  }

  function satisfaction(host) {
    const height = data.scenarios.length * rowHeight + 6;
    const [svg, width] = canvas(host, height + 22, "Satisfaction by scenario: "
      + data.scenarios.map(d => `${d.name} ${shown(d.rate)}`).join(", "));
    const x = d3.scaleLinear([0, 1], [1, width - 1]);
    shareAxis(svg, x, height, width < 420 ? 4 : 10);
    svg.append("line").attr("class", "threshold").attr("x1", x(data.gate)).attr("x2", x(data.gate))
      .attr("y1", 0).attr("y2", height);
    const rows = rowLabels(svg, width, d => shown(d.rate));
    rows.append("rect").attr("x", x(0)).attr("y", 22).attr("height", 14).attr("rx", 3)
      .attr("width", d => Math.max(1, x(d.rate) - x(0)))
      .attr("fill", d => d.rate < data.gate ? "var(--unsatisfied)" : "var(--satisfied)");
    const whisker = rows.filter(d => d.started > 0).append("g").attr("stroke", "var(--ink)").attr("stroke-width", 1.8);
    whisker.append("line").attr("x1", d => x(d.low)).attr("x2", d => x(d.high)).attr("y1", 29).attr("y2", 29);
    for (const end of ["low", "high"]) {
      whisker.append("line").attr("x1", d => x(d[end])).attr("x2", d => x(d[end])).attr("y1", 25).attr("y2", 33);
    }
  }

  function outcomes(host) {
    const height = data.scenarios.length * rowHeight + 6;
    const [svg, width] = canvas(host, height + 22, "Share of outcomes by scenario; the table below has the numbers");
    const x = d3.scaleLinear([0, 1], [1, width - 1]);
    shareAxis(svg, x, height, width < 420 ? 4 : 10);
    const rows = rowLabels(svg, width, d => d3.format(",")(d.started) + " run");
    const stack = d3.stack().keys(d3.range(data.outcomes.length)).value((d, key) => d.counts[key] / Math.max(1, d.started));
    const layers = stack(data.scenarios);
    rows.each(function draw(d, row) {
      d3.select(this).selectAll("rect").data(layers.map(layer => layer[row])).join("rect")
        .attr("y", 22).attr("height", 14).attr("x", s => x(s[0]))
        .attr("width", s => s[1] > s[0] ? Math.max(1.5, x(s[1]) - x(s[0]) - 1) : 0)
        .attr("fill", (s, i) => tones[i])
        .append("title").text((s, i) => `${d.counts[i]} ${data.outcomes[i]}`);
    });
    if (!host.querySelector(".legend")) {
      const legend = d3.select(host).append("div").attr("class", "legend").attr("aria-hidden", "true");
      const entries = legend.selectAll("span").data(data.outcomes).join("span");
      entries.append("i").style("background", (d, i) => tones[i]);
      entries.append("b").style("font-weight", 400).text(d => d);
    }
  }

  function evidence(host) {
    const tens = Math.LN10;
    const needed = data.evidence.needed / tens;
    const points = data.evidence.points;
    const size = data.scenarios.length;
    const most = d3.max(points, p => Math.max(p[1], p[2])) / tens;
    const top = Math.min(Math.max(most, needed) + 0.4, needed + 3);
    const bottom = -2;
    const height = 260;
    const [svg, width] = canvas(host, height + 26, "Evidence over trajectories against the threshold "
      + Math.round(Math.exp(data.evidence.needed)));
    const x = d3.scaleLinear([0, d3.max(points, p => p[0]) * size], [44, width - 12]);
    const y = d3.scaleLinear([bottom, top], [height, 10]).clamp(true);
    svg.append("g").attr("transform", `translate(0,${height})`)
      .call(d3.axisBottom(x).ticks(Math.max(3, width / 130), ",d").tickSize(-height + 10))
      .call(g => g.select(".domain").remove());
    svg.append("g").attr("transform", "translate(44,0)")
      .call(d3.axisLeft(y).tickValues(d3.range(bottom, Math.floor(top) + 1))
        .tickFormat(d => d < 0 ? "1/" + d3.format(",")(10 ** -d) : d3.format(",")(10 ** d)).tickSize(-width + 56))
      .call(g => g.select(".domain").remove());
    svg.append("line").attr("class", "threshold").attr("x1", 44).attr("x2", width - 12)
      .attr("y1", y(needed)).attr("y2", y(needed));
    const label = svg.append("text").attr("class", "halo").attr("x", 50).attr("y", y(needed) - 6).attr("font-weight", 600)
      .text("shown from " + d3.format(",.0f")(Math.exp(data.evidence.needed)) + " on");
    [[1, `above ${data.gate}`, "var(--satisfied)", null], [2, `below ${data.gate}`, "var(--unsatisfied)", "7 4"]]
      .forEach(([column, name, tone, dash]) => {
        svg.append("path").datum(points).attr("fill", "none").attr("stroke", tone).attr("stroke-width", 2.4)
          .attr("stroke-linejoin", "round").attr("stroke-dasharray", dash)
          .attr("d", d3.line(p => x(p[0] * size), p => y(p[column] / tens)));
        const last = points[points.length - 1];
        const end = y(last[column] / tens);
        svg.append("text").attr("class", "halo").attr("x", x(last[0] * size)).attr("y", end < 30 ? end + 18 : end - 8)
          .attr("text-anchor", "end").attr("font-weight", 600).style("fill", tone).text(name);
      });
    label.raise();
  }

  const charts = { satisfaction, outcomes, evidence };
  for (const [id, draw] of Object.entries(charts)) {
    const host = document.getElementById(id);
    if (!host) {
      continue;
    }
    let width = 0;
    new ResizeObserver(() => {
      if (host.clientWidth !== width) {
        width = host.clientWidth;
        draw(host);
      }
    }).observe(host);
  }
})();
