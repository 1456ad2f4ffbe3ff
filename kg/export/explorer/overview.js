// The overview on a canvas: drawn once into a bitmap that is larger than the window, moved while panning, made anew at rest.
const MARGIN = 0.35;
const MANY_LINES = 30000;
const overview = { scale: 1, x: 0, y: 0, ready: false, frames: 0, hover: -1, fitted: false };
const screen2 = { bitmap: null, scale: 1, x: 0, y: 0, labels: [] };
let grid = null;
let waiting = 0;
let settle = 0;

// Nodes by the square that they stand in, to find the one under the pointer and those in the window.
function prepareGrid() {
  const size = 240;
  const cells = new Map();
  for (let node = 0; node < G.n; node++) {
    const key = `${Math.floor(G.x[node] / size)},${Math.floor(G.y[node] / size)}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(node);
  }
  grid = { size, cells };
}

function nodeAt(px, py) {
  if (!grid) prepareGrid();
  const x = (px - overview.x) / overview.scale;
  const y = (py - overview.y) / overview.scale;
  const reach = Math.max(14 / overview.scale, 6);
  let best = -1;
  let nearest = reach;
  const span = Math.min(6, Math.ceil(reach / grid.size));
  const [column, row] = [Math.floor(x / grid.size), Math.floor(y / grid.size)];
  for (let dx = -span; dx <= span; dx++) {
    for (let dy = -span; dy <= span; dy++) {
      for (const node of grid.cells.get(`${column + dx},${row + dy}`) || []) {
        if (!shownNode.mask[node]) continue;
        const away = Math.hypot(G.x[node] - x, G.y[node] - y) - radius(node);
        if (away < nearest) { nearest = away; best = node; }
      }
    }
  }
  return best;
}

// In the layout's own units; small graphs have room for larger marks.
const radius = (node) => (G.discs.length ? 11 + Math.min(30, Math.sqrt(G.facts[node]) * 4.5) : 7 + Math.min(26, Math.sqrt(G.facts[node]) * 3));

function bounds() {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let node = 0; node < G.n; node++) {
    if (!shownNode.mask[node]) continue;
    left = Math.min(left, G.x[node]); right = Math.max(right, G.x[node]);
    top = Math.min(top, G.y[node]); bottom = Math.max(bottom, G.y[node]);
  }
  return left < right || top < bottom ? [left, top, right, bottom] : [(left || 0) - 200, (top || 0) - 200, (right || 0) + 200, (bottom || 0) + 200];
}

function fitOverview() {
  const canvas = $("canvas");
  const [left, top, right, bottom] = bounds().map((one) => (Number.isFinite(one) ? one : 0));
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  // Names at the sides reach beyond their marks.
  const side = Math.min(60, width * 0.1);
  overview.scale = Math.min(3, (width - 2 * side) / (right - left + 60), height / (bottom - top + 120));
  overview.x = width / 2 - ((left + right) / 2) * overview.scale;
  overview.y = height / 2 - ((top + bottom) / 2) * overview.scale;
  overview.fitted = true;
  redraw();
}

// Brings one node into the middle, close enough to read what is around it.
function lookAt(node) {
  const canvas = $("canvas");
  overview.fitted = false;
  overview.scale = Math.max(overview.scale, G.discs.length ? 0.5 : 1);
  overview.x = canvas.clientWidth / 2 - G.x[node] * overview.scale;
  overview.y = canvas.clientHeight / 2 - G.y[node] * overview.scale;
  redraw();
}

function redraw() {
  screen2.bitmap = null;
  paintSoon();
}

function paintSoon() {
  if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; paint(); });
}

function paint() {
  const canvas = $("canvas");
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!width || !height) return;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    screen2.bitmap = null;
  }
  if (!screen2.bitmap) makeBitmap(width, height, ratio);
  const pen = canvas.getContext("2d");
  const zoom = overview.scale / screen2.scale;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.fillStyle = style("paper");
  pen.fillRect(0, 0, width, height);
  const left = overview.x - screen2.x * zoom;
  const top = overview.y - screen2.y * zoom;
  pen.drawImage(screen2.bitmap, left, top, (screen2.bitmap.width / ratio) * zoom, (screen2.bitmap.height / ratio) * zoom);
  if (overview.hover >= 0) ring(pen, overview.hover);
  overview.frames++;
  overview.ready = true;
  // Beyond the bitmap's margin, or at another zoom, a new one is due; while fingers move the old one serves.
  const out = left > 0 || top > 0 || left + (screen2.bitmap.width / ratio) * zoom < width || top + (screen2.bitmap.height / ratio) * zoom < height;
  if (zoom !== 1 || out) {
    clearTimeout(settle);
    settle = setTimeout(redraw, zoom === 1 ? 60 : 140);
  }
}

function makeBitmap(width, height, ratio) {
  const [mx, my] = [width * MARGIN, height * MARGIN];
  const bitmap = document.createElement("canvas");
  bitmap.width = Math.round((width + 2 * mx) * ratio);
  bitmap.height = Math.round((height + 2 * my) * ratio);
  Object.assign(screen2, { bitmap, scale: overview.scale, x: overview.x + mx, y: overview.y + my });
  const pen = bitmap.getContext("2d", { alpha: false });
  pen.fillStyle = style("paper");
  pen.fillRect(0, 0, bitmap.width, bitmap.height);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  const window2 = { left: -screen2.x / screen2.scale, top: -screen2.y / screen2.scale, right: (width + 2 * mx - screen2.x) / screen2.scale, bottom: (height + 2 * my - screen2.y) / screen2.scale };
  drawDiscs(pen);
  drawLines(pen, window2);
  drawNodes(pen, window2);
  drawLabels(pen, width + 2 * mx, height + 2 * my);
}

const atX = (x) => x * screen2.scale + screen2.x;
const atY = (y) => y * screen2.scale + screen2.y;
const inside = (node, box) => G.x[node] >= box.left && G.x[node] <= box.right && G.y[node] >= box.top && G.y[node] <= box.bottom;

function drawDiscs(pen) {
  pen.fillStyle = style("disc");
  pen.beginPath();
  for (const [x, y, reach] of G.discs) {
    if (reach * screen2.scale < 3) continue;
    pen.moveTo(atX(x) + reach * screen2.scale, atY(y));
    pen.arc(atX(x), atY(y), reach * screen2.scale, 0, 2 * Math.PI);
  }
  pen.fill();
}

// Of very many lines only every nth is drawn: the eye cannot follow one, and the window shall not wait.
function drawLines(pen, box) {
  const seen = [];
  for (let edge = 0; edge < G.m; edge++) {
    if (shownEdge.mask[edge] && (inside(G.from[edge], box) || inside(G.to[edge], box))) seen.push(edge);
  }
  const every = Math.max(1, Math.ceil(seen.length / MANY_LINES));
  pen.strokeStyle = style("line2");
  pen.globalAlpha = Math.max(0.12, Math.min(0.75, 900 / (seen.length / every + 1)));
  pen.lineWidth = Math.min(1.4, Math.max(0.6, screen2.scale));
  for (const inferred of [0, 1]) {
    pen.setLineDash(inferred && seen.length < 4000 ? [5, 4] : []);
    pen.beginPath();
    for (let place = 0; place < seen.length; place += every) {
      const edge = seen[place];
      if (G.edges.inferred[edge] !== inferred) continue;
      pen.moveTo(atX(G.x[G.from[edge]]), atY(G.y[G.from[edge]]));
      pen.lineTo(atX(G.x[G.to[edge]]), atY(G.y[G.to[edge]]));
    }
    pen.stroke();
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

function drawNodes(pen, box) {
  const groups = G.types.map(() => []);
  for (const node of G.order) if (shownNode.mask[node] && inside(node, box)) groups[G.type[node]].push(node);
  pen.strokeStyle = style("rim");
  pen.lineWidth = 1;
  groups.forEach((members, number) => {
    const type = G.types[number];
    pen.fillStyle = type.color;
    pen.beginPath();
    let rims = false;
    for (const node of members) {
      const size = Math.max(0.8, radius(node) * screen2.scale);
      const [x, y] = [atX(G.x[node]), atY(G.y[node])];
      if (size < 2.2) pen.rect(x - size, y - size, 2 * size, 2 * size);
      else { trace(pen, type.shape, x, y, size); rims = true; }
    }
    pen.fill();
    if (rims) pen.stroke();
  });
}

function trace(pen, shape, x, y, size) {
  const points = outline(shape, size);
  if (!points) {
    pen.moveTo(x + size, y);
    pen.arc(x, y, size, 0, 2 * Math.PI);
    return;
  }
  points.forEach(([dx, dy], place) => (place ? pen.lineTo(x + dx, y + dy) : pen.moveTo(x + dx, y + dy)));
  pen.closePath();
}

// The names of the most important that find room; closer up there is room for more.
function drawLabels(pen, width, height) {
  const taken = new Set();
  const most = Math.max(30, Math.min(400, (width * height) / 9000));
  screen2.labels = [];
  pen.textAlign = "center";
  pen.textBaseline = "top";
  pen.lineJoin = "round";
  pen.lineWidth = 3.5;
  pen.strokeStyle = style("paper");
  pen.fillStyle = style("ink");
  for (const node of leading()) {
    if (screen2.labels.length >= most) break;
    if (!shownNode.mask[node]) continue;
    const [x, y] = [atX(G.x[node]), atY(G.y[node])];
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const size = Math.round(11 + Math.min(7, Math.sqrt(G.facts[node]) * 0.6));
    const text = shortened(label(node), 13);
    const top = y + Math.max(1, radius(node) * screen2.scale) + 2;
    if (!claimRoom(taken, x, top, wide(text, size), size)) continue;
    pen.font = `${size}px ${style("face")}`;
    pen.strokeText(text, x, top);
    pen.fillText(text, x, top);
    screen2.labels.push(node);
  }
}

// First the heads of the communities, then everything by importance.
function leading() {
  if (!overview.leading) {
    const heads = G.discs.slice(0, 60).map((disc) => disc[3]);
    overview.leading = [...new Set([...heads, ...G.order.subarray(0, 20000)])];
  }
  return overview.leading;
}

function claimRoom(taken, x, y, width, height) {
  const [cellX, cellY] = [16, 10];
  const keys = [];
  for (let column = Math.floor((x - width / 2 - 4) / cellX); column <= (x + width / 2 + 4) / cellX; column++) {
    for (let row = Math.floor((y - 2) / cellY); row <= (y + height + 2) / cellY; row++) {
      const key = column * 100000 + row;
      if (taken.has(key)) return false;
      keys.push(key);
    }
  }
  for (const key of keys) taken.add(key);
  return true;
}

function ring(pen, node) {
  pen.strokeStyle = style("accent");
  pen.lineWidth = 2.5;
  pen.beginPath();
  pen.arc(G.x[node] * overview.scale + overview.x, G.y[node] * overview.scale + overview.y, radius(node) * overview.scale + 4, 0, 2 * Math.PI);
  pen.stroke();
}

function zoomBy(factor, px, py) {
  const next = Math.max(0.004, Math.min(6, overview.scale * factor));
  const by = next / overview.scale;
  overview.x = px - (px - overview.x) * by;
  overview.y = py - (py - overview.y) * by;
  overview.scale = next;
  overview.fitted = false;
  paintSoon();
}

function panBy(dx, dy) {
  overview.x += dx;
  overview.y += dy;
  overview.fitted = false;
  paintSoon();
}

function hoverOver(node, px, py) {
  if (overview.hover !== node) { overview.hover = node; paintSoon(); }
  const tip = $("tip");
  tip.hidden = node < 0;
  $("canvas").style.cursor = node < 0 ? "grab" : "pointer";
  if (node < 0) return;
  tip.replaceChildren(mark(typeOf(node)), " ", label(node), el("small", {}, ` ${named(typeOf(node))} · ${t("ownFacts", G.facts[node])}`));
  tip.style.left = `${Math.min(px + 14, $("canvas").clientWidth - 220)}px`;
  tip.style.top = `${py + 14}px`;
}

function startOverview() {
  const canvas = $("canvas");
  const pointers = new Map();
  let travelled = 0;
  const at = (event) => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoomBy(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), ...at(event));
  }, { passive: false });
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, at(event));
    if (pointers.size === 1) travelled = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const [x, y] = at(event);
    const former = pointers.get(event.pointerId);
    if (!former) return hoverOver(nodeAt(x, y), x, y);
    const [far] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    pointers.set(event.pointerId, [x, y]);
    travelled += Math.hypot(x - former[0], y - former[1]);
    if (!far) return panBy(x - former[0], y - former[1]);
    const gap = (point) => Math.max(1, Math.hypot(point[0] - far[0], point[1] - far[1]));
    return zoomBy(gap([x, y]) / gap(former), (x + far[0]) / 2, (y + far[1]) / 2);
  });
  const lift = (event) => {
    const [x, y] = at(event);
    const clicked = event.type === "pointerup" && pointers.size === 1 && travelled < 5 ? nodeAt(x, y) : -1;
    pointers.delete(event.pointerId);
    if (clicked >= 0) openNode(clicked);
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  canvas.addEventListener("pointerleave", () => hoverOver(-1, 0, 0));
  // What was fitted to the window stays so when the window changes; where one has looked closer, one stays.
  new ResizeObserver(() => { if (view.v === "all") (overview.fitted ? fitOverview : redraw)(); }).observe(canvas);
}
