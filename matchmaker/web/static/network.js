// Draws the firms and partnerships of network.json. The table below the picture says the same.
const picture = document.getElementById("network");
const SIZES = { mikro: 18, kecil: 24, menengah: 32, besar: 42, "": 18 };
const COLOURS = { mikro: "#6b7680", kecil: "#2a7f93", menengah: "#b06a00", besar: "#6d3b8f", "": "#ffffff" };
const STYLE = [
  { selector: "node", style: { width: "data(width)", height: "data(width)", "background-color": "data(colour)", label: "data(name)", color: "#1d252c",
    "font-size": 11, "min-zoomed-font-size": 7, "text-valign": "bottom", "text-margin-y": 3, "text-wrap": "wrap", "text-max-width": 100,
    "text-background-color": "#fff", "text-background-opacity": 0.75, "border-width": 1, "border-color": "#fff" } },
  { selector: 'node[size = ""]', style: { "border-color": "#6b7680" } },
  { selector: "edge", style: { width: 2, "line-color": "#55606a", "target-arrow-color": "#55606a", "target-arrow-shape": "triangle", "curve-style": "bezier" } },
  { selector: 'edge[pairing = "mentorship"]', style: { "line-style": "dashed" } },
  { selector: ":selected", style: { "border-width": 4, "border-color": "#e09f3e", "line-color": "#b06a00", "target-arrow-color": "#b06a00" } },
  { selector: ".other", style: { opacity: 0.2 } },
];

// Cytoscape would add a style element, which the pages do not allow, unless something of this id is there; pages.css says what it would.
document.head.append(Object.assign(document.createElement("meta"), { id: "__________cytoscape_stylesheet" }));

function elements(found) {
  const nodes = found.nodes.map((node) => ({ data: { ...node, id: `f${node.id}`, width: SIZES[node.size], colour: COLOURS[node.size] } }));
  const edges = found.edges.map((edge) => ({ data: { ...edge, id: `p${edge.id}`, source: `f${edge.source}`, target: `f${edge.target}` } }));
  nodes.forEach((node, place) => {
    const angle = place * 2.4; // a sunflower: the picture is the same each time
    node.position = { x: 40 * Math.sqrt(place) * Math.cos(angle), y: 40 * Math.sqrt(place) * Math.sin(angle) };
  });
  return [...nodes, ...edges];
}

function tell(thing) {
  const chosen = document.getElementById("chosen");
  const name = document.createElement("strong");
  name.textContent = thing.isNode() ? thing.data("name") : `${thing.source().data("name")} → ${thing.target().data("name")}`;
  chosen.replaceChildren(name, ` · ${thing.data("told").join(" · ")} `);
  if (thing.data("address")) {
    const open = JSON.parse(picture.dataset.words).open;
    chosen.append(Object.assign(document.createElement("a"), { href: thing.data("address"), textContent: open }));
  }
}

// The wheel scrolls the page until somebody has pressed on the picture.
function letZoom(cy) {
  cy.userZoomingEnabled(false);
  cy.on("tapstart", () => cy.userZoomingEnabled(true));
  picture.addEventListener("mouseleave", () => cy.userZoomingEnabled(false));
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.hidden = false;
    const middle = () => ({ x: cy.width() / 2, y: cy.height() / 2 });
    button.addEventListener("click", () => cy.zoom({ level: cy.zoom() * Number(button.dataset.zoom), renderedPosition: middle() }));
  }
}

function letSave(cy) {
  const button = document.getElementById("save");
  button.hidden = false;
  button.addEventListener("click", () => {
    const image = cy.png({ output: "blob", full: true, scale: 2, maxWidth: 4000, maxHeight: 4000, bg: "#fff" });
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(image), download: button.dataset.name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
}

function draw(found) {
  picture.hidden = false;
  const layout = { name: "cose", animate: false, randomize: false, idealEdgeLength: () => 56, componentSpacing: 40, nodeRepulsion: () => 4000, padding: 16 };
  const cy = cytoscape({ container: picture, elements: elements(found), style: STYLE, layout, minZoom: 0.1, maxZoom: 4 });
  letZoom(cy);
  cy.on("tap", (event) => {
    cy.elements().removeClass("other");
    if (event.target === cy) return;
    tell(event.target);
    const near = event.target.isNode() ? event.target.closedNeighborhood() : event.target.union(event.target.connectedNodes());
    cy.elements().difference(near).addClass("other");
  });
  picture.dataset.nodes = cy.nodes().length;
  letSave(cy);
}

if (picture) {
  fetch(picture.dataset.source)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then(draw)
    .catch(() => (document.getElementById("network-failure").hidden = false));
}
