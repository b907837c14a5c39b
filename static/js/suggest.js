/**
 * Suggestions under the search box: the WAI-ARIA editable combobox with a listbox.
 * Without this module the box is an ordinary search field.
 */

const DELAY_MS = 120;

class Suggestions {
  #input;
  #list;
  #status;
  #timer = 0;
  #request = null;

  constructor(input) {
    this.#input = input;
    this.#list = this.#buildList();
    this.#status = this.#buildStatus();
    this.#describeInput();
    input.addEventListener("input", (event) => this.#later(event));
    input.addEventListener("compositionend", () => this.#later());
    input.addEventListener("keydown", (event) => this.#onKey(event));
    input.addEventListener("blur", () => this.#close());
    // Keeps the focus in the field, so that choosing is not first a blur.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#onClick(event));
  }

  #buildList() {
    const list = document.createElement("ul");
    list.id = `${this.#input.id}-suggestions`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", this.#input.dataset.suggestLabel);
    list.hidden = true;
    this.#input.after(list);
    return list;
  }

  #buildStatus() {
    const status = document.createElement("p");
    status.className = "visually-hidden";
    status.setAttribute("aria-live", "polite");
    this.#list.after(status);
    return status;
  }

  #describeInput() {
    const attributes = {
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-controls": this.#list.id,
      "aria-expanded": "false",
    };
    for (const [name, value] of Object.entries(attributes)) this.#input.setAttribute(name, value);
  }

  get #options() {
    return [...this.#list.children];
  }

  get #active() {
    return this.#list.querySelector('[aria-selected="true"]');
  }

  #later(event) {
    // Half-converted kana is not yet what the person means to write.
    if (event?.isComposing) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), DELAY_MS);
  }

  async #ask() {
    this.#request?.abort();
    const text = this.#input.value.trim();
    if (!text) return this.#close();
    this.#request = new AbortController();
    const url = new URL(this.#input.dataset.suggestUrl, location.href);
    url.searchParams.set("q", text);
    try {
      const response = await fetch(url, { signal: this.#request.signal });
      if (response.ok) this.#show((await response.json()).suggestions);
    } catch (error) {
      // Suggestions are a convenience: offline or overtaken, the field still works.
      if (!["AbortError", "TypeError"].includes(error.name)) throw error;
    }
  }

  #show(suggestions) {
    if (document.activeElement !== this.#input || suggestions.length === 0) return this.#close();
    this.#list.replaceChildren(...suggestions.map((item, index) => this.#option(item, index)));
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#input.removeAttribute("aria-activedescendant");
    this.#status.textContent = this.#input.dataset.suggestCount.replace("{n}", suggestions.length);
  }

  #option({ text, label = "", municipality = "", url = "" }, index) {
    const option = document.createElement("li");
    option.id = `${this.#list.id}-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    Object.assign(option.dataset, { text, url });
    const name = document.createElement("span");
    name.textContent = text;
    const kind = document.createElement("span");
    kind.className = "suggestions__kind";
    kind.textContent = [label, municipality].filter(Boolean).join("・");
    option.append(name, kind);
    return option;
  }

  #close() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#status.textContent = "";
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  #move(step) {
    const options = this.#options;
    const from = options.indexOf(this.#active);
    const start = from < 0 && step < 0 ? 0 : from;
    const next = options[(start + step + options.length) % options.length];
    this.#active?.setAttribute("aria-selected", "false");
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", next.id);
  }

  #onKey(event) {
    if (event.isComposing) return;
    const open = !this.#list.hidden;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.#move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "ArrowDown") {
      this.#ask();
    } else if (open && event.key === "Escape") {
      event.preventDefault();
      this.#close();
    } else if (open && event.key === "Enter" && this.#active) {
      event.preventDefault();
      this.#choose(this.#active);
    }
  }

  #onClick(event) {
    const option = event.target.closest('[role="option"]');
    if (option) this.#choose(option);
  }

  #choose(option) {
    const { text, url } = option.dataset;
    this.#input.value = text;
    this.#close();
    if (url) location.assign(url);
    else this.#input.form.requestSubmit();
  }
}

for (const input of document.querySelectorAll("[data-suggest-url]")) new Suggestions(input);
