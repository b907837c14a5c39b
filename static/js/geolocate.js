/** "現在地から探す": fills the hidden coordinates of its form and sends it. */

/** Four decimals are about ten metres: enough for a counter, less than a doorstep. */
const DECIMALS = 4;

function announce(form, text) {
  form.querySelector("[data-geolocate-status]").textContent = text;
}

function submitFrom(form, { coords }) {
  form.elements.lat.value = coords.latitude.toFixed(DECIMALS);
  form.elements.lng.value = coords.longitude.toFixed(DECIMALS);
  form.submit();
}

function locate(button) {
  const { form } = button;
  const { asking, failed } = button.dataset;
  announce(form, asking);
  button.setAttribute("aria-disabled", "true");
  navigator.geolocation.getCurrentPosition(
    (position) => submitFrom(form, position),
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
