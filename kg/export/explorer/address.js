// The address keeps the view: back and forward are the browser's own, and a link opens what its sender saw.
const FILTER_KEYS = ["ht", "hr", "m", "c", "s", "since", "until", "u", "i"];
let view = { v: "all" };
let written = "";

function addressOf(next) {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...next, ...filterParams() })) if (value) params.set(key, value);
  return `#${params}`;
}

// Goes to another view; a change that is no step of its own (a filter, a node expanded) replaces the address.
function go(next, replace) {
  const address = addressOf(next);
  if (address === location.hash) return show(next);
  written = address;
  if (replace) location.replace(address);
  else location.hash = address;
  return show(next);
}

function readAddress() {
  const params = new URLSearchParams(location.hash.slice(1));
  const next = {};
  for (const [key, value] of params) if (!FILTER_KEYS.includes(key)) next[key] = value;
  readFilters(params);
  return { ...next, v: Object.hasOwn(VIEWS, next.v || "") ? next.v : "all" };
}

window.addEventListener("hashchange", () => {
  // Our own writing is shown already.
  if (location.hash === written) { written = ""; return; }
  written = "";
  const next = readAddress();
  refilter();
  drawLegend();
  show(next);
});

const numberOf = (id) => (id && G.number.has(id) ? G.number.get(id) : -1);
const idOf = (node) => G.nodes.id[node];
const openNode = (node) => go({ v: "focus", id: idOf(node) });
const openEdge = (edge) => go({ ...(["focus", "path", "all", "table", "time", "provinces"].includes(view.v) ? view : { v: "all" }), e: String(edge) });
