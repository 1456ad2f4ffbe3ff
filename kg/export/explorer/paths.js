// The shortest paths between two entities over what is shown, and the neighbours that they share.
const MOST_PATHS = 12;

// For each node how far it is from the start, and over which edges one gets there by the shortest way.
function distances(start, goal, through) {
  const far = new Int32Array(G.n).fill(-1);
  const via = new Map();
  far[start] = 0;
  let rim = [start];
  while (rim.length && far[goal] < 0) {
    const next = [];
    for (const node of rim) {
      if (node !== start && !through(node)) continue;
      for (let at = G.offsets[node]; at < G.offsets[node + 1]; at++) {
        const edge = G.around[at];
        if (!shownEdge.mask[edge]) continue;
        const one = other(edge, node);
        if (far[one] < 0) {
          far[one] = far[node] + 1;
          via.set(one, [edge]);
          next.push(one);
        } else if (far[one] === far[node] + 1) via.get(one).push(edge);
      }
    }
    rim = next;
  }
  return { far, via };
}

// The shortest paths as lists of nodes, the surest first. That two are measured by one indicator joins them only where
// nothing else does.
function shortestPaths(start, goal) {
  const measured = G.types.findIndex((one) => one.name === "Indicator");
  let { far, via } = distances(start, goal, (node) => G.type[node] !== measured);
  if (far[goal] < 0) ({ far, via } = distances(start, goal, () => true));
  if (far[goal] < 0) return [];
  const found = [];
  const walk = (node, behind, sure) => {
    if (found.length >= MOST_PATHS * 4) return;
    if (node === start) { found.push({ nodes: [node, ...behind], sure }); return; }
    const before = new Map();
    for (const edge of via.get(node)) {
      const one = other(edge, node);
      before.set(one, Math.max(before.get(one) || 0, G.edges.confidence[edge]));
    }
    for (const [one, confidence] of before) walk(one, [node, ...behind], sure + confidence);
  };
  walk(goal, [], 0);
  return found.sort((one, two) => two.sure - one.sure).slice(0, MOST_PATHS).map((one) => one.nodes);
}

function between(one, two) {
  return visibleEdges(one).filter((edge) => other(edge, one) === two);
}

function sharedNeighbours(one, two) {
  const near = new Set(neighbours(one));
  return neighbours(two).filter((node) => near.has(node) && node !== one && node !== two);
}

function pathForm(a, b) {
  const slot = (key, node, name) => {
    const input = el("input", { type: "search", id: `path-${name}`, autocomplete: "off", role: "combobox", "aria-expanded": "false", "aria-controls": `path-${name}-hits`, "aria-label": t(key), placeholder: node >= 0 ? label(node) : t("query") });
    const hits = el("ul", { class: "hits", id: `path-${name}-hits`, role: "listbox", hidden: true });
    searchBox(input, hits, (chosen) => go({ v: "path", a: idOf(a >= 0 ? a : chosen), b: b >= 0 ? idOf(b) : "", [name]: idOf(chosen) }));
    return el("div", { class: "slot" }, el("label", { for: `path-${name}` }, t(key)), el("div", { class: "box" }, input, hits), node >= 0 ? el("p", { class: "chosen" }, mark(typeOf(node)), " ", nodeLink(node)) : "");
  };
  return el("div", { class: "path-form" }, slot("from", a, "a"), slot("to", b, "b"),
    a >= 0 && b >= 0 ? button(t("swap"), () => go({ v: "path", a: idOf(b), b: idOf(a) }), { class: "small" }) : "");
}

function pathSteps(nodes) {
  const steps = nodes.slice(1).map((node, place) => el("li", {}, ...between(nodes[place], node).map((edge) => stepView(edge))));
  return el("ol", { class: "steps" }, ...steps);
}

function stepView(edge) {
  const details = claim(edge, G.from[edge]);
  details.querySelector("summary").replaceChildren(mark(typeOf(G.from[edge])), " ", nodeLink(G.from[edge]), el("span", { class: "tag" }, `${named(relationOf(edge))}${noteOf(edge) ? ` · ${noteOf(edge)}` : ""}`), nodeLink(G.to[edge]), basisTag(edge));
  return details;
}

// The nodes of all these paths, column by column.
function layersOf(paths) {
  const layers = paths[0].map(() => new Set());
  for (const path of paths) path.forEach((node, column) => layers[column].add(node));
  return layers.map((layer) => [...layer].slice(0, 10));
}

function showPathView(a, b) {
  const form = pathForm(a, b);
  if (a < 0 || b < 0 || a === b) {
    showPath([[a, b].filter((node, place, all) => node >= 0 && all.indexOf(node) === place)]);
    setPanel(el("h2", {}, t("path")), el("p", { class: "soft" }, t("choosePath")), form);
    const next = $(a < 0 ? "path-a" : "path-b");
    if (next && !view.e) next.focus();
    return;
  }
  const started = performance.now();
  const paths = shortestPaths(a, b);
  explorer.pathTime = performance.now() - started;
  showPath(paths.length ? layersOf(paths) : [[a], [b]]);
  const shared = sharedNeighbours(a, b);
  setPanel(el("h2", {}, t("path")), form,
    ...(paths.length ? paths.map((nodes, place) => {
      const one = el("details", { class: "group path" }, el("summary", {}, `${nodes.map(label).map((name) => shortened(name, 10)).join(" – ")} `, el("span", { class: "count" }, t("steps", nodes.length - 1))), pathSteps(nodes));
      one.open = place === 0;
      return one;
    }) : [el("p", {}, t("noPath"))]),
    el("h3", {}, `${t("shared")} ${shared.length}`),
    el("ul", { class: "plain" }, ...shared.slice(0, 60).map((node) => el("li", {}, mark(typeOf(node)), " ", nodeLink(node)))));
}
