"use strict";
// The picture, the legend and the search.
(function () {
  const drawn = JSON.parse(document.getElementById("graph-data").textContent);
  const { data, el, both, dot, claims } = explorer;
  const FEW = 30;
  const MANY = 8000;
  const NONE = " "; // vis-network keeps a label that is set to the empty text
  const hidden = new Set();
  const mentions = document.getElementById("mentions");
  const nodes = new vis.DataSet(drawn.nodes);
  const edges = new vis.DataSet(drawn.edges);
  const shownNode = (item) => !hidden.has(item.group);
  const shownEdge = (item) => data.edges[item.id].relation !== "mentions" || mentions.checked;
  const nodesView = new vis.DataView(nodes, { filter: shownNode });
  const edgesView = new vis.DataView(edges, { filter: shownEdge });
  const network = new vis.Network(document.getElementById("canvas"), { nodes: nodesView, edges: edgesView },
    drawn.options);
  let labelled = new Set();
  let focus = "";

  function label(ids) {
    const wanted = new Set(edgesView.length <= FEW ? edgesView.getIds() : ids);
    const changed = [];
    for (const id of labelled) if (!wanted.has(id)) changed.push({ id, label: NONE });
    for (const id of wanted) if (!labelled.has(id)) changed.push({ id, label: data.edges[id].label });
    labelled = wanted;
    if (changed.length) edges.update(changed);
  }

  function around(id) {
    return claims.get(id).filter((edge) => edgesView.get(edge) !== null);
  }

  // The rest of the picture steps back while some edges (ids) and their ends, or one node, are looked at.
  function dim(ids, id) {
    if (drawn.nodes.length + drawn.edges.length > MANY) return;
    const own = new Set(ids);
    const near = new Set(id ? [id] : []);
    for (const edge of ids) near.add(data.edges[edge].from).add(data.edges[edge].to);
    nodes.update(drawn.nodes.map((item) => {
      const away = near.size > 0 && !near.has(item.id);
      return { id: item.id, opacity: away ? 0.18 : 1, font: { ...item.font, color: away ? "#b9bec7" : "#1c2430" } };
    }));
    const colour = drawn.options.edges.color;
    edges.update(drawn.edges.map((item) => {
      return { id: item.id, color: { ...colour, color: near.size && !own.has(item.id) ? "#e9ecf1" : colour.color } };
    }));
  }

  function clear() {
    focus = "";
    network.unselectAll();
    dim([], "");
    label([]);
    explorer.showHelp();
  }

  function look(id) {
    focus = id;
    network.selectNodes([id], false);
    dim(around(id), id);
    label(around(id));
    explorer.showNode(id);
  }

  explorer.select = function (id) {
    const type = data.nodes[id].type;
    if (hidden.has(type)) toggle(type);
    look(id);
    network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: { duration: 300 } });
  };

  explorer.selectEdge = function (id) {
    focus = "";
    network.selectEdges(edgesView.get(id) === null ? [] : [id]);
    dim([id], "");
    label([id]);
    explorer.showEdge(id);
  };

  network.on("click", (event) => {
    if (event.nodes.length) look(event.nodes[0]);
    else if (event.edges.length) explorer.selectEdge(event.edges[0]);
    else clear();
  });
  network.on("hoverEdge", ({ edge }) => label([...(focus ? around(focus) : []), edge]));
  network.on("blurEdge", () => label(focus ? around(focus) : network.getSelectedEdges()));

  function toggle(type) {
    if (!hidden.delete(type)) hidden.add(type);
    document.querySelectorAll("#types button").forEach((button) => {
      button.setAttribute("aria-pressed", String(!hidden.has(button.dataset.type)));
    });
    nodesView.refresh();
  }

  for (const type of data.types) {
    document.getElementById("types").append(el("button",
      { type: "button", "data-type": type.name, "aria-pressed": "true", onclick: () => toggle(type.name) },
      dot(type.name), el("span", { class: "name" }, both(type.zh, type.name)),
      el("span", { class: "count" }, String(type.count))));
  }
  mentions.addEventListener("change", () => { edgesView.refresh(); if (focus) look(focus); else label([]); });
  document.getElementById("fit").addEventListener("click", () => network.fit({ animation: { duration: 300 } }));

  const query = document.getElementById("query");
  const hits = document.getElementById("hits");
  const names = Object.entries(data.nodes).map(([id, item]) => {
    return { id, item, text: `${item.label}|${item.aliases}`.toLowerCase() };
  });

  function rank(found, word) {
    const name = found.item.label.toLowerCase();
    if (name === word) return 0;
    return name.startsWith(word) ? 1 : name.includes(word) ? 2 : 3;
  }

  function search() {
    const word = query.value.trim().toLowerCase();
    const found = word ? names.filter((one) => one.text.includes(word)) : [];
    found.sort((a, b) => rank(a, word) - rank(b, word) || claims.get(b.id).length - claims.get(a.id).length);
    hits.replaceChildren(...found.slice(0, 50).map(({ id, item }) => {
      const choose = () => { hits.hidden = true; explorer.select(id); };
      return el("li", {}, el("button", { type: "button", onclick: choose }, dot(item.type), " ", item.label, " ",
        el("small", {}, item.type_zh)));
    }));
    if (word && !found.length) hits.append(el("li", { class: "soft" }, both("没有找到", "nothing found")));
    hits.hidden = !word;
  }

  query.addEventListener("input", search);
  query.addEventListener("focus", search);
  query.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hits.hidden = true;
    if (event.key === "Enter" && hits.querySelector("button")) hits.querySelector("button").click();
  });
  document.addEventListener("click", (event) => {
    if (!document.getElementById("search").contains(event.target)) hits.hidden = true;
  });

  const facts = Object.values(data.edges).filter((edge) => edge.relation !== "mentions").length;
  const articles = (data.types.find((type) => type.name === "Article") || { count: 0 }).count;
  document.getElementById("counts").append(
    both(`${names.length} 个实体`, "entities"), " · ", both(`${facts} 条事实`, "facts"), " · ",
    both(`${articles} 篇报道`, "articles"));
  explorer.network = network;
  clear();
  if (names.length) network.fit();
})();
