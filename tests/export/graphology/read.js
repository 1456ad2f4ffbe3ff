// Reads a GEXF or GraphML file with graphology and prints what it found as JSON.
const fs = require("fs");
const { MultiGraph } = require("graphology");
const reader = process.argv[2].endsWith(".gexf") ? require("graphology-gexf") : require("graphology-graphml");

const options = { addMissingNodes: false, allowUndeclaredAttributes: false };
const graph = reader.parse(MultiGraph, fs.readFileSync(process.argv[2], "utf8"), options);
console.log(JSON.stringify(graph.export()));
