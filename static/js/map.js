/**
 * "地図を見る": draws the places of a list on a map. Nothing of it is fetched before somebody
 * asks, so that the page stays light and no tile server learns who reads what.
 */

const CLOSEST_ZOOM = 16;

function addStyles(href) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}

function pointsFrom(list) {
  return [...list.querySelectorAll("[data-lat][data-lng]")].map((element, index) => ({
    position: [Number(element.dataset.lat), Number(element.dataset.lng)],
    label: element.dataset.label ?? "",
    number: String(index + 1),
  }));
}

function pin(L, { number }, several) {
  const face = document.createElement("span");
  face.textContent = several ? number : "";
  return L.divIcon({ className: "map__pin", html: face, iconSize: [40, 40] });
}

function label(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element;
}

function draw(L, element, points) {
  const { tiles, attribution, zoomIn, zoomOut } = element.dataset;
  element.closest("[hidden]").hidden = false;
  const map = L.map(element, {
    scrollWheelZoom: false,
    zoomControl: false,
    attributionControl: Boolean(tiles),
  });
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  if (tiles) L.tileLayer(tiles, { attribution, maxZoom: 18 }).addTo(map);
  for (const point of points) {
    L.marker(point.position, {
      icon: pin(L, point, points.length > 1),
      title: point.label,
      alt: point.label,
    })
      .addTo(map)
      .bindPopup(label(point.label));
  }
  map.fitBounds(
    points.map((point) => point.position),
    { padding: [40, 40], maxZoom: CLOSEST_ZOOM },
  );
  element.focus();
}

function load(element, points) {
  const script = document.createElement("script");
  addStyles(element.dataset.leafletCss);
  script.src = element.dataset.leafletJs;
  script.addEventListener("load", () => draw(globalThis.L, element, points));
  document.head.append(script);
}

const element = document.querySelector("[data-map]");
const button = document.querySelector("[data-map-button]");
const points = pointsFrom(document.getElementById(element.dataset.map));
// One pin on blank ground says nothing: without tiles only several places are worth drawing.
button.hidden = points.length < (element.dataset.tiles ? 1 : 2);
button.addEventListener("click", () => {
  button.hidden = true;
  load(element, points);
});
