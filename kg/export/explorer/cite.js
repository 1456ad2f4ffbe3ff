// Citations after GB/T 7714—2015: numbered style, newspaper article [N], online [EB/OL], [N/OL].
function authorsOf(article) {
  const found = [];
  for (const edge of edgesOf(article)) {
    if (relationOf(edge).name === "written_by" && G.from[edge] === article) found.push(label(G.to[edge]));
  }
  const people = [...new Set(found)];
  return people.length > 3 ? `${people.slice(0, 3).join(", ")}, 等` : people.join(", ");
}

function paperOf(article, details) {
  for (const edge of edgesOf(article)) {
    if (relationOf(edge).name === "published_in" && G.from[edge] === article) return label(G.to[edge]);
  }
  return details.more.publisher || "";
}

const isoToday = () => new Date().toLocaleDateString("sv-SE");

// 作者. 题名[N]. 报纸, 日期. — online: 作者. 题名[N/OL]. 报纸, 日期[引用日期]. 网址.
async function citation(article) {
  const details = await detailsOf(article);
  const url = details.more.url || "";
  const paper = paperOf(article, details);
  const when = G.strings[G.nodes.date[article]];
  const kind = paper ? (url ? "N/OL" : "N") : url ? "EB/OL" : "Z";
  const parts = [authorsOf(article), `${label(article)}[${kind}]`];
  if (kind === "EB/OL") parts.push(`${when ? `(${when})` : ""}[${isoToday()}]`, url);
  else {
    // What no paper is known of is cited by its file.
    const source = [paper || details.files.split("|")[0], when].filter(Boolean).join(", ");
    parts.push(url ? `${source}[${isoToday()}]` : source, url);
  }
  return `${parts.filter(Boolean).join(". ")}.`;
}

async function citationOf(proof) {
  if (proof.article < 0) return proof.place;
  const cited = await citation(proof.article);
  // A page of the file tells a reader where to look.
  const page = / (第[^ ]+页)$/.exec(proof.place);
  return page ? cited.replace(/\.$/, `: ${page[1]}.`) : cited;
}
