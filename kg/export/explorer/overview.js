// The overview on a canvas: drawn once into a bitmap that is larger than the window, moved while panning, made anew at rest.
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
