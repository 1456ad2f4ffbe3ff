// The focus view: one entity and what is around it, by vis-network.
const LIMIT = 300;
const FIRST = 60;
// As the options of the view give it.
const LINE_FONT = 12;
// Below this scale names cannot be read.
const READABLE = 0.55;
const focus = { center: -1, nodes: [], edges: [], spots: new Map(), around: [], total: 0, layers: null };
let network = null;
const drawn = {};

function style(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function startNetwork() {
  if (network) return;
  drawn.nodes = new vis.DataSet();
  drawn.edges = new vis.DataSet();
  network = new vis.Network($("network"), drawn, { ...G.vis, autoResize: true });
  let pending = 0;
  network.on("click", (event) => {
    clearTimeout(pending);
    // A second click may follow, and would miss a picture that has grown meanwhile.
    if (event.nodes.length) pending = setTimeout(() => touched(event.nodes[0]), 240);
    else if (event.edges.length) go({ ...view, e: String(event.edges[0]) }, true);
  });
  network.on("doubleClick", (event) => {
    clearTimeout(pending);
    if (event.nodes.length) openNode(event.nodes[0]);
  });
  network.on("hoverEdge", ({ edge }) => drawn.edges.update({ id: edge, label: lineLabel(edge) }));
  network.on("blurEdge", ({ edge }) => { if (drawn.edges.get(edge)) drawn.edges.update({ id: edge, label: usualLabel(edge) }); });
  explorer.network = network;
}

// A click selects a node and brings in what is around it.
function touched(node) {
  if (view.v !== "focus" || node === focus.center) return go({ ...view, e: "", sel: node === focus.center ? "" : idOf(node) }, true);
  const open = new Set((view.x || "").split(".").filter(Boolean));
  open.add(idOf(node));
  return go({ ...view, e: "", x: [...open].join("."), sel: idOf(node) }, true);
}

// The neighbours by weight: more sentences, surer, more important; one entity once.
function neighbours(node) {
  const weight = new Map();
  for (const edge of visibleEdges(node)) {
    const next = other(edge, node);
    if (next === node) continue;
    const own = (isMention(edge) ? 0 : 100) + G.edges.support[edge] + Math.min(60, G.facts[next]) / 10 + G.edges.confidence[edge] / 100;
    weight.set(next, Math.max(weight.get(next) || 0, own));
  }
  return [...weight.keys()].sort((one, two) => weight.get(two) - weight.get(one) || one - two);
}

// Side by side what is joined by one relation, in the ontology's order.
function byRelation(node, members) {
  const first = new Map();
  for (const edge of visibleEdges(node)) {
    const next = other(edge, node);
    const key = G.relation[edge] * 2 + (G.from[edge] === node ? 0 : 1);
    if (!first.has(next) || key < first.get(next)) first.set(next, key);
  }
  return [...members].sort((one, two) => first.get(one) - first.get(two) || G.type[one] - G.type[two] || one - two);
}

function fontOf(node) {
  return node === focus.center ? 19 : 13 + Math.min(4, Math.sqrt(G.facts[node]) / 2);
}

function boxOf(node) {
  const font = fontOf(node);
  return [Math.max(34, wide(shortened(label(node), node === focus.center ? 24 : 13), font)) + 10, font + 34];
}

function place(center, opened, count) {
  const all = neighbours(center);
  const members = all.slice(0, count);
  const spots = new Map([[center, [0, 0]]]);
  ringed([0, 0], byRelation(center, members), spots, null);
  separate([...spots.keys()], spots, boxOf, new Set([center]));
  for (const node of opened) {
    if (!spots.has(node)) continue;
    const fresh = neighbours(node).filter((one) => !spots.has(one)).slice(0, Math.min(24, LIMIT - spots.size));
    const settled = new Set(spots.keys());
    ringed(spots.get(node), byRelation(node, fresh), spots, [0, 0]);
    separate([...spots.keys()], spots, boxOf, settled);
  }
  return { spots, total: all.length, near: members.length };
}

function showFocus(center, opened, count) {
  startNetwork();
  const found = place(center, opened, Math.min(LIMIT - 1, count || FIRST));
  Object.assign(focus, { center, layers: null, near: found.near, total: found.total });
  fill(found.spots);
  $("near").textContent = t("neighbours", found.near, found.total);
  $("more").hidden = found.near >= Math.min(LIMIT - 1, found.total);
}

// Puts these nodes and all visible edges between them into the picture.
function fill(spots) {
  const nodes = [...spots.keys()];
  const edges = [];
  for (const node of nodes) {
    for (const edge of edgesOf(node)) if (shownEdge.mask[edge] && G.from[edge] === node && spots.has(G.to[edge])) edges.push(edge);
  }
  const moved = focus.key !== `${focus.center} ${nodes.length}`;
  Object.assign(focus, { nodes, edges, spots, key: `${focus.center} ${nodes.length}`, labelled: new Set() });
  drawn.edges.clear();
  drawn.nodes.clear();
  drawn.nodes.add(nodes.map(drawnNode));
  const lines = parallel(edges);
  giveRoom(nodes, lines);
  drawn.edges.add(lines);
  if (moved) fitFocus();
  network.redraw();
}

// All of it, or where that is too small to read what stands around the middle; the button still fits all.
function fitFocus() {
  network.fit({ animation: false });
  if (network.getScale() < READABLE) network.moveTo({ position: { x: 0, y: 0 }, scale: READABLE, animation: false });
}

function drawnNode(node) {
  const type = typeOf(node);
  const center = node === focus.center;
  const [x, y] = focus.spots.get(node);
  const size = center ? 18 : 8 + Math.min(8, Math.sqrt(G.facts[node]));
  const ink = style("ink");
  return {
    id: node, label: shortened(label(node), center ? 24 : 13), shape: type.shape, size, x, y,
    color: { background: type.color, border: center ? ink : style("rim"), highlight: { background: type.color, border: style("accent") }, hover: { background: type.color, border: style("accent") } },
    borderWidth: center ? 3 : 1.2, borderWidthSelected: 3.5,
    font: { face: style("face"), size: fontOf(node), color: ink, strokeWidth: 3, strokeColor: style("paper"), bold: center },
  };
}

const usualLabel = (edge) => (focus.labelled.has(edge) ? lineLabel(edge) : " ");

// What a line says stands on it where that covers no name and no other line's words; else it waits for the pointer.
function giveRoom(nodes, lines) {
  const taken = new Set();
  for (const node of nodes) {
    const [x, y] = focus.spots.get(node);
    const [width, height] = boxOf(node);
    claimRoom(taken, x, y - 14, width - 10, height + 8);
  }
  for (const line of lines) {
    if (isMention(line.id)) continue;
    const [x, y] = middleOf(line);
    const text = lineLabel(line.id);
    if (!claimRoom(taken, x, y - LINE_FONT / 2, wide(text, LINE_FONT), LINE_FONT)) continue;
    focus.labelled.add(line.id);
    line.label = text;
    line.font.background = style("paper");
  }
}

// The middle of a line: a bent one is vis-network's quadratic curve.
function middleOf({ from, to, smooth }) {
  const [[x1, y1], [x2, y2]] = [focus.spots.get(from), focus.spots.get(to)];
  if (!smooth) return [(x1 + x2) / 2, (y1 + y2) / 2];
  const bend = (smooth.type === "curvedCW" ? 0.5 : -0.5) * smooth.roundness;
  const turn = Math.atan2(y1 - y2, x2 - x1) + (bend + 0.5) * Math.PI;
  const reach = (smooth.roundness * 0.5 + 0.5) * Math.hypot(x2 - x1, y2 - y1);
  return [(x1 + x2) / 4 + (x1 + reach * Math.sin(turn)) / 2, (y1 + y2) / 4 + (y1 + reach * Math.cos(turn)) / 2];
}

function lineLabel(edge) {
  const note = noteOf(edge);
  const name = named(relationOf(edge));
  return note ? `${name}：${shortened(note, 14)}` : name;
}

// Edges between the same two bend apart, whichever way they point.
function parallel(edges) {
  const count = new Map();
  const pair = (edge) => [Math.min(G.from[edge], G.to[edge]), Math.max(G.from[edge], G.to[edge])].join();
  for (const edge of edges) count.set(pair(edge), (count.get(pair(edge)) || 0) + 1);
  const seen = new Map();
  return edges.map((edge) => {
    const key = pair(edge);
    const nth = seen.get(key) || 0;
    seen.set(key, nth + 1);
    return drawnEdge(edge, count.get(key), nth);
  });
}

function drawnEdge(edge, count, nth) {
  const inferred = G.edges.inferred[edge] === 1;
  const bend = count > 1 ? (nth - (count - 1) / 2) * 0.36 : 0;
  // The way round counts from the edge's own start: one that points back bends to the same side with the other sign.
  const turned = G.from[edge] > G.to[edge] ? -bend : bend;
  const both = relationOf(edge).symmetric;
  return {
    id: edge, from: G.from[edge], to: G.to[edge], label: " ", dashes: inferred ? [6, 5] : false,
    width: 1 + Math.min(3, Math.log2(Math.max(1, G.edges.support[edge]))) * 0.7,
    color: { color: isMention(edge) ? style("faint") : style("line2"), highlight: style("accent"), hover: style("accent") },
    font: { face: style("face"), color: style("edgeink"), strokeWidth: 3, strokeColor: style("paper") },
    arrows: both ? { to: { enabled: false } } : undefined,
    smooth: turned ? { enabled: true, type: turned > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(turned) } : false,
  };
}

function showPath(layers) {
  startNetwork();
  const spots = new Map();
  layered(layers, spots);
  Object.assign(focus, { center: -1, layers, near: 0, total: 0 });
  fill(spots);
}

function select(node, edge) {
  if (!network) return;
  if (edge >= 0 && drawn.edges.get(edge)) network.setSelection({ nodes: [], edges: [edge] }, { highlightEdges: false });
  else if (node >= 0 && drawn.nodes.get(node)) network.setSelection({ nodes: [node], edges: [] }, { highlightEdges: false });
  else network.unselectAll();
}
