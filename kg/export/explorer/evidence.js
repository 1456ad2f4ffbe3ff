// The evidence panel: every sentence that says an edge, with its words highlighted, and where it stands.
const percent = (value) => Number(value).toFixed(2);

// A link of this page: an address of a view, never one that a document gives.
function nodeLink(node) {
  const address = addressOf({ v: "focus", id: idOf(node) });
  return el("a", { href: address, "data-node": idOf(node), onclick: (event) => { if (plainClick(event)) openNode(node); } }, label(node));
}

function edgeLink(edge, text) {
  return el("a", { href: addressOf({ ...view, e: String(edge) }), "data-open": String(edge), onclick: (event) => { if (plainClick(event)) openEdge(edge); } }, text);
}

// A click with a key held is the browser's: a new tab.
function plainClick(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return false;
  event.preventDefault();
  return true;
}

function filesOf(files) {
  const all = files.split("|").filter(Boolean);
  if (all.length < 2) return all.join("");
  return el("details", {}, el("summary", {}, String(all.length)), ...all.map((file) => el("div", {}, file)));
}

function basisTag(edge) {
  return G.edges.inferred[edge] ? el("span", { class: "tag open" }, t("inferred")) : "";
}

// The words to mark: those that the rule read, else the names of both ends, and what the edge says beside them.
function wordsOf(edge, proof) {
  const told = proof.words.filter(Boolean);
  const ends = told.length === 2 ? told : [...names(G.from[edge]), ...names(G.to[edge])];
  const tight = ends.map((word) => word.replace(/\s+/g, ""));
  const note = noteOf(edge).split(" · ").flatMap((part) => [part, part.replace(/[超近约逾余多]/g, "")]);
  return [...ends, ...tight, ...note].filter((word) => word && word.length > 1 && proof.sentence.includes(word));
}

function proofView(edge, proof) {
  const article = proof.article >= 0 ? nodeLink(proof.article) : "";
  const when = proof.article >= 0 ? G.strings[G.nodes.date[proof.article]] : "";
  const actions = el("p", { class: "actions" },
    proof.sentence ? button(t("copyText"), () => copy(proof.sentence), { class: "small" }) : "",
    proof.article >= 0 ? button(t("copyCite"), async () => copy(await citationOf(proof)), { class: "small cite" }) : "");
  return el("div", { class: "proof" },
    proof.sentence ? el("blockquote", {}, ...marked(proof.sentence, wordsOf(edge, proof))) : el("p", { class: "soft" }, t("noSentence")),
    list([
      [t("article"), article], [t("date"), when], [t("place"), proof.place],
      [t("characters"), proof.sentence ? `${proof.start}–${proof.end}` : ""], [t("rule"), proof.rule], [t("sure"), percent(proof.sure)],
    ]), actions);
}

async function proofViews(edge) {
  const { files, more, proofs } = await proofsOf(edge);
  const rows = Object.entries(more).map(([name, value]) => [attributeName(name), attributeValue(name, value)]);
  const views = proofs.map((proof) => proofView(edge, proof));
  if (!views.length) views.push(el("p", { class: "soft" }, t("noSentence")));
  return [...views, list([...rows, [t("files"), filesOf(files)]])];
}

// An edge on its own in the panel.
async function showEdge(edge) {
  const relation = relationOf(edge);
  const body = el("div", { class: "proofs" }, el("p", { class: "soft" }, t("loading")));
  const note = noteOf(edge);
  setPanel(
    el("p", { class: "kicker" }, named(relation), note ? el("span", { class: "tag" }, note) : "", basisTag(edge)),
    el("h2", { class: "ends" }, nodeLink(G.from[edge]), el("span", { class: "arrow" }, relation.symmetric ? " ↔ " : " → "), nodeLink(G.to[edge])),
    list([
      [t("date"), heldFrom(edge) || dateOf(edge)], [t("sure"), percent(G.edges.confidence[edge] / 100)],
      [t("sentences"), String(G.edges.support[edge])], [t("basis"), G.edges.inferred[edge] ? t("inferred") : t("stated")],
    ]),
    body);
  body.replaceChildren(...(await proofViews(edge)), ...(await openOf((one) => one.kind === "claim" && aboutEdge(one, edge))));
}

function aboutEdge(one, edge) {
  return one.text === `${label(G.from[edge])} | ${relationOf(edge).name} | ${label(G.to[edge])}`;
}

// What was left open, and so is no fact: the words, why, and what they might mean.
async function openOf(wanted) {
  const found = (await openReadings()).filter(wanted);
  if (!found.length) return [];
  return [el("details", { class: "group unresolved", open: true }, el("summary", {}, `${t("open")} ${found.length}`),
    ...found.map((one) => el("div", { class: "proof" },
      el("p", {}, el("strong", {}, one.text), " ", el("span", { class: "tag open" }, one.reason)),
      el("p", {}, `${t("candidates")}: ${one.candidates.join("、") || t("noCandidate")}`),
      el("blockquote", {}, ...marked(one.sentence, [one.text])),
      el("p", { class: "soft" }, one.path))))];
}

// One claim of a node's panel: its other end, what is said beside, and on opening the sentences.
function claim(edge, node) {
  const next = other(edge, node);
  const note = noteOf(edge);
  const when = heldFrom(edge) || dateOf(edge);
  const details = el("details", { class: "claim", "data-edge": String(edge) },
    el("summary", {}, mark(typeOf(next)), " ", nodeLink(next), note ? el("span", { class: "tag" }, note) : "", basisTag(edge),
      when ? el("small", { class: "when" }, when) : ""));
  details.addEventListener("toggle", async () => {
    if (!details.open || details.dataset.filled) return;
    details.dataset.filled = "1";
    if (drawn.edges) select(-1, edge);
    details.append(...(await proofViews(edge)));
  });
  return details;
}
