// The table: what the picture shows, as rows to sort, copy and save.
const ROWS = 200;
const sorting = { edges: ["date", -1], nodes: ["degree", -1] };

// What is in view: the focus or path picture where one is open, else all that the filters leave.
function scope() {
  if (view.v === "focus" || view.v === "path" || (view.v === "table" && view.of === "focus" && focus.nodes.length)) return { nodes: focus.nodes, edges: focus.edges };
  const nodes = [];
  for (let node = 0; node < G.n; node++) if (shownNode.mask[node]) nodes.push(node);
  const edges = [];
  for (let edge = 0; edge < G.m; edge++) if (shownEdge.mask[edge]) edges.push(edge);
  return { nodes, edges };
}

const COLUMNS = {
  edges: {
    subject: (edge) => label(G.from[edge]), relation: (edge) => named(relationOf(edge)), object: (edge) => label(G.to[edge]),
    note: (edge) => noteOf(edge), date: (edge) => heldFrom(edge) || dateOf(edge), sure: (edge) => G.edges.confidence[edge] / 100,
    sentences: (edge) => G.edges.support[edge],
  },
  nodes: {
    name: (node) => label(node), type: (node) => named(typeOf(node)), aliases: (node) => G.nodes.alias[node].replaceAll("|", "、"),
    degree: (node) => G.facts[node], mentions: (node) => G.nodes.mentions[node], date: (node) => G.strings[G.nodes.date[node]],
  },
};

function sorted(items, kind) {
  const [key, way] = sorting[kind];
  const value = COLUMNS[kind][key];
  const cells = new Map(items.map((item) => [item, value(item)]));
  const compare = new Intl.Collator("zh-CN", { numeric: true }).compare;
  return [...items].sort((one, two) => {
    const [left, right] = [cells.get(one), cells.get(two)];
    // What is empty stands at the end, whichever way.
    if ((left === "") !== (right === "")) return left === "" ? 1 : -1;
    return way * (typeof left === "number" ? left - right : compare(left, right)) || one - two;
  });
}

function tableText(items, kind) {
  const columns = Object.entries(COLUMNS[kind]);
  const clean = (value) => inert(typeof value === "string" ? value.replace(/\s+/g, " ") : value);
  return [columns.map(([key]) => t(key)).join("\t"), ...items.map((item) => columns.map(([, value]) => clean(value(item))).join("\t"))].join("\n");
}

function cell(item, kind, key, value) {
  if (key === "subject") return nodeLink(G.from[item]);
  if (key === "object") return nodeLink(G.to[item]);
  if (key === "name") return nodeLink(item);
  if (key === "relation") return edgeLink(item, value);
  return key === "sure" ? percent(value) : String(value);
}

function showTable() {
  const kind = view.k === "nodes" ? "nodes" : "edges";
  const all = scope()[kind].filter((item) => kind === "nodes" || view.of === "focus" || !isMention(item) || shownEdge.mask[item]);
  const items = sorted(all, kind);
  const columns = Object.entries(COLUMNS[kind]);
  const [by, way] = sorting[kind];
  const heading = (key) => el("th", { scope: "col", "aria-sort": by === key ? (way > 0 ? "ascending" : "descending") : "none" },
    button(`${t(key)}${by === key ? (way > 0 ? " ↑" : " ↓") : ""}`, () => { sorting[kind] = [key, by === key ? -way : 1]; showTable(); }, { "data-sort": key }));
  const body = el("tbody", {});
  const table = el("table", { class: "facts" }, el("thead", {}, el("tr", {}, ...columns.map(([key]) => heading(key)))), body);
  const add = (start) => {
    body.append(...items.slice(start, start + ROWS).map((item) => el("tr", {}, ...columns.map(([key, value]) => el("td", { class: key }, cell(item, kind, key, value(item)))))));
    more.hidden = start + ROWS >= items.length;
    more.onclick = () => add(start + ROWS);
    more.textContent = t("others", items.length - start - ROWS);
  };
  const more = button("", () => {}, { class: "small" });
  const tab = (name) => button(t(name), () => go({ ...view, k: name, e: "" }), { "aria-pressed": String(kind === name), class: "chip" });
  $("sheet").replaceChildren(
    el("div", { class: "sheet-head" }, el("h2", {}, t("table")), tab("edges"), tab("nodes"), el("span", { class: "soft" }, t("rows", items.length)),
      sinceBox("since"), button(t("copyTable"), () => copy(tableText(items, kind)), { class: "small", id: "copy-table" }),
      button("CSV", () => saveCsv(kind), { class: "small" })),
    el("div", { class: "wide" }, table), more);
  add(0);
}
