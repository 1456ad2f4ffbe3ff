// Puts the parts together: views, toolbar, keys, theme, language.
const VIEWS = { all: "canvas", focus: "network", path: "network", time: "sheet", provinces: "sheet", table: "sheet" };

function show(next) {
  view = next;
  const surface = VIEWS[view.v];
  for (const id of ["canvas", "network", "sheet"]) $(id).hidden = id !== surface;
  for (const one of document.querySelectorAll("#views button")) one.setAttribute("aria-pressed", String(one.dataset.v === view.v));
  $("near-bar").hidden = view.v !== "focus";
  $("zoom").hidden = surface === "sheet";
  document.body.dataset.view = view.v;
  hoverOver(-1, 0, 0);
  const [node, edge, chosen] = [numberOf(view.id), view.e !== undefined && view.e !== "" ? Number(view.e) : -1, numberOf(view.sel)];
  const known = Number.isInteger(edge) && edge >= 0 && edge < G.m;
  ({ all: showAll, focus: showNear, path: () => showPathView(numberOf(view.a), numberOf(view.b)), time: () => { showTimeline(node); if (node >= 0) showNode(node); else showStart(); },
    provinces: () => showProvinces(node, view.p), table: () => { showTable(); showStart(); } })[view.v](node, chosen);
  if (known) { showEdge(edge); select(-1, edge); } else if (view.v === "focus") select(chosen >= 0 ? chosen : node, -1);
}

function showAll() {
  if (!overview.started) { overview.started = true; startOverview(); fitOverview(); } else redraw();
  showStart();
}

function showNear(node, chosen) {
  const center = node >= 0 ? node : G.order[0];
  if (center === undefined) { showFocusEmpty(); return; }
  if (node < 0) view = { ...view, id: idOf(center) };
  showFocus(center, (view.x || "").split(".").map(numberOf).filter((one) => one >= 0), Number(view.c0) || FIRST);
  showNode(chosen >= 0 ? chosen : center);
}

function showFocusEmpty() {
  $("near").textContent = t("nothing");
  $("more").hidden = true;
  showStart();
}

function zoomView(factor) {
  if (view.v === "all") zoomBy(factor, $("canvas").clientWidth / 2, $("canvas").clientHeight / 2);
  else if (network) network.moveTo({ scale: network.getScale() * factor, animation: false });
}

function moveView(dx, dy) {
  if (view.v === "all") panBy(-dx, -dy);
  else if (network) { const at = network.getViewPosition(); const scale = network.getScale(); network.moveTo({ position: { x: at.x + dx / scale, y: at.y + dy / scale }, animation: false }); }
}

function fitView() {
  if (view.v === "all") fitOverview();
  else if (network) network.fit({ animation: false });
}

function dark() {
  return document.documentElement.dataset.theme === "dark";
}

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  $("theme").setAttribute("aria-pressed", String(dark()));
  keep("theme", name);
}

function switchTheme() {
  setTheme(dark() ? "light" : "dark");
  focus.key = "";
  show(view);
}

function switchLanguage() {
  language = 1 - language;
  keep("language", String(language));
  translate();
  counts();
  drawLegend();
  focus.key = "";
  show(view);
}

function counts() {
  let facts = 0;
  for (let edge = 0; edge < G.m; edge++) if (!isMention(edge)) facts++;
  const articles = G.types.find((one) => one.name === "Article");
  const read = articles ? articles.count : 0;
  $("counts").textContent = t("counts", G.n - read, facts, read);
}

// The same words that one sees; a key in a field is the field's.
const KEYS = {
  "/": () => $("query").focus(), f: fitView, "+": () => zoomView(1.3), "=": () => zoomView(1.3), "-": () => zoomView(1 / 1.3),
  ArrowLeft: () => moveView(-60, 0), ArrowRight: () => moveView(60, 0), ArrowUp: () => moveView(0, -60), ArrowDown: () => moveView(0, 60),
  "[": () => history.back(), "]": () => history.forward(), d: switchTheme, l: switchLanguage, "?": () => $("help").showModal(),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  if (event.key.startsWith("Arrow") && event.target !== document.body && !event.target.closest("#stage")) return;
  const act = KEYS[event.key] || (/^[1-6]$/.test(event.key) ? () => changeView(Object.keys(VIEWS)[Number(event.key) - 1]) : null);
  if (!act) return;
  event.preventDefault();
  act();
}

// Another view of what is looked at now.
function changeView(name) {
  const id = view.id || "";
  if (name === "table") go({ v: "table", of: view.v === "focus" || view.v === "path" ? "focus" : "" });
  else if (name === "path") go({ v: "path", a: id });
  else if (name === "provinces" && id && !["Programme", "PolicyDocument", "TargetGroup", "Indicator"].includes(typeOf(numberOf(id)).name)) go({ v: name });
  else go(name === "all" ? { v: "all" } : { v: name, id });
}

function wire() {
  searchBox($("query"), $("hits"), (node) => { openNode(node); });
  const on = (id, act) => $(id).addEventListener("click", act);
  for (const one of document.querySelectorAll("#views button")) one.addEventListener("click", () => changeView(one.dataset.v));
  on("home", () => go({ v: "all" }));
  on("back", () => history.back());
  on("forward", () => history.forward());
  on("fit", fitView);
  on("in", () => zoomView(1.3));
  on("out", () => zoomView(1 / 1.3));
  on("more", () => go({ ...view, c0: String(Math.min(LIMIT - 1, focus.near + FIRST)) }, true));
  on("theme", switchTheme);
  on("language", switchLanguage);
  on("open-help", () => $("help").showModal());
  on("close-help", () => $("help").close());
  on("toggle-legend", () => { document.body.classList.toggle("with-legend"); });
  const saves = { "save-png": savePng, "save-svg": saveSvg, "save-graphml": saveGraphml, "save-gexf": saveGexf, "save-nodes": () => saveCsv("nodes"), "save-edges": () => saveCsv("edges"), "save-print": () => window.print() };
  for (const [id, act] of Object.entries(saves)) on(id, () => { $("save").open = false; if (["save-png", "save-svg"].includes(id) && ["time", "table"].includes(view.v)) window.print(); else act(); });
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => { if (!$("save").contains(event.target)) $("save").open = false; });
}

async function main() {
  language = pick("language", "0") === "1" ? 1 : 0;
  setTheme(pick("theme", window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  translate();
  if (!("DecompressionStream" in window)) { $("counts").textContent = t("old"); return; }
  try {
    await load();
  } catch (error) {
    $("counts").textContent = t("broken", error.message);
    return;
  }
  prepareSearch();
  wire();
  const first = readAddress();
  refilter();
  counts();
  drawLegend();
  show(first);
  Object.assign(explorer, { G, search, openNode, openEdge, go, scope, shortestPaths, overview, focus, panBy, filters, ready: performance.now() });
  // The first keys that a person types should not wait for the compiler: letters that are spelt take every path of it.
  for (const key of ["总", "zg", "zgh", "zzz", "zonggonghui"]) requestIdleCallback(() => search(key));
}

main();
