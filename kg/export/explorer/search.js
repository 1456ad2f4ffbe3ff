// Search by name, alias, pinyin and initials: 产改, changai, cg.
const MOST_HITS = 50;
const INSIDE = 7, NONE = 9;
// Bits of letters, a to z: those that a character may be spelt with first, and second; those that each node's names may.
let initials = new Uint32Array(0), seconds = new Uint32Array(0), letters = new Uint32Array(0);
let texts = [];

const bitOf = (letter) => 1 << (letter.charCodeAt(0) - 97);

function prepareSearch() {
  initials = new Uint32Array(65536);
  seconds = new Uint32Array(65536);
  for (const [character, sounds] of Object.entries(G.pinyin)) {
    if (character.length > 1) continue;
    for (const sound of sounds.split(" ")) {
      initials[character.charCodeAt(0)] |= bitOf(sound);
      if (sound.length > 1) seconds[character.charCodeAt(0)] |= bitOf(sound[1]);
    }
  }
  for (let letter = 0; letter < 26; letter++) initials[97 + letter] = 1 << letter;
  G.sounds = new Map(Object.entries(G.pinyin).map(([character, sounds]) => [character, sounds.split(" ")]));
  texts = Array.from({ length: G.n }, (_, node) => names(node).map((name) => name.toLowerCase()));
  letters = Uint32Array.from(texts, (own) => own.reduce((all, text) => all | lettersOf(text), 0));
}

function lettersOf(text) {
  let all = 0;
  for (let at = 0; at < text.length; at++) all |= initials[text.charCodeAt(at)];
  return all;
}

// Whether a spelling may begin at a character, by its first letter and its second (0: there is none).
function begins(text, at, bit, next) {
  const code = text.charCodeAt(at);
  if (!(initials[code] & bit)) return false;
  if (!next || seconds[code] & next || at + 1 === text.length) return true;
  const after = initials[text.charCodeAt(at + 1)];
  return !after || (after & next) !== 0;
}

// Where in text, from its character at, the spelt query ends; -1 where it does not fit.
// A character may be spelt out, by its first letter, and the last one in part.
function spelt(text, at, query, done) {
  if (done === query.length) return at;
  if (at >= text.length) return -1;
  const character = text[at];
  const sounds = G.sounds.get(character);
  if (!sounds) {
    if (character === query[done]) return spelt(text, at + 1, query, done + 1);
    return /[\p{L}\p{N}]/u.test(character) ? -1 : spelt(text, at + 1, query, done);
  }
  for (const sound of sounds) {
    if (query.startsWith(sound, done)) {
      const end = spelt(text, at + 1, query, done + sound.length);
      if (end >= 0) return end;
    }
    if (sound.startsWith(query.slice(done))) return at + 1;
    if (sound[0] === query[done]) {
      const end = spelt(text, at + 1, query, done + 1);
      if (end >= 0) return end;
    }
  }
  return -1;
}

// How well a query fits a text, 0 best, 9 not at all; aliases come behind labels. Where it may be spelt, bit is that of
// its first letter; inside: whether a spelling that begins inside the text is of use.
function fit(text, query, bit, alias, inside) {
  if (text === query) return alias ? 1 : 0;
  const at = text.indexOf(query);
  const next = bit && query.length > 1 ? bitOf(query[1]) : 0;
  if (at === 0) return alias ? 4 : 3;
  if (bit) {
    const first = begins(text, 0, bit, next) ? spelt(text, 0, query, 0) : -1;
    if (first === text.length) return 2;
    if (first >= 0) return 5;
  }
  if (at > 0) return INSIDE - 1;
  if (bit && inside) {
    for (let start = 1; start < text.length; start++) {
      if (begins(text, start, bit, next) && spelt(text, start, query, 0) >= 0) return INSIDE;
    }
  }
  return NONE;
}

// The words of a query, each with the bit of its first letter where it may be spelt; letters alone are one word.
function wordsIn(query) {
  const letters = query.replace(/[\s']/g, "");
  const words = /^[a-z]+$/.test(letters) ? [letters] : query.split(/\s+/);
  return words.map((word) => [word, /^[a-z]+$/.test(word) ? bitOf(word) : 0]);
}

// All words must fit some name of a node; it ranks by the one that fits worst.
function search(query, wanted) {
  const words = wordsIn(query.trim().toLowerCase());
  if (!words[0][0]) return [];
  const found = Array.from({ length: 8 }, () => []);
  for (const node of G.order) {
    if (wanted && !wanted(node)) continue;
    const own = texts[node], inside = found[INSIDE].length < MOST_HITS;
    let worst = 0;
    for (const [word, first] of words) {
      const bit = first & letters[node];
      let best = NONE;
      for (let one = 0; one < own.length && best; one++) best = Math.min(best, fit(own[one], word, bit, one > 0, inside));
      worst = Math.max(worst, best);
      if (worst === NONE) break;
    }
    if (worst < NONE && found[worst].length < MOST_HITS) found[worst].push(node);
    if (found[0].length + found[1].length + found[2].length >= MOST_HITS) break;
  }
  return found.flat().slice(0, MOST_HITS);
}

function hitRow(node, query, box, place) {
  const type = typeOf(node);
  const words = query.trim().split(/\s+/);
  const alias = names(node).slice(1).find((name) => words.every((word) => name.toLowerCase().includes(word.toLowerCase()))) || names(node)[1];
  return el("li", { id: `${box}-${place}`, role: "option", "data-node": idOf(node), "aria-selected": "false" },
    mark(type), el("span", { class: "hit" }, el("span", {}, ...marked(label(node), words)),
      alias ? el("small", {}, ...marked(alias, words)) : ""),
    el("small", { class: "kind" }, named(type)), el("small", { class: "count" }, String(G.facts[node])));
}

// Makes an input with its list a search box; onpick gets the node chosen.
function searchBox(input, hits, onpick, wanted) {
  let chosen = -1;
  const rows = () => [...hits.querySelectorAll("li[role=option]")];
  function choose(next) {
    const all = rows();
    if (!all.length) return;
    chosen = (next + all.length) % all.length;
    all.forEach((row, place) => row.setAttribute("aria-selected", String(place === chosen)));
    input.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  }
  function close() {
    hits.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function update() {
    const query = input.value;
    const found = search(query, wanted);
    hits.replaceChildren(...found.map((node, place) => hitRow(node, query, hits.id, place)));
    if (query.trim() && !found.length) hits.append(el("li", { class: "soft" }, t("nothing")));
    hits.hidden = !query.trim();
    chosen = -1;
    input.setAttribute("aria-expanded", String(!hits.hidden));
    if (found.length) choose(0);
  }
  function take(row) {
    const node = numberOf(row.dataset.node);
    close();
    input.value = "";
    input.blur();
    onpick(node);
  }
  input.addEventListener("input", update);
  input.addEventListener("focus", () => { if (input.value) update(); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { choose(chosen + 1); event.preventDefault(); }
    else if (event.key === "ArrowUp") { choose(chosen - 1); event.preventDefault(); }
    else if (event.key === "Escape") { close(); input.value = ""; event.stopPropagation(); }
    else if (event.key === "Enter" && !event.isComposing && rows()[Math.max(0, chosen)]) take(rows()[Math.max(0, chosen)]);
  });
  hits.addEventListener("pointerdown", (event) => event.preventDefault());
  hits.addEventListener("click", (event) => { const row = event.target.closest("li[role=option]"); if (row) take(row); });
  input.addEventListener("blur", () => setTimeout(close, 120));
}
