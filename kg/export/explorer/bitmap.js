// What the overview's bitmap shows: discs of communities, lines, marks and the names that find room.
const MARGIN = 0.35;
const MANY_LINES = 30000;

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
