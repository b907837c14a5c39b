/** "現在地から探す": asks the form's address about where the reader is. */

/** Four decimals are about ten metres: enough for a counter, less than a doorstep. */
const DECIMALS = 4;

function announce(form, text) {
  form.querySelector("[data-geolocate-status]").textContent = text;
}

function ask(form, { coords }) {
  const url = new URL(form.action);
  url.searchParams.set("lat", coords.latitude.toFixed(DECIMALS));
  url.searchParams.set("lng", coords.longitude.toFixed(DECIMALS));
  location.assign(url);
}

function locate(button) {
  const { form } = button;
  const { asking, failed } = button.dataset;
  announce(form, asking);
  button.setAttribute("aria-disabled", "true");
  navigator.geolocation.getCurrentPosition(
    (position) => ask(form, position),
    () => {
      announce(form, failed);
      button.removeAttribute("aria-disabled");
    },
    { timeout: 10_000, maximumAge: 60_000 },
  );
}

if ("geolocation" in navigator) {
  for (const button of document.querySelectorAll("[data-geolocate]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (!button.hasAttribute("aria-disabled")) locate(button);
    });
  }
}
