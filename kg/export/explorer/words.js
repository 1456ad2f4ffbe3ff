// The words of the page, Chinese and English, and the switch between them.
const WORDS = {
  title: ["知识图谱", "Knowledge graph"],
  query: ["查名称、别名、拼音或首字母", "Search name, alias, pinyin or initials"],
  nothing: ["没有找到", "Nothing found"],
  found: ["{0} 个结果", "{0} results"],
  counts: ["{0} 个实体 · {1} 条事实 · {2} 篇报道", "{0} entities · {1} facts · {2} articles"],
  all: ["全部", "Overview"], focus: ["聚焦", "Focus"], path: ["路径", "Path"], time: ["时间线", "Timeline"],
  provinces: ["分省", "Provinces"], table: ["表格", "Table"], start: ["首页", "Home"],
  back: ["后退", "Back"], forward: ["前进", "Forward"], fit: ["适应窗口", "Fit"], zoomIn: ["放大", "Zoom in"],
  zoomOut: ["缩小", "Zoom out"], filters: ["筛选", "Filters"], types: ["类型", "Types"], relations: ["关系", "Relations"],
  confidence: ["置信度不低于", "Confidence at least"], support: ["句数不少于", "Sentences at least"],
  since: ["自", "From"], until: ["至", "To"], undated: ["含无日期的", "Undated too"],
  inferred: ["推断", "inferred"], stated: ["原文", "stated"], reset: ["清除筛选", "Clear filters"], every: ["全选", "All"],
  none: ["全不选", "None"], only: ["只看", "Only"], language: ["English", "中文"], theme: ["深色", "Dark"],
  save: ["带走", "Take home"], png: ["图片 PNG", "Picture PNG"], svg: ["图片 SVG", "Picture SVG"],
  graphml: ["子图 GraphML", "Subgraph GraphML"], gexf: ["子图 GEXF", "Subgraph GEXF"], csvNodes: ["节点 CSV", "Nodes CSV"],
  csvEdges: ["边 CSV", "Edges CSV"], print: ["打印", "Print"], help: ["帮助", "Help"], close: ["关闭", "Close"],
  aliases: ["别名", "Aliases"], mentions: ["提及", "Mentions"], seen: ["见于", "Seen"], files: ["文件", "Files"],
  article: ["报道", "Article"], place: ["出处", "Place"], rule: ["规则", "Rule"], sure: ["置信度", "Confidence"],
  sentences: ["句数", "Sentences"], characters: ["字符", "Characters"], basis: ["性质", "Basis"], date: ["日期", "Date"],
  noSentence: ["没有原句：由名称、代码或规则推得。", "No sentence: it follows from names, codes or rules."],
  copyCite: ["复制引文", "Copy citation"], copyText: ["复制原句", "Copy sentence"], copyLink: ["复制链接", "Copy link"],
  copied: ["已复制", "Copied"], saved: ["已保存 {0}", "Saved {0}"],
  open: ["未定读法", "Unresolved readings"], candidates: ["候选", "Candidates"], noCandidate: ["无候选", "No candidate"],
  posts: ["任职经历", "Posts over time"], programmes: ["政策项目", "Programmes"], documents: ["文件", "Documents"],
  figures: ["数字", "Figures"], sources: ["出处报道", "Articles that mention it"], events: ["会议活动", "Events"],
  others: ["还有 {0} 个", "{0} more"], neighbours: ["邻居 {0} / {1}", "Neighbours {0} of {1}"],
  more: ["显示更多", "Show more"], selected: ["选中", "Selected"], key: ["重点实体", "Key entities"],
  ask: ["从一个问题开始", "Start from a question"],
  askWho: ["谁任什么职务、出席了什么会议？", "Who holds which post and attends what?"],
  askPath: ["两个实体之间有什么联系？", "How are two entities connected?"],
  askProvince: ["一个政策项目在哪些省落地？", "Which provinces have a programme?"],
  askTime: ["某日以来发生了什么？", "What happened since a date?"],
  askTable: ["全部事实列成表", "All facts as a table"],
  howto: [
    "查找一个名称，或点下面的重点实体。点图中的实体展开，双击换到中心；点连线看原句。",
    "Search a name or pick a key entity below. A click in the picture expands, a double click re-centres; a line shows its sentences.",
  ],
  from: ["起点", "From"], to: ["终点", "To"], find: ["查路径", "Find path"], swap: ["互换", "Swap"],
  steps: ["{0} 步", "{0} steps"], noPath: ["按当前筛选没有路径", "No path under the current filters"],
  choosePath: ["选两个实体：它们之间最短的路径和共同的邻居。", "Choose two entities: the shortest paths between them, and shared neighbours."],
  shared: ["共同邻居", "Shared neighbours"], chooseProgramme: ["选一个政策项目", "Choose a programme"],
  provinceCount: ["{0} / {1} 个省级行政区", "{0} of {1} provincial units"], province: ["省份", "Province"],
  firstSeen: ["最早", "Since"], facts: ["事实", "Facts"], byDocument: ["文件", "Document"], noProvince: ["没有可归到省的事实", "No fact belongs to a province"],
  subject: ["主体", "Subject"], relation: ["关系", "Relation"], object: ["客体", "Object"], note: ["内容", "Detail"],
  name: ["名称", "Name"], type: ["类型", "Type"], degree: ["事实数", "Facts"], copyTable: ["复制表格", "Copy table"],
  edges: ["事实", "Facts"], nodes: ["实体", "Entities"], rows: ["{0} 行", "{0} rows"], noDated: ["没有带日期的事实", "No dated facts"],
  everything: ["全部实体", "All entities"], visible: ["当前可见：{0} 个节点，{1} 条事实", "Visible: {0} nodes, {1} facts"],
  ownFacts: ["{0} 条事实", "{0} facts"], old: ["浏览器太旧，打不开数据：请用 2023 年以后的版本。", "This browser is too old to unpack the data: use one of 2023 or later."],
  broken: ["数据损坏，打不开：{0}", "The data cannot be read: {0}"],
  helpKeys: ["键盘", "Keyboard"],
  keys: [
    "/ 查找 · ↑↓ 回车 选择 · Esc 关闭 · 1–6 切换视图 · f 适应窗口 · + − 缩放 · 方向键 平移 · [ ] 后退前进 · d 深色 · l 语言 · ? 帮助",
    "/ search · ↑↓ Enter choose · Esc close · 1–6 views · f fit · + − zoom · arrows pan · [ ] back, forward · d dark · l language · ? help",
  ],
  picture: ["图谱画面：内容与右侧面板和表格相同", "Picture of the graph: panel and table say the same"],
  tileMap: ["中国各省方块地图", "Tile map of China's provinces"], loading: ["正在读取…", "Reading…"],
  madeBy: ["kg 生成，原句见页面", "made by kg; the sentences are in the page"],
  allRelations: ["各类关系", "All relations"], here: ["在图中查看", "Show in the picture"],
};
const ATTRIBUTES = {
  address: "地址", adcode: "区划代码", date: "日期", document_number: "文号", kind: "体裁", kicker: "引题", byline: "署名",
  level: "级别", number: "序号", parent: "上级序号", period: "时期", place: "地点", region: "地区", role: "身份", title: "职务", unit: "单位",
  valid_from: "起", valid_to: "止", valid_to_basis: "止期依据", value: "数值", publisher: "来源", url: "网址", duplicate_of: "转载自", continues: "接",
  issuer: "发文机关", addressee: "主送机关", attachments: "附件", signed_by: "署名机关", signed_on: "成文日期",
  printed_by: "印发机关", printed_on: "印发日期", since: "起", until: "止", successor: "后继机构",
};
// What the graph says in English words of its own, by attribute.
const VALUES = {
  level: { country: "国家", province: "省级", prefecture: "地级", county: "县级", township: "乡级" },
  kind: { news: "消息", brief: "简讯", essay: "文章", policy: "公文" },
  valid_to_basis: { inferred: "推断" },
};
let language = 0;

function t(key, ...values) {
  return WORDS[key][language].replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)]));
}

function spaced(name) {
  return name.replace(/_/g, " ").replace(/([a-z])([A-Z])/g, (_, one, other) => `${one} ${other.toLowerCase()}`);
}

function named(thing) {
  return language ? spaced(thing.name) : thing.zh;
}

function attributeName(name) {
  return language ? spaced(name) : ATTRIBUTES[name] || name;
}

function attributeValue(name, value) {
  return (!language && VALUES[name]?.[value]) || String(value);
}

// Every element whose words stand in the template: data-t its text, data-label its accessible name, data-hint its placeholder.
function translate() {
  document.documentElement.lang = language ? "en" : "zh-CN";
  document.title = t("title");
  for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
  for (const one of document.querySelectorAll("[data-label]")) {
    one.setAttribute("aria-label", t(one.dataset.label));
    one.title = t(one.dataset.label);
  }
  for (const one of document.querySelectorAll("[data-hint]")) one.placeholder = t(one.dataset.hint);
}

function pick(key, fallback) {
  try { return localStorage.getItem(`kg-${key}`) || fallback; } catch { return fallback; }
}

function keep(key, value) {
  try { localStorage.setItem(`kg-${key}`, value); } catch { /* a page from a disk may have no storage */ }
}
