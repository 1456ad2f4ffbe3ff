// The panel of an entity: what it is, then its facts, posts and programmes first, each with its sentences.
const FIRST_SHOWN = 25;
const SECTIONS = [
  ["posts", ["holds_position"]],
  ["programmes", ["implements", "component_of", "concerns"]],
  ["documents", ["issues", "cites", "adopts", "contains_measure"]],
  ["events", ["chairs", "attends", "speaks_at", "organizes", "held_in"]],
  ["figures", ["has_metric"]],
];

function setPanel(...children) {
  const panel = $("panel-body");
  panel.replaceChildren(...children);
  $("panel").scrollTop = 0;
}

function actionsOf(node) {
  const programme = ["Programme", "PolicyDocument", "TargetGroup", "Indicator"].includes(typeOf(node).name);
  const inFocus = view.v === "focus" && focus.center === node;
  return el("p", { class: "actions" },
    inFocus ? "" : button(t("focus"), () => openNode(node)),
    button(t("time"), () => go({ v: "time", id: idOf(node) })),
    button(t("path"), () => go({ v: "path", a: idOf(node) })),
    programme ? button(t("provinces"), () => go({ v: "provinces", id: idOf(node) })) : "",
    typeOf(node).name === "Article" ? button(t("copyCite"), async () => copy(await citation(node)), { class: "cite" }) : "",
    button(t("copyLink"), () => copy(location.href)));
}

function direction(edge, node) {
  if (relationOf(edge).symmetric) return "↔";
  return G.from[edge] === node ? "→" : "←";
}

// The edges in groups: relation, way, stated or inferred.
function grouped(node) {
  const found = new Map();
  for (const edge of edgesOf(node)) {
    if (filters.types.has(G.type[other(edge, node)])) continue;
    const key = `${direction(edge, node)} ${relationOf(edge).name} ${G.edges.inferred[edge]}`;
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(edge);
  }
  const place = (edge) => {
    if (isMention(edge)) return 99;
    const section = SECTIONS.findIndex(([, relations]) => relations.includes(relationOf(edge).name));
    return (section < 0 ? 20 : section) + (G.edges.inferred[edge] ? 40 : 0);
  };
  return [...found.values()].sort((one, two) => place(one[0]) - place(two[0]) || G.relation[one[0]] - G.relation[two[0]]);
}

function groupTitle(edge, node) {
  const relation = relationOf(edge);
  if (relation.name === "holds_position" && G.from[edge] === node) return t("posts");
  if (isMention(edge)) return G.from[edge] === node ? named(relation) : t("sources");
  const way = direction(edge, node);
  return way === "←" ? `← ${named(relation)}` : `${named(relation)} ${way}`;
}

// Posts and meetings in the order of time, all else by weight.
function groupView(edges, node) {
  const sorted = [...edges].sort((one, two) => {
    const byDay = G.edgeDay[two] - G.edgeDay[one];
    return (relationOf(one).name === "has_metric" ? 0 : byDay) || G.edges.support[two] - G.edges.support[one] || one - two;
  });
  const result = el("details", { class: "group" }, el("summary", {}, groupTitle(edges[0], node), " ", el("span", { class: "count" }, String(edges.length))));
  result.open = !isMention(edges[0]) && !(G.edges.inferred[edges[0]] && edges.length > 8);
  const add = (start) => {
    result.append(...sorted.slice(start, start + FIRST_SHOWN).map((edge) => claim(edge, node)));
    const left = sorted.length - start - FIRST_SHOWN;
    if (left > 0) {
      const next = button(t("others", left), () => { next.remove(); add(start + FIRST_SHOWN); }, { class: "small" });
      result.append(next);
    }
  };
  add(0);
  return result;
}

async function showNode(node) {
  const type = typeOf(node);
  const attributes = el("div", {});
  const left = el("div", {});
  setPanel(
    el("p", { class: "kicker" }, mark(type), " ", named(type)),
    el("h2", {}, label(node)),
    actionsOf(node), attributes,
    ...grouped(node).map((edges) => groupView(edges, node)), left);
  const { files, first, last, more } = await detailsOf(node);
  attributes.replaceChildren(list([
    [t("aliases"), G.nodes.alias[node].split("|").join("、")],
    ...Object.entries(more).map(([name, value]) => [attributeName(name), ["duplicate_of", "continues"].includes(name) && G.number.has(value) ? nodeLink(numberOf(value)) : attributeValue(name, value)]),
    [t("mentions"), G.nodes.mentions[node] ? String(G.nodes.mentions[node]) : ""],
    [t("seen"), [...new Set([first, last])].filter(Boolean).join(" – ")],
    [t("files"), filesOf(files)],
  ]));
  const own = new Set(names(node));
  left.replaceChildren(...(await openOf((one) => (type.name === "Article" ? one.article === node : one.candidates.some((word) => own.has(word))))));
}
