// Where the nodes of a focus view stand: the same entity always gives the same picture.
const STEP = 88;
const WIDER = 1.45;

// How wide a label is: a Chinese character is as wide as it is high.
function wide(text, size) {
  let cells = 0;
  for (const character of text) cells += character.charCodeAt(0) > 0x2e7f ? 1 : 0.55;
  return cells * size;
}

function shortened(text, cells) {
  if (wide(text, 1) <= cells) return text;
  let kept = "";
  for (const character of text) {
    if (wide(kept + character, 1) > cells - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

// Around a centre: what is joined by one relation stands side by side, and neighbours on other rings, so that labels fit.
function ringed(center, members, spots, away) {
  const rings = Math.max(1, Math.ceil(members.length / 14));
  members.forEach((node, place) => {
    const turn = ((place + 0.5) / members.length) * 2 * Math.PI - Math.PI / 2;
    const reach = 190 + (place % rings) * STEP;
    spots.set(node, [center[0] + Math.cos(turn) * reach * WIDER, center[1] + Math.sin(turn) * reach]);
  });
  if (away) turnAway(center, members, spots, away);
}

// What an expanded node brings fans out on the side that looks away from the middle.
function turnAway(center, members, spots, away) {
  const heading = Math.atan2(center[1] - away[1], center[0] - away[0]);
  const spread = Math.min(Math.PI * 1.2, 0.5 + members.length * 0.22);
  const rings = Math.max(1, Math.ceil(members.length / 7));
  members.forEach((node, place) => {
    const turn = heading + (members.length > 1 ? (place / (members.length - 1) - 0.5) * spread : 0);
    const reach = 150 + (place % rings) * STEP;
    spots.set(node, [center[0] + Math.cos(turn) * reach * WIDER, center[1] + Math.sin(turn) * reach]);
  });
}

// Pushes overlapping boxes apart, a little at a time; fixed ones stay.
function separate(nodes, spots, boxes, fixed) {
  const count = nodes.length;
  const x = Float64Array.from(nodes, (node) => spots.get(node)[0]);
  const y = Float64Array.from(nodes, (node) => spots.get(node)[1]);
  const width = Float64Array.from(nodes, (node) => boxes(node)[0] / 2);
  const height = Float64Array.from(nodes, (node) => boxes(node)[1] / 2);
  const held = Uint8Array.from(nodes, (node) => fixed.has(node));
  for (let round = 0; round < 60; round++) {
    let moved = false;
    for (let one = 0; one < count; one++) {
      for (let two = one + 1; two < count; two++) {
        const dx = x[two] - x[one];
        const dy = y[two] - y[one];
        const overX = width[one] + width[two] - Math.abs(dx);
        const overY = height[one] + height[two] - Math.abs(dy);
        if (overX <= 0 || overY <= 0 || (held[one] && held[two])) continue;
        moved = true;
        const share = held[one] || held[two] ? 0.9 : 0.45;
        if (overX * 0.5 < overY) {
          const push = share * overX * (dx < 0 ? -1 : 1);
          if (!held[one]) x[one] -= push;
          if (!held[two]) x[two] += push;
        } else {
          const push = share * overY * (dy < 0 ? -1 : 1);
          if (!held[one]) y[one] -= push;
          if (!held[two]) y[two] += push;
        }
      }
    }
    if (!moved) break;
  }
  nodes.forEach((node, place) => spots.set(node, [Math.round(x[place]), Math.round(y[place])]));
}

// Columns from left to right, for the layers of a path.
function layered(layers, spots) {
  const gap = 280;
  layers.forEach((layer, column) => {
    layer.forEach((node, row) => {
      spots.set(node, [(column - (layers.length - 1) / 2) * gap, (row - (layer.length - 1) / 2) * 90]);
    });
  });
}
