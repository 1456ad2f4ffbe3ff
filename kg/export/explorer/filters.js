// What is shown: types, relations, confidence, support and time. The masks say it for each node and edge.
const filters = { types: new Set(), relations: new Set(), confidence: 0, support: 0, since: "", until: "", undated: true, inferred: true };
const shownNode = { mask: new Uint8Array(0), count: 0 };
const shownEdge = { mask: new Uint8Array(0), count: 0 };

function resetFilters() {
  filters.types.clear();
  filters.relations = new Set(G.mentionsRelation >= 0 ? [G.mentionsRelation] : []);
  Object.assign(filters, { confidence: 0, support: 0, since: "", until: "", undated: true, inferred: true });
}

// Only what could be cut off by more than a type makes a node without edges disappear.
function narrowed() {
  return filters.confidence > 0 || filters.support > 1 || filters.since || filters.until || !filters.inferred
    || [...filters.relations].some((one) => one !== G.mentionsRelation);
}

function refilter() {
  const { edges } = G;
  const since = filters.since ? day(filters.since) : 0;
  const until = filters.until ? day(filters.until) : 99999999;
  const timed = filters.since || filters.until;
  const types = Uint8Array.from(G.types, (_, type) => !filters.types.has(type));
  const relations = Uint8Array.from(G.relations, (_, relation) => !filters.relations.has(relation));
  const mask = new Uint8Array(G.m);
  const linked = new Uint8Array(G.n);
  let count = 0;
  for (let edge = 0; edge < G.m; edge++) {
    const when = G.edgeDay[edge];
    if (relations[G.relation[edge]] && types[G.type[G.from[edge]]] && types[G.type[G.to[edge]]]
      && edges.confidence[edge] >= filters.confidence && (filters.support < 2 || edges.support[edge] >= filters.support)
      && (filters.inferred || !edges.inferred[edge])
      && (!timed || (when ? when >= since && when <= until : filters.undated))) {
      mask[edge] = 1;
      linked[G.from[edge]] = linked[G.to[edge]] = 1;
      count++;
    }
  }
  Object.assign(shownEdge, { mask, count });
  const all = !narrowed();
  shownNode.mask = Uint8Array.from(G.type, (type, node) => types[type] && (all || linked[node]));
  shownNode.count = shownNode.mask.reduce((sum, one) => sum + one, 0);
}

// The visible edges between a node and others, the weightiest first.
function visibleEdges(node) {
  return [...edgesOf(node)].filter((edge) => shownEdge.mask[edge]);
}

// What the address keeps of the filters, and how it gives them back.
function filterParams() {
  const result = {};
  const usual = (set) => [...set].filter((one) => one !== G.mentionsRelation);
  if (filters.types.size) result.ht = [...filters.types].map((one) => G.types[one].name).join(".");
  if (usual(filters.relations).length) result.hr = usual(filters.relations).map((one) => G.relations[one].name).join(".");
  if (G.mentionsRelation >= 0 && !filters.relations.has(G.mentionsRelation)) result.m = "1";
  if (filters.confidence) result.c = String(filters.confidence);
  if (filters.support > 1) result.s = String(filters.support);
  if (filters.since) result.since = filters.since;
  if (filters.until) result.until = filters.until;
  if (!filters.undated) result.u = "0";
  if (!filters.inferred) result.i = "0";
  return result;
}

function readFilters(params) {
  resetFilters();
  const numbers = (key, things) => (params.get(key) || "").split(".").map((name) => things.findIndex((one) => one.name === name)).filter((one) => one >= 0);
  filters.types = new Set(numbers("ht", G.types));
  for (const relation of numbers("hr", G.relations)) filters.relations.add(relation);
  if (params.get("m")) filters.relations.delete(G.mentionsRelation);
  filters.confidence = Number(params.get("c")) || 0;
  filters.support = Number(params.get("s")) || 0;
  filters.since = day(params.get("since") || "") ? params.get("since") : "";
  filters.until = day(params.get("until") || "") ? params.get("until") : "";
  filters.undated = params.get("u") !== "0";
  filters.inferred = params.get("i") !== "0";
}
