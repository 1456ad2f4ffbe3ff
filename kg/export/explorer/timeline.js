// What happened when: the dated facts of one entity, or of all, the latest first.
const MOST_DATED = 150;

// A programme or a body is also told of by its parts: one step further for documents, meetings and parts.
function factsAround(node) {
  const found = new Set(visibleEdges(node).filter((edge) => !isMention(edge)));
  for (const edge of [...found]) {
    const next = other(edge, node);
    if (!["Event", "PolicyDocument"].includes(typeOf(next).name)) continue;
    for (const further of visibleEdges(next)) if (["issues", "organizes", "held_in", "adopts"].includes(relationOf(further).name)) found.add(further);
  }
  return [...found];
}

function everyFact() {
  const found = [];
  for (let edge = 0; edge < G.m; edge++) if (shownEdge.mask[edge] && !isMention(edge)) found.push(edge);
  return found;
}

function factLine(edge) {
  const details = stepView(edge);
  details.classList.add("line");
  return details;
}

function showTimeline(node) {
  const stage = $("sheet");
  const edges = (node >= 0 ? factsAround(node) : everyFact()).filter((edge) => G.edgeDay[edge] > 0);
  edges.sort((one, two) => G.edgeDay[two] - G.edgeDay[one] || one - two);
  const head = el("div", { class: "sheet-head" }, el("h2", {}, `${t("time")}${node >= 0 ? ` · ${label(node)}` : ""}`), el("span", { class: "soft" }, t("ownFacts", edges.length)),
    sinceBox("since"), sinceBox("until"));
  const body = el("div", { class: "timeline" });
  const add = (start) => {
    let month = start ? dateOf(edges[start - 1]).slice(0, 7) : "";
    for (const edge of edges.slice(start, start + MOST_DATED)) {
      if (dateOf(edge).slice(0, 7) !== month) {
        month = dateOf(edge).slice(0, 7);
        body.append(el("h3", {}, month));
      }
      body.append(el("div", { class: "moment" }, el("time", {}, dateOf(edge)), factLine(edge)));
    }
    const left = edges.length - start - MOST_DATED;
    if (left > 0) { const next = button(t("others", left), () => { next.remove(); add(start + MOST_DATED); }, { class: "small" }); body.append(next); }
  };
  if (edges.length) add(0); else body.append(el("p", { class: "soft" }, t("noDated")));
  stage.replaceChildren(head, body);
  stage.scrollTop = 0;
}

function sinceBox(key) {
  const input = el("input", { type: "date", value: filters[key], "aria-label": t(key), "data-date": key, onchange: (event) => changeFilter(() => { filters[key] = event.target.value; }) });
  return el("label", { class: "date" }, t(key), " ", input);
}
