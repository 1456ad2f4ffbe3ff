// Elements are made here and nowhere else: whatever a document says is put in as text, never as markup.
const $ = (id) => document.getElementById(id);

function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== "" && child !== null && child !== undefined && child !== false));
  return element;
}

function button(text, onclick, attributes) {
  return el("button", { type: "button", onclick, ...attributes }, text);
}

const SVG = "http://www.w3.org/2000/svg";

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// The outline of a type's mark around (0, 0), as points; null for a circle.
function outline(shape, size) {
  const at = (turn, away) => [Math.sin(turn * 2 * Math.PI) * size * away, -Math.cos(turn * 2 * Math.PI) * size * away];
  const ring = (count, turn, away) => Array.from({ length: count }, (_, one) => at(one / count + turn, away));
  if (shape === "square") return ring(4, 1 / 8, 1.15);
  if (shape === "diamond") return ring(4, 0, 1.2);
  if (shape === "triangle") return ring(3, 0, 1.25);
  if (shape === "triangleDown") return ring(3, 0.5, 1.25);
  if (shape === "hexagon") return ring(6, 1 / 12, 1.1);
  if (shape === "star") return Array.from({ length: 10 }, (_, one) => at(one / 10, one % 2 ? 0.6 : 1.35));
  return null;
}

function mark(type) {
  const points = outline(type.shape, 5);
  const paint = { fill: type.color, stroke: "currentColor", "stroke-opacity": 0.45, "stroke-width": 0.8 };
  const drawn = points
    ? svg("polygon", { points: points.map((point) => point.map((one) => one.toFixed(1)).join(",")).join(" "), ...paint })
    : svg("circle", { r: 5, ...paint });
  return svg("svg", { class: "mark", viewBox: "-7 -7 14 14", width: 14, height: 14, "aria-hidden": "true" }, drawn);
}

function list(rows) {
  const result = el("dl", {});
  for (const [name, value] of rows) if (value !== "" && value !== null) result.append(el("dt", {}, name), el("dd", {}, value));
  return result;
}

// The words of a sentence that name the ends stand out; overlapping ones are joined.
function marked(sentence, words) {
  const spans = [];
  for (const word of new Set(words)) {
    if (!word) continue;
    for (let at = sentence.indexOf(word); at >= 0; at = sentence.indexOf(word, at + word.length)) spans.push([at, at + word.length]);
  }
  spans.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  const parts = [];
  let done = 0;
  for (const [start, end] of spans) {
    if (start < done) continue;
    parts.push(sentence.slice(done, start), el("mark", {}, sentence.slice(start, end)));
    done = end;
  }
  return [...parts, sentence.slice(done)];
}

function say(text) {
  const toast = $("toast");
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { toast.hidden = true; }, 2600);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A page from a disk may not be let at the clipboard that way.
    const box = el("textarea", { class: "aside" });
    box.value = text;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
  explorer.copied = text;
  say(t("copied"));
}

function download(name, parts, type) {
  const blob = new Blob(Array.isArray(parts) ? parts : [parts], { type });
  const link = el("a", { download: name });
  link.href = URL.createObjectURL(blob);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 20000);
  explorer.saved = { name, blob };
  say(t("saved", name));
}
