"use strict";
// The panel beside the picture. Whatever a document says is put in as text, never as markup.
const explorer = { data: JSON.parse(document.getElementById("detail-data").textContent) };

(function () {
  const data = explorer.data;
  const panel = document.getElementById("panel");
  const WORDS = {
    address: "地址", adcode: "区划代码", date: "日期", document_number: "文号", kind: "体裁", kicker: "引题",
    byline: "署名", level: "级别", number: "序号", period: "时期", place: "地点", qualifier: "限定", region: "地区",
    role: "身份", since: "始于", title: "职务", unit: "单位", until: "止于", valid_from: "起", valid_to: "止",
    value: "数值", above: "上级",
  };
  const colours = new Map(data.types.map((type) => [type.name, type.color]));
  const symmetric = new Set(data.symmetric);
  const claims = new Map(Object.keys(data.nodes).map((id) => [id, []]));
  for (const [id, edge] of Object.entries(data.edges)) {
    claims.get(edge.from).push(id);
    if (edge.to !== edge.from) claims.get(edge.to).push(id);
  }

  function el(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "class") element.className = value;
      else if (name === "onclick") element.addEventListener("click", value);
      else element.setAttribute(name, value);
    }
    for (const child of children) element.append(child);
    return element;
  }

  function both(chinese, english) {
    return el("span", {}, chinese + " ", el("small", { lang: "en" }, english));
  }

  function dot(type) {
    const mark = el("i", { class: "dot" });
    mark.style.background = colours.get(type);
    return mark;
  }

  function node(id) {
    const press = (event) => { event.preventDefault(); explorer.select(id); };
    return el("button", { class: "link", type: "button", onclick: press }, data.nodes[id].label || id);
  }

  function number(value) {
    return typeof value === "number" ? value.toLocaleString("zh-CN", { maximumFractionDigits: 6 }) : value;
  }

  function list(rows) {
    const result = el("dl");
    for (const [chinese, english, value] of rows) {
      if (value !== "") result.append(el("dt", {}, both(chinese, english)), el("dd", {}, value));
    }
    return result;
  }

  function more(item) {
    return Object.entries(item.more).map(([name, value]) => [WORDS[name] || "", name, String(number(value))]);
  }

  function qualifiers(edge) {
    const { value, unit, qualifier, ...rest } = edge.more;
    const figure = value === undefined ? "" : [qualifier, number(value), unit].filter(Boolean).join(" ");
    return [figure, ...Object.values(rest)].filter(Boolean).join(" · ");
  }

  function proof(edge) {
    const article = edge.article && data.nodes[edge.article] ? node(edge.article) : edge.article;
    const characters = edge.evidence ? `${edge.evidence_start}–${edge.evidence_end}` : "";
    const basis = edge.basis === "inferred" ? both("推断", "inferred") : both("原文", "stated");
    const sentence = edge.evidence
      ? el("blockquote", {}, edge.evidence)
      : el("p", { class: "soft" }, both("没有原句：由名称或规则推得。", "No sentence: it follows from names or rules."));
    return [sentence, list([
      ["报道", "article", article],
      ["出处", "place", edge.place],
      ["文件", "files", edge.sources === edge.place ? "" : edge.sources.split("|").join("\n")],
      ["字符", "characters", characters],
      ["规则", "rule", edge.rule],
      ["性质", "basis", basis],
      ["置信度", "confidence", edge.confidence === "" ? "" : Number(edge.confidence).toFixed(2)],
      ["句数", "support", edge.support ? String(edge.support) : ""],
      ...more(edge),
    ])];
  }

  function claim(id, self) {
    const edge = data.edges[id];
    const other = edge.from === self ? edge.to : edge.from;
    const told = qualifiers(edge);
    const summary = el("summary", {}, dot(data.nodes[other].type), " ", node(other));
    if (told) summary.append(" ", el("span", { class: "tag" }, told));
    if (edge.basis === "inferred") summary.append(" ", el("small", {}, "推断 inferred"));
    const details = el("details", { class: "claim", "data-edge": id }, summary);
    details.addEventListener("toggle", () => {
      if (details.open && details.childElementCount === 1) details.append(...proof(edge));
    });
    return details;
  }

  function groups(id) {
    const found = new Map();
    for (const edgeId of claims.get(id)) {
      const edge = data.edges[edgeId];
      const way = symmetric.has(edge.relation) ? "↔" : edge.from === id ? "→" : "←";
      const key = `${way}${edge.relation} ${edge.basis}`;
      if (!found.has(key)) found.set(key, { edge, way, ids: [] });
      found.get(key).ids.push(edgeId);
    }
    const rank = ({ edge }) => (edge.relation === "mentions" ? 2 : edge.basis === "inferred" ? 1 : 0);
    return [...found.values()].sort((a, b) => rank(a) - rank(b));
  }

  function group({ edge, way, ids }, id) {
    const title = way === "←" ? `← ${edge.label}` : `${edge.label} ${way}`;
    const summary = el("summary", {}, both(title, edge.relation), ` ${ids.length}`);
    const result = el("details", { class: "group" }, summary, ...ids.map((one) => claim(one, id)));
    result.open = edge.relation !== "mentions" && ids.length <= 40;
    return result;
  }

  explorer.el = el;
  explorer.both = both;
  explorer.dot = dot;
  explorer.claims = claims;

  explorer.showNode = function (id) {
    const item = data.nodes[id];
    const seen = [...new Set([item.first_seen, item.last_seen])].filter(Boolean).join(" – ");
    panel.replaceChildren(
      el("h2", {}, item.label),
      el("p", { class: "soft" }, dot(item.type), " ", both(item.type_zh, item.type)),
      list([
        ["别名", "aliases", item.aliases.split("|").join("、")],
        ...more(item),
        ["提及", "mentions", item.mentions ? String(item.mentions) : ""],
        ["见于", "seen", seen],
        ["文件", "files", item.sources.split("|").join("、")],
      ]),
      ...groups(id).map((one) => group(one, id)),
    );
    panel.scrollTop = 0;
  };

  explorer.showEdge = function (id) {
    const edge = data.edges[id];
    panel.replaceChildren(
      el("h2", {}, both(edge.label, edge.relation)),
      el("p", {}, node(edge.from), symmetric.has(edge.relation) ? " ↔ " : " → ", node(edge.to)),
      ...proof(edge),
    );
    panel.scrollTop = 0;
  };

  explorer.showHelp = function () {
    panel.replaceChildren(
      el("h2", {}, both("从哪里开始", "Where to start")),
      el("p", {}, "点击圆点看一个实体和它的事实；点击连线看出处原句；点击类型可隐藏或显示它。"),
      el("p", { class: "soft", lang: "en" },
        "Click a dot for an entity and its facts, a line for the sentence behind it, a type to hide or show it."),
    );
  };
})();
