// Draws the places, firms and partnerships of map.json. The table below the map says the same.
const picture = document.getElementById("map");
picture.hidden = false;
const words = JSON.parse(picture.dataset.words);
const RADIUS = { mikro: 3, kecil: 5, menengah: 7, besar: 9, "": 3 };
const LARGEST = picture.clientWidth < 600 ? 18 : 30;
const MOVES = !matchMedia("(prefers-reduced-motion: reduce)").matches;
const MANY = 200; // so many firms would hide the places: they are drawn when somebody asks for them

function described(thing, link) {
  const box = document.createElement("div");
  const name = document.createElement("strong");
  name.textContent = thing.name;
  const lines = thing.told.map((text) => Object.assign(document.createElement("p"), { textContent: text }));
  const more = Object.assign(document.createElement("a"), { href: thing.address, textContent: link });
  box.append(name, ...lines, more);
  return box;
}

function drawPlace(place, most) {
  const radius = place.total ? 6 + (LARGEST - 6) * Math.sqrt(place.total / most) : 4;
  const circle = L.circleMarker(place.at, { radius, className: place.total ? "place" : "place nobody" });
  circle.bindTooltip(`${place.name} · ${place.total}`, { permanent: true, direction: "center", className: "place-name" });
  return circle.bindPopup(() => described(place, words.list));
}

function drawFirm(firm) {
  const dot = L.circleMarker(firm.at, { radius: RADIUS[firm.size], className: `firm ${firm.size}` });
  return dot.bindTooltip(firm.name).bindPopup(() => described(firm, words.open));
}

function drawLine(line) {
  return L.polyline(line.ends, { className: "partnership", weight: 1.5 }).bindPopup(() => described(line, words.open));
}

// Names that would cover a name of a place with more firms wait until the map is enlarged.
function thinNames(circles) {
  const shown = [];
  for (const circle of circles) {
    const name = circle.getTooltip().getElement();
    if (!name) continue;
    const box = name.getBoundingClientRect();
    const free = shown.every((other) => box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top);
    name.classList.toggle("covered", !free);
    if (free) shown.push(box);
  }
}

function draw(found) {
  const most = Math.max(1, ...found.places.map((place) => place.total));
  const circles = found.places.sort((one, other) => other.total - one.total).map((place) => drawPlace(place, most));
  const layers = {
    places: L.layerGroup(circles),
    lines: L.layerGroup(found.lines.map(drawLine)),
    firms: L.layerGroup(found.firms.map(drawFirm)),
  };
  const moving = { fadeAnimation: MOVES, zoomAnimation: MOVES, inertia: MOVES };
  const map = L.map(picture, { zoomControl: false, attributionControl: false, scrollWheelZoom: false, zoomSnap: 0.25, ...moving });
  L.control.zoom({ zoomInTitle: words.closer, zoomOutTitle: words.farther }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const control = L.control.layers(null, null, { collapsed: false }).addTo(map);
  const points = (found.places.length ? found.places : found.firms).map((each) => each.at);
  map.fitBounds(points.length ? points : [[-7.47, 112.43]], { padding: [LARGEST + 8, LARGEST + 8], maxZoom: 16 });
  for (const [name, layer] of Object.entries(layers)) {
    if (!layer.getLayers().length) continue;
    if (layer.getLayers().length <= MANY || name !== "firms") layer.addTo(map);
    control.addOverlay(layer, words[name]);
  }
  map.on("zoomend layeradd", () => thinNames(circles));
  map.on("popupopen", ({ popup }) => popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.close));
  thinNames(circles);
}

fetch(picture.dataset.source)
  .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
  .then(draw)
  .catch(() => {
    picture.hidden = true;
    document.getElementById("map-failure").hidden = false;
  });
