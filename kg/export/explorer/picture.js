// The picture to take home: what is in view as SVG, with its title and legend; PNG is made from it.
const PAD = 48;
const MOST_DRAWN = 4000;

// The nodes and edges in view with their places in the window.
function inView() {
  if (view.v === "all") {
    const canvas = $("canvas");
    const at = (node) => [G.x[node] * overview.scale + overview.x, G.y[node] * overview.scale + overview.y];
    const near = ([x, y]) => x > -20 && y > -20 && x < canvas.clientWidth + 20 && y < canvas.clientHeight + 20;
    const nodes = [...G.order].filter((node) => shownNode.mask[node] && near(at(node))).slice(0, MOST_DRAWN);
    const kept = new Set(nodes);
    const edges = [];
    for (let edge = 0; edge < G.m && edges.length < 3 * MOST_DRAWN; edge++) if (shownEdge.mask[edge] && kept.has(G.from[edge]) && kept.has(G.to[edge])) edges.push(edge);
    return { nodes, edges, at, size: (node) => Math.max(1.2, radius(node) * overview.scale), lettered: new Set(screen2.labels), font: 12, lines: false };
  }
  const spots = network.getPositions();
  return { nodes: focus.nodes, edges: focus.edges, at: (node) => [spots[node].x, spots[node].y], size: (node) => drawn.nodes.get(node).size, lettered: new Set(focus.nodes), font: 0, lines: true };
}

function pictureTitle() {
  if (view.v === "focus" && focus.center >= 0) return label(focus.center);
  if (view.v === "path") return [view.a, view.b].map(numberOf).filter((node) => node >= 0).map(label).join(" – ");
  return t("title");
}

function shapeOf(node, x, y, size, ink) {
  const type = typeOf(node);
  const points = outline(type.shape, size);
  const paint = { fill: type.color, stroke: ink, "stroke-width": 0.8 };
  return points ? svg("polygon", { points: points.map(([dx, dy]) => `${(x + dx).toFixed(1)},${(y + dy).toFixed(1)}`).join(" "), ...paint }) : svg("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: size.toFixed(1), ...paint });
}

function lettering(text, x, y, size, color, anchor) {
  return svg("text", { x: x.toFixed(1), y: y.toFixed(1), "font-size": size, fill: color, "text-anchor": anchor || "middle", "paint-order": "stroke", stroke: style("paper"), "stroke-width": 3, "stroke-linejoin": "round" }, text);
}

// A line from rim to rim, bent where several join the same two; gives the middle for its label.
function lineOf(edge, shown, nth, count, from, to) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const bend = count > 1 ? (nth - (count - 1) / 2) * 0.36 * (G.from[edge] > G.to[edge] ? -1 : 1) : 0;
  const middle = [(from[0] + to[0]) / 2 + dy * bend, (from[1] + to[1]) / 2 - dx * bend];
  const length = Math.hypot(to[0] - middle[0], to[1] - middle[1]) || 1;
  const short = shown.size(G.to[edge]) + 5;
  const end = [to[0] - ((to[0] - middle[0]) / length) * short, to[1] - ((to[1] - middle[1]) / length) * short];
  const path = svg("path", { d: `M${from[0].toFixed(1)} ${from[1].toFixed(1)}Q${middle[0].toFixed(1)} ${middle[1].toFixed(1)} ${end[0].toFixed(1)} ${end[1].toFixed(1)}`, fill: "none", stroke: style("line2"), "stroke-width": shown.lines ? 1.2 : 0.7, "stroke-opacity": shown.lines ? 1 : 0.5 });
  if (G.edges.inferred[edge]) path.setAttribute("stroke-dasharray", "5 4");
  if (shown.lines && !relationOf(edge).symmetric) path.setAttribute("marker-end", "url(#tip)");
  return { path, middle: [(from[0] + 2 * middle[0] + to[0]) / 4, (from[1] + 2 * middle[1] + to[1]) / 4] };
}

function legendOf(nodes, x, y) {
  const present = [...new Set(nodes.map((node) => G.type[node]))].sort((one, two) => one - two);
  const row = svg("g", {});
  let at = x;
  for (const type of present) {
    row.append(shapeLegend(G.types[type], at, y), lettering(named(G.types[type]), at + 10, y + 4, 12, style("ink"), "start"));
    at += 30 + wide(named(G.types[type]), 12);
  }
  return [row, at - x];
}

function shapeLegend(type, x, y) {
  const points = outline(type.shape, 5);
  return points ? svg("polygon", { points: points.map(([dx, dy]) => `${(x + dx).toFixed(1)},${(y + dy).toFixed(1)}`).join(" "), fill: type.color }) : svg("circle", { cx: x, cy: y, r: 5, fill: type.color });
}

function pictureSvg() {
  const shown = inView();
  const places = new Map(shown.nodes.map((node) => [node, shown.at(node)]));
  const all = [...places.values()];
  const low = (axis) => all.reduce((least, one) => Math.min(least, one[axis]), all.length ? Infinity : 0);
  const high = (axis) => all.reduce((most, one) => Math.max(most, one[axis]), all.length ? -Infinity : 0);
  const [left, top] = [low(0) - PAD * 2, low(1) - PAD - 44];
  const [row, long] = legendOf(shown.nodes, left + 16, high(1) + PAD + 22);
  const width = Math.max(high(0) + PAD * 2 - left, long + 40, wide(pictureTitle(), 20) + 60);
  const height = high(1) + PAD + 62 - top;
  const picture = svg("svg", { xmlns: SVG, viewBox: `${left.toFixed(0)} ${top.toFixed(0)} ${width.toFixed(0)} ${height.toFixed(0)}`, width: width.toFixed(0), height: height.toFixed(0), "font-family": style("face").replace(/"/g, "'") });
  picture.append(svg("defs", {}, svg("marker", { id: "tip", viewBox: "0 0 8 8", refX: 6, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" }, svg("path", { d: "M0 0L8 4L0 8z", fill: style("line2") }))));
  picture.append(svg("rect", { x: left.toFixed(0), y: top.toFixed(0), width: width.toFixed(0), height: height.toFixed(0), fill: style("paper") }));
  drawInto(picture, shown, places);
  picture.append(lettering(pictureTitle(), left + 16, top + 30, 20, style("ink"), "start"), row, lettering(`${t("madeBy")} · ${isoToday()}`, left + 16, high(1) + PAD + 48, 11, style("soft"), "start"));
  return picture;
}

function drawInto(picture, shown, places) {
  const [lines, words, marks, labels] = [0, 1, 2, 3].map(() => svg("g", {}));
  const pairs = new Map();
  const pair = (edge) => [Math.min(G.from[edge], G.to[edge]), Math.max(G.from[edge], G.to[edge])].join();
  for (const edge of shown.edges) pairs.set(pair(edge), [...(pairs.get(pair(edge)) || []), edge]);
  for (const edge of shown.edges) {
    const own = pairs.get(pair(edge));
    const { path, middle } = lineOf(edge, shown, own.indexOf(edge), own.length, places.get(G.from[edge]), places.get(G.to[edge]));
    lines.append(path);
    if (shown.lines && usualLabel(edge).trim()) words.append(lettering(usualLabel(edge), middle[0], middle[1] + 4, 11, style("edgeink")));
  }
  for (const [node, [x, y]] of places) {
    const size = shown.size(node);
    marks.append(shapeOf(node, x, y, size, style("rim")));
    const font = shown.font || fontOf(node);
    if (shown.lettered.has(node)) labels.append(lettering(shortened(label(node), node === focus.center ? 24 : 13), x, y + size + font + 2, font, style("ink")));
  }
  picture.append(lines, words, marks, labels);
}

// A province map is a picture already: its colours go along.
function tilesSvg() {
  const picture = document.querySelector(".tiles").cloneNode(true);
  picture.setAttribute("xmlns", SVG);
  picture.setAttribute("width", 2 * 9 * TILE);
  picture.setAttribute("height", 2 * 8 * TILE);
  picture.setAttribute("font-family", style("face").replace(/"/g, "'"));
  for (const tile of picture.querySelectorAll("g")) {
    const level = /level(\d)/.exec(tile.getAttribute("class"))[1];
    tile.querySelector("rect").setAttribute("fill", style(`level${level}`));
    for (const text of tile.querySelectorAll("text")) { text.setAttribute("fill", style(level > 2 ? "paper" : "ink")); text.setAttribute("font-size", "14"); }
  }
  return picture;
}

function currentSvg() {
  return view.v === "provinces" ? tilesSvg() : pictureSvg();
}

function fileName(ending) {
  const title = (view.v === "provinces" && view.id ? label(numberOf(view.id)) : pictureTitle()).replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 60);
  return `${title || "graph"}.${ending}`;
}

function saveSvg() {
  download(fileName("svg"), new XMLSerializer().serializeToString(currentSvg()), "image/svg+xml");
}

async function savePng() {
  const picture = currentSvg();
  const [width, height] = ["width", "height"].map((name) => Number(picture.getAttribute(name)));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
  await image.decode();
  const scale = Math.min(3, Math.max(1, 2400 / width), 12000 / Math.max(width, height));
  const canvas = el("canvas", {});
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => { canvas.toBlob(done, "image/png"); });
  download(fileName("png"), blob, "image/png");
}
