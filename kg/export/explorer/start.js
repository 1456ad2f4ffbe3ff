// Where one starts: questions, and the key entities of each type.
const KEY_SHOWN = 12;
let keyType = -1;

function keyEntities(type) {
  const result = [];
  for (const node of G.order) {
    if (result.length >= KEY_SHOWN) break;
    if ((type < 0 ? G.type[node] !== G.articleType : G.type[node] === type) && shownNode.mask[node]) result.push(node);
  }
  return result;
}

function keyList() {
  const found = keyEntities(keyType);
  const most = found.length ? G.facts[found[0]] || 1 : 1;
  return el("ol", { class: "key-list" }, ...found.map((node) => el("li", {}, el("button", { type: "button", class: "row", "data-node": idOf(node), onclick: () => openNode(node) },
    mark(typeOf(node)), el("span", { class: "grow" }, label(node)), bar(G.facts[node] / most), el("span", { class: "count" }, String(G.facts[node]))))));
}

function bar(share) {
  const inner = el("i", {});
  inner.style.width = `${Math.max(4, Math.round(100 * share))}%`;
  return el("span", { class: "bar", "aria-hidden": "true" }, inner);
}

function typeChips(redrawn) {
  const present = G.types.map((_, type) => type).filter((type) => type !== G.articleType);
  const chip = (type, text) => button(text, () => { keyType = type; redrawn(); }, { class: "chip", "data-key": type < 0 ? "all" : G.types[type].name, "aria-pressed": String(keyType === type) });
  return el("div", { class: "chips" }, chip(-1, t("everything")), ...present.map((type) => chip(type, named(G.types[type]))));
}

function showStart() {
  const body = el("div", {});
  const redrawn = () => body.replaceChildren(typeChips(redrawn), keyList());
  redrawn();
  const ask = (key, onclick, id) => el("li", {}, button(t(key), onclick, { class: "ask", id }));
  setPanel(
    el("h2", {}, t("ask")),
    el("ul", { class: "asks" },
      ask("askWho", () => { keyType = G.types.findIndex((one) => one.name === "Person"); redrawn(); $("query").focus(); }, "ask-who"),
      ask("askPath", () => go({ v: "path" }), "ask-path"),
      ask("askProvince", () => go({ v: "provinces" }), "ask-provinces"),
      ask("askTime", () => go({ v: "time" }), "ask-time"),
      ask("askTable", () => go({ v: "table" }), "ask-table")),
    el("p", { class: "soft" }, t("howto")),
    el("h3", {}, t("key")), body);
}
