/**
 * Keys for the list of records: "/" to the search box, "j" and "k" from record to record.
 * Without this module Tab does the same. Keys count only while the focus is within the main
 * part of the page, and never while somebody types.
 */

const TYPING = "input:not([type='checkbox'], [type='radio']), textarea, select, [contenteditable]";

class RecordList {
  #box;
  #links;

  constructor(main) {
    this.#box = main.querySelector("[data-record-box]");
    this.#links = [...main.querySelectorAll("[data-record-rows] h3 a")];
    main.querySelector("[data-record-keys]")?.removeAttribute("hidden");
    main.addEventListener("keydown", (event) => this.#onKey(event));
  }

  #onKey(event) {
    const withOthers = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (withOthers || event.target.matches(TYPING)) return;
    const act = { "/": () => this.#toBox(), j: () => this.#move(1), k: () => this.#move(-1) }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #toBox() {
    this.#box?.focus();
    this.#box?.select();
  }

  #move(step) {
    const row = document.activeElement?.closest("li.record-row");
    const at = this.#links.findIndex((link) => row?.contains(link));
    const next = at < 0 ? (step > 0 ? 0 : this.#links.length - 1) : at + step;
    this.#links[next]?.focus();
  }
}

const main = document.getElementById("main");
if (main) new RecordList(main);
