// The subgraph in view as GraphML, GEXF and CSV, with its sentences: as the files beside the page have them.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const NODE_FIELDS = ["label", "type", "type_zh", "aliases", "sources", "mentions", "first_seen", "last_seen"];
const EDGE_FIELDS = ["relation", "label", "detail", "basis", "confidence", "support", "sources", "date", "evidence", "rule", "article", "place"];
const NUMERIC = { mentions: ["long", "long"], confidence: ["double", "double"], support: ["long", "long"], weight: ["double", "double"] };

function xml(text) {
  return String(text).replace(FORBIDDEN, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/[\t\n\r]/g, (one) => `&#${one.charCodeAt(0)};`);
}

async function nodeRow(node) {
  const { files, first, last, more } = await detailsOf(node);
  const type = typeOf(node);
  return { ...more, id: idOf(node), node, label: label(node), type: type.name, type_zh: type.zh, aliases: G.nodes.alias[node], sources: files, mentions: G.nodes.mentions[node], first_seen: first, last_seen: last };
}

async function edgeRow(edge) {
  const { id, files, proofs } = await proofsOf(edge);
  const [best] = proofs;
  const relation = relationOf(edge);
  return {
    id, edge, source: idOf(G.from[edge]), target: idOf(G.to[edge]), relation: relation.name, label: relation.zh, detail: noteOf(edge),
    basis: G.edges.inferred[edge] ? "inferred" : "stated", confidence: G.edges.confidence[edge] / 100, support: G.edges.support[edge], sources: files, date: dateOf(edge),
    evidence: proofs.map((proof) => proof.sentence).filter(Boolean).join(" | "), rule: best ? best.rule : "", article: best && best.article >= 0 ? label(best.article) : "", place: best ? best.place : "",
  };
}

// Gephi joins parallel edges that share a kind.
function apart(edges) {
  const seen = new Map();
  return edges.map((row) => {
    const ends = `${row.source} ${row.target} ${row.relation}`, nth = (seen.get(ends) || 0) + 1;
    seen.set(ends, nth);
    return { ...row, kind: nth > 1 ? `${row.relation} ${nth}` : row.relation, weight: Math.max(1, row.support) };
  });
}

async function rows() {
  const { nodes, edges } = scope();
  return { nodes: await Promise.all(nodes.map(nodeRow)), edges: apart(await Promise.all(edges.map(edgeRow))) };
}

function fields(all, first, without) {
  const found = new Set(first);
  for (const row of all) for (const name of Object.keys(row)) if (!without.includes(name)) found.add(name);
  return [...found];
}

const nodeFields = (nodes) => fields(nodes, NODE_FIELDS, ["id", "node"]);

async function saveGraphml() {
  const { nodes, edges } = await rows();
  const key = (owner, prefix) => (name, place) => `<key id="${prefix}${place}" for="${owner}" attr.name="${xml(name)}" attr.type="${NUMERIC[name] ? NUMERIC[name][0] : "string"}"/>\n`;
  const data = (row, names2, prefix) => names2.map((name, place) => (row[name] === undefined || row[name] === "" ? "" : `<data key="${prefix}${place}">${xml(row[name])}</data>`)).join("");
  const own = nodeFields(nodes), edgeOwn = [...EDGE_FIELDS, "kind", "weight"];
  download(fileName("graphml"), [
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
    ...own.map(key("node", "n")), ...edgeOwn.map(key("edge", "e")), '<graph edgedefault="directed">\n',
    ...nodes.map((row) => `<node id="${xml(row.id)}">${data(row, own, "n")}</node>\n`),
    ...edges.map((row) => `<edge id="${xml(row.id)}" source="${xml(row.source)}" target="${xml(row.target)}">${data(row, edgeOwn, "e")}</edge>\n`),
    "</graph>\n</graphml>\n",
  ], "application/xml");
}

async function saveGexf() {
  const { nodes, edges } = await rows();
  const own = nodeFields(nodes).filter((name) => name !== "label");
  const edgeOwn = EDGE_FIELDS.filter((name) => name !== "label");
  const declared = (kind, names2) => `<attributes class="${kind}">${names2.map((name, place) => `<attribute id="${place}" title="${xml(name)}" type="${NUMERIC[name] ? NUMERIC[name][1] : "string"}"/>`).join("")}</attributes>\n`;
  const values = (row, names2) => `<attvalues>${names2.map((name, place) => (row[name] === undefined || row[name] === "" ? "" : `<attvalue for="${place}" value="${xml(row[name])}"/>`)).join("")}</attvalues>`;
  const colour = (node) => { const hex = typeOf(node).color; return `<viz:color r="${parseInt(hex.slice(1, 3), 16)}" g="${parseInt(hex.slice(3, 5), 16)}" b="${parseInt(hex.slice(5, 7), 16)}"/>`; };
  download(fileName("gexf"), [
    '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n<graph mode="static" defaultedgetype="directed">\n',
    declared("node", own), declared("edge", edgeOwn), "<nodes>\n",
    ...nodes.map((row) => `<node id="${xml(row.id)}" label="${xml(row.label)}">${values(row, own)}${colour(row.node)}</node>\n`), "</nodes>\n<edges>\n",
    ...edges.map((row) => `<edge id="${xml(row.id)}" source="${xml(row.source)}" target="${xml(row.target)}" kind="${xml(row.kind)}" label="${xml(row.label)}" weight="${row.weight}">${values(row, edgeOwn)}</edge>\n`),
    "</edges>\n</graph>\n</gexf>\n",
  ], "application/xml");
}

// Text that a spreadsheet would run as a formula stands behind an apostrophe.
function inert(value) {
  return typeof value === "string" && /^'*[=+\-@＝＋－＠\t\r\n]/.test(value) ? `'${value}` : String(value);
}

function csvCell(value) {
  const safe = value === undefined ? "" : inert(value);
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function saveCsv(kind) {
  const found = (await rows())[kind];
  const own = kind === "nodes" ? nodeFields(found) : EDGE_FIELDS;
  const ids = kind === "nodes" ? ["Id"] : ["Source", "Target", "Id"];
  const head = (row) => (kind === "nodes" ? [row.id] : [row.source, row.target, row.id]);
  const lines = found.map((row) => [...head(row), ...own.map((name) => row[name])].map(csvCell).join(","));
  download(`${kind}.csv`, [`\ufeff${[...ids, ...own].map(csvCell).join(",")}\n`, ...lines.map((line) => `${line}\n`)], "text/csv");
}
