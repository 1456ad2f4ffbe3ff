// The graph as columns: numbers stand for nodes and edges everywhere, ids only in addresses and files.
const explorer = (window.explorer = {});
const G = {};

async function unpack(name) {
  const packed = atob(document.getElementById(name).textContent);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at++) bytes[at] = packed.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

async function load() {
  const core = await unpack("core");
  Object.assign(G, core);
  const { nodes, edges } = core;
  G.n = nodes.id.length;
  G.m = edges.from.length;
  G.number = new Map(nodes.id.map((id, place) => [id, place]));
  G.mentionsRelation = core.relations.findIndex((one) => one.name === "mentions");
  G.articleType = core.types.findIndex((one) => one.name === "Article");
  G.from = Int32Array.from(edges.from);
  G.to = Int32Array.from(edges.to);
  G.relation = Uint8Array.from(edges.relation);
  G.type = Uint8Array.from(nodes.type);
  G.x = Float32Array.from(nodes.x);
  G.y = Float32Array.from(nodes.y);
  connect();
  rank();
  date();
}

// The edges of each node, behind one another: those of node i stand at offsets[i] up to offsets[i + 1].
function connect() {
  const degree = new Int32Array(G.n + 1);
  for (let edge = 0; edge < G.m; edge++) {
    degree[G.from[edge]]++;
    if (G.to[edge] !== G.from[edge]) degree[G.to[edge]]++;
  }
  G.offsets = new Int32Array(G.n + 1);
  for (let node = 0; node < G.n; node++) G.offsets[node + 1] = G.offsets[node] + degree[node];
  const next = G.offsets.slice();
  G.around = new Int32Array(G.offsets[G.n]);
  for (let edge = 0; edge < G.m; edge++) {
    G.around[next[G.from[edge]]++] = edge;
    if (G.to[edge] !== G.from[edge]) G.around[next[G.to[edge]]++] = edge;
  }
}

function edgesOf(node) {
  return G.around.subarray(G.offsets[node], G.offsets[node + 1]);
}

function other(edge, node) {
  return G.from[edge] === node ? G.to[edge] : G.from[edge];
}

// Importance is the number of facts; what is only mentioned often comes behind.
function rank() {
  G.facts = new Int32Array(G.n);
  for (let edge = 0; edge < G.m; edge++) {
    if (G.relation[edge] === G.mentionsRelation) continue;
    G.facts[G.from[edge]]++;
    G.facts[G.to[edge]]++;
  }
  const weight = Float64Array.from(G.facts, (facts, node) => facts + Math.min(0.9, G.nodes.mentions[node] / 1000));
  G.order = Int32Array.from({ length: G.n }, (_, node) => node).sort((one, two) => weight[two] - weight[one] || one - two);
}

// A day as a number that compares; a month or a year counts as its first day.
function day(text) {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text);
  return found ? found[1] * 10000 + (found[2] || 1) * 100 + Number(found[3] || 1) : 0;
}

// When an edge holds: its own date, else that of the meeting or document at its end, else that of its article.
function date() {
  const days = G.strings.map(day);
  const { edges, nodes } = G;
  G.nodeDay = Int32Array.from(nodes.date, (text) => days[text]);
  G.edgeDate = new Int32Array(G.m);
  G.edgeDay = new Int32Array(G.m);
  for (let edge = 0; edge < G.m; edge++) {
    const [from, to, article] = [G.from[edge], G.to[edge], edges.article[edge]];
    const own = edges.since[edge] || edges.until[edge];
    const told = G.type[from] === G.articleType ? nodes.date[from] : nodes.date[to] || nodes.date[from];
    // What follows from names and codes holds at no time of its own.
    const last = edges.inferred[edge] || article < 0 ? 0 : nodes.date[article];
    G.edgeDate[edge] = own || told || last;
    G.edgeDay[edge] = days[G.edgeDate[edge]];
  }
  const known = G.edgeDay.filter((one) => one > 0).sort();
  G.firstDay = known.length ? known[0] : 0;
  G.lastDay = known.length ? known[known.length - 1] : 0;
}

const label = (node) => G.nodes.label[node];
const typeOf = (node) => G.types[G.type[node]];
const relationOf = (edge) => G.relations[G.relation[edge]];
const noteOf = (edge) => G.strings[G.edges.note[edge]];
const dateOf = (edge) => G.strings[G.edgeDate[edge]];
const names = (node) => [label(node), ...G.nodes.alias[node].split("|")].filter(Boolean);
const isMention = (edge) => G.relation[edge] === G.mentionsRelation;

function heldFrom(edge) {
  const [since, until] = [G.strings[G.edges.since[edge]], G.strings[G.edges.until[edge]]];
  return until && until !== since ? `${since}–${until}` : since;
}

const chunks = new Map();

async function chunk(kind, number) {
  const size = G.chunks[kind];
  const name = `${kind}-${Math.floor(number / size)}`;
  if (!chunks.has(name)) chunks.set(name, unpack(name));
  return (await chunks.get(name))[number % size];
}

async function proofsOf(edge) {
  const [id, files, more, proofs] = await chunk("edges", edge);
  return {
    id, files, more,
    proofs: proofs.map(([sentence, article, place, rule, sure, start, end, ...words]) =>
      ({ sentence, article, place, rule, sure, start, end, words })),
  };
}

async function detailsOf(node) {
  const [files, first, last, more] = await chunk("nodes", node);
  return { files, first, last, more };
}

async function openReadings() {
  if (!chunks.has("open")) chunks.set("open", unpack("open"));
  return (await chunks.get("open")).map(([kind, text, reason, candidates, sentence, path, article, sure, rule]) =>
    ({ kind, text, reason, candidates, sentence, path, article, sure, rule }));
}
