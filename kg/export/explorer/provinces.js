// Which provinces have a programme: since when, by which document, with which figures. Each is a tile of one size.
// Code, name, column and row of each of the 34 units of the level of a province.
const TILES = {
  23: ["黑龙江", 8, 0, "Heilongjiang"], 15: ["内蒙古", 5, 1, "Inner Mongolia"], 22: ["吉林", 8, 1, "Jilin"],
  65: ["新疆", 0, 2, "Xinjiang"], 63: ["青海", 1, 3, "Qinghai"], 62: ["甘肃", 2, 2, "Gansu"], 64: ["宁夏", 3, 2, "Ningxia"],
  14: ["山西", 4, 2, "Shanxi"], 13: ["河北", 5, 2, "Hebei"], 11: ["北京", 6, 2, "Beijing"], 12: ["天津", 7, 2, "Tianjin"],
  21: ["辽宁", 8, 2, "Liaoning"], 54: ["西藏", 0, 4, "Tibet"], 51: ["四川", 2, 4, "Sichuan"], 61: ["陕西", 3, 3, "Shaanxi"],
  41: ["河南", 4, 3, "Henan"], 37: ["山东", 5, 3, "Shandong"], 50: ["重庆", 3, 4, "Chongqing"], 42: ["湖北", 4, 4, "Hubei"],
  34: ["安徽", 5, 4, "Anhui"], 32: ["江苏", 6, 4, "Jiangsu"], 31: ["上海", 7, 4, "Shanghai"], 53: ["云南", 2, 5, "Yunnan"],
  52: ["贵州", 3, 5, "Guizhou"], 43: ["湖南", 4, 5, "Hunan"], 36: ["江西", 5, 5, "Jiangxi"], 33: ["浙江", 6, 5, "Zhejiang"],
  45: ["广西", 3, 6, "Guangxi"], 44: ["广东", 4, 6, "Guangdong"], 35: ["福建", 5, 6, "Fujian"], 46: ["海南", 3, 7, "Hainan"],
  71: ["台湾", 6, 6, "Taiwan"], 81: ["香港", 5, 7, "Hong Kong"], 82: ["澳门", 4, 7, "Macao"],
};
const TILE = 62;
let provinceOf = null;

const provinceName = (code) => TILES[code][language ? 3 : 0];

// The province of each node, as a number into its codes: by its own code, its name, what it belongs to, what holds it.
function prepareProvinces() {
  provinceOf = new Uint8Array(G.n);
  const codes = Object.keys(TILES).map(Number);
  const byName = codes.map((code) => [TILES[code][0], code]);
  for (let node = 0; node < G.n; node++) {
    const code = Number(G.strings[G.nodes.code[node]].slice(0, 2));
    const kind = typeOf(node);
    if (codes.includes(code)) provinceOf[node] = code;
    else if (kind.body || kind.name === "PolicyDocument" || kind.name === "Event" || kind.name === "Indicator") {
      const found = byName.find(([name]) => label(node).startsWith(name));
      if (found) provinceOf[node] = found[1];
    }
  }
  const joins = { jurisdiction: 0, located_in: 0, part_of: 0, subordinate_to: 0, held_in: 0, issues: 1, organizes: 1, holds_position: 0 };
  for (let round = 0; round < 4; round++) {
    for (let edge = 0; edge < G.m; edge++) {
      const way = joins[relationOf(edge).name];
      if (way === undefined) continue;
      const [heir, owner] = way ? [G.to[edge], G.from[edge]] : [G.from[edge], G.to[edge]];
      if (!provinceOf[heir] && provinceOf[owner]) provinceOf[heir] = provinceOf[owner];
    }
  }
}

// A programme is told of by itself, its parts, and figures that carry its name or an alias.
function aboutProgramme(node) {
  const own = new Set([node]);
  for (const edge of edgesOf(node)) if (relationOf(edge).name === "component_of" && G.to[edge] === node) own.add(G.from[edge]);
  const words = names(node).filter((name) => name.length > 1);
  const found = [];
  for (let edge = 0; edge < G.m; edge++) {
    if (!shownEdge.mask[edge] || isMention(edge)) continue;
    const [from, to] = [G.from[edge], G.to[edge]];
    const figure = relationOf(edge).name === "has_metric" && words.some((word) => label(to).includes(word));
    if (own.has(from) || own.has(to) || figure) found.push(edge);
  }
  return found;
}

// The province of a fact by its ends, else by its article: its own, or the only one whose other facts on this it tells.
function provincesOf(node, edges) {
  const own = edges.map((edge) => [G.from[edge], G.to[edge]].map((end) => (end === node ? 0 : provinceOf[end])).find((one) => one > 0) || 0);
  const told = new Map();
  edges.forEach((edge, place) => {
    const article = G.edges.article[edge];
    if (article >= 0 && own[place]) told.set(article, told.has(article) && told.get(article) !== own[place] ? 0 : own[place]);
  });
  return own.map((code, place) => {
    const article = G.edges.article[edges[place]];
    return code || (article >= 0 ? provinceOf[article] || told.get(article) : 0);
  });
}

// By province code: its facts, documents, figures and first date.
function byProvince(node) {
  if (!provinceOf) prepareProvinces();
  const found = new Map();
  const edges = aboutProgramme(node);
  const codes = provincesOf(node, edges);
  for (const [place, edge] of edges.entries()) {
    const ends = [G.from[edge], G.to[edge]];
    const code = codes[place];
    if (!code) continue;
    if (!found.has(code)) found.set(code, { code, edges: [], documents: new Set(), figures: [], since: 0, date: "" });
    const one = found.get(code);
    one.edges.push(edge);
    for (const end of ends) if (typeOf(end).name === "PolicyDocument") one.documents.add(end);
    if (relationOf(edge).name === "has_metric") one.figures.push(edge);
    if (G.edgeDay[edge] && (!one.since || G.edgeDay[edge] < one.since)) Object.assign(one, { since: G.edgeDay[edge], date: dateOf(edge) });
  }
  return found;
}

function tileMap(found, onpick, chosen) {
  const map = svg("svg", { class: "tiles", viewBox: `0 0 ${9 * TILE} ${8 * TILE}`, role: "group", "aria-label": t("tileMap") });
  const most = Math.max(1, ...[...found.values()].map((one) => one.edges.length));
  for (const [code, [, column, row]] of Object.entries(TILES)) {
    const one = found.get(Number(code));
    const count = one ? one.edges.length : 0;
    const level = count ? 1 + Math.min(3, Math.floor((3.99 * Math.log(count + 1)) / Math.log(most + 1))) : 0;
    const words = `${provinceName(code)} ${count}`;
    const tile = svg("g", { class: `tile level${level}${String(chosen) === code ? " chosen" : ""}`, tabindex: count ? 0 : -1, role: "button", "data-code": code, "aria-label": words, "aria-disabled": String(!count), transform: `translate(${column * TILE},${row * TILE})` },
      svg("rect", { width: TILE - 4, height: TILE - 4, rx: 7 }),
      svg("text", { x: TILE / 2 - 2, y: 25, "text-anchor": "middle", class: language && provinceName(code).length > 9 ? "narrow" : "" }, provinceName(code)),
      svg("text", { x: TILE / 2 - 2, y: 45, "text-anchor": "middle", class: "count" }, count ? String(count) : "–"));
    const act = () => { if (count) onpick(Number(code)); };
    tile.addEventListener("click", act);
    tile.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { act(); event.preventDefault(); } });
    map.append(tile);
  }
  return map;
}

function matrix(found, onpick) {
  const rows = [...found.values()].sort((one, two) => two.edges.length - one.edges.length || one.code - two.code);
  const links = (items, view2) => items.slice(0, 3).flatMap((item, place) => (place ? ["；", view2(item)] : [view2(item)]));
  return el("table", { class: "matrix" },
    el("thead", {}, el("tr", {}, ...["province", "facts", "firstSeen", "byDocument", "figures"].map((key) => el("th", { scope: "col" }, t(key))))),
    el("tbody", {}, ...rows.map((one) => el("tr", { "data-code": String(one.code) },
      el("th", { scope: "row" }, button(provinceName(one.code), () => onpick(one.code), { class: "link" })), el("td", {}, String(one.edges.length)), el("td", {}, one.date || "–"),
      el("td", {}, ...links([...one.documents], nodeLink)),
      el("td", {}, ...links(one.figures, (edge) => edgeLink(edge, `${label(G.to[edge])} ${noteOf(edge)}`)))))));
}

// Programmes with the most provinces come first where none is chosen.
function showProvinces(node, code) {
  const stage = $("sheet");
  const programmes = [];
  for (const one of G.order) if (typeOf(one).name === "Programme" && programmes.length < 40) programmes.push(one);
  const chosen = node >= 0 ? node : programmes[0];
  const input = el("input", { type: "search", id: "programme", autocomplete: "off", role: "combobox", "aria-expanded": "false", "aria-controls": "programme-hits", "aria-label": t("chooseProgramme"), placeholder: t("chooseProgramme") });
  const hits = el("ul", { class: "hits", id: "programme-hits", role: "listbox", hidden: true });
  searchBox(input, hits, (one) => go({ v: "provinces", id: idOf(one) }), (one) => ["Programme", "PolicyDocument", "TargetGroup", "Indicator"].includes(typeOf(one).name));
  const found = chosen === undefined ? new Map() : byProvince(chosen);
  const pickTile = (one) => go({ v: "provinces", id: idOf(chosen), p: String(one) });
  stage.replaceChildren(
    el("div", { class: "sheet-head" }, el("h2", {}, `${t("provinces")}${chosen === undefined ? "" : ` · ${label(chosen)}`}`), el("span", { class: "soft" }, t("provinceCount", found.size, Object.keys(TILES).length)), el("div", { class: "box" }, input, hits)),
    tileMap(found, pickTile, code),
    found.size ? matrix(found, pickTile) : el("p", { class: "soft" }, t("noProvince")));
  if (chosen === undefined) showStart();
  else if (code && found.get(Number(code))) showProvince(chosen, found.get(Number(code)));
  else showNode(chosen);
}

function showProvince(node, one) {
  setPanel(el("p", { class: "kicker" }, t("province")), el("h2", {}, `${provinceName(one.code)} · ${label(node)}`),
    list([[t("firstSeen"), one.date], [t("facts"), String(one.edges.length)]]),
    ...one.edges.map((edge) => stepView(edge)));
}
