// The legend is the filter: types, relations, confidence, support, time.
function changeFilter(change) {
  change();
  refilter();
  drawLegend();
  go(view, true);
}

function toggled(set, member, only, all) {
  if (only) {
    set.clear();
    for (let one = 0; one < all; one++) if (one !== member) set.add(one);
  } else if (!set.delete(member)) set.add(member);
}

function switchRow(set, member, thing, all, swatch) {
  const id = `${all === G.types.length && set === filters.types ? "type" : "relation"}-${thing.name}`;
  const box = el("input", { type: "checkbox", id, checked: !set.has(member), "data-name": thing.name, onchange: () => changeFilter(() => toggled(set, member, false)) });
  return el("div", { class: "switch" }, box, el("label", { for: id }, swatch, el("span", { class: "grow" }, named(thing)), el("span", { class: "count" }, String(thing.count))),
    button(t("only"), () => changeFilter(() => toggled(set, member, true, all)), { class: "only", "aria-label": `${t("only")} ${named(thing)}` }));
}

function filterGroup(key, set, things, swatch) {
  const all = things.length;
  const group = el("details", { class: "filter", "data-group": key }, el("summary", {}, t(key)),
    el("p", { class: "actions" }, button(t("every"), () => changeFilter(() => set.clear()), { class: "small" }), button(t("none"), () => changeFilter(() => things.forEach((_, place) => set.add(place))), { class: "small" })),
    ...things.map((thing, member) => switchRow(set, member, thing, all, swatch(thing))));
  group.open = folded[key] !== true;
  group.addEventListener("toggle", () => { folded[key] = !group.open; });
  return group;
}

const folded = { relations: true };

function slider(key, from, to, step, text) {
  const value = el("output", {}, text(filters[key]));
  const input = el("input", { type: "range", min: from, max: to, step, value: String(filters[key]), "aria-label": t(key), "data-slider": key,
    oninput: (event) => { value.textContent = text(Number(event.target.value)); },
    onchange: (event) => changeFilter(() => { filters[key] = Number(event.target.value); }) });
  return el("label", { class: "slider" }, el("span", {}, t(key), " ", value), input);
}

const months = (number) => Math.floor(number / 10000) * 12 + (Math.floor(number / 100) % 100) - 1;
const monthText = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

// Time in months from the first date to the last; at its end a slider means no bound.
function timeSlider(key, end) {
  const [first, last] = [months(G.firstDay), months(G.lastDay)];
  const now = filters[key] ? months(day(filters[key])) : end ? last : first;
  const bound = (month) => (month === (end ? last : first) ? "" : end ? `${monthText(month)}-31` : `${monthText(month)}-01`);
  const value = el("output", {}, filters[key] || monthText(now));
  const input = el("input", { type: "range", min: first, max: last, step: 1, value: String(now), "aria-label": t(key), "data-slider": key,
    oninput: (event) => { value.textContent = monthText(Number(event.target.value)); },
    onchange: (event) => changeFilter(() => { filters[key] = bound(Number(event.target.value)); }) });
  return el("label", { class: "slider" }, el("span", {}, t(key), " ", value), input);
}

function tick(key, text, hint) {
  return el("div", { class: "switch" }, el("input", { type: "checkbox", id: `tick-${key}`, checked: filters[key], onchange: (event) => changeFilter(() => { filters[key] = event.target.checked; }) }),
    el("label", { for: `tick-${key}` }, hint || "", text));
}

function drawLegend() {
  const dash = (inferred) => svg("svg", { class: "mark", viewBox: "0 0 24 8", width: 24, height: 8, "aria-hidden": "true" }, svg("line", { x1: 0, x2: 24, y1: 4, y2: 4, stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": inferred ? "4 3" : "none" }));
  const most = Math.max(2, Math.min(20, G.edges.support.reduce((one, two) => Math.max(one, two), 1)));
  const kept = $("legend").scrollTop;
  $("legend").replaceChildren(
    el("p", { class: "visible soft", id: "visible" }, t("visible", shownNode.count, shownEdge.count)),
    filterGroup("types", filters.types, G.types, mark),
    filterGroup("relations", filters.relations, G.relations, () => ""),
    slider("confidence", 0, 100, 5, (value) => percent(value / 100)), slider("support", 1, most, 1, (value) => String(Math.max(1, value))),
    ...(G.lastDay && months(G.firstDay) < months(G.lastDay) ? [timeSlider("since", false), timeSlider("until", true)] : []),
    tick("undated", t("undated")), tick("inferred", t("inferred"), dash(true)),
    button(t("reset"), () => changeFilter(resetFilters), { class: "small", id: "reset" }));
  $("legend").scrollTop = kept;
}
