"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  const marks = [...document.querySelectorAll("[data-s]")];
  const shown = () => cards.filter((card) => !card.hidden);
  let current = null;

  const light = (key) => {
    for (const mark of marks) mark.classList.toggle("on", key !== null && mark.dataset.s.split(" ").includes(key));
    for (const card of cards) card.classList.toggle("on", card.id === key);
  };
  const choose = (card) => {
    current = card;
    card.closest("details").open = true;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    document.getElementById(`${card.id}-words`)?.scrollIntoView({ block: "center" });
    light(card.id);
  };
  const step = (by) => {
    const list = shown();
    if (list.length === 0) return;
    const at = list.indexOf(current);
    choose(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length]);
  };

  for (const card of cards) {
    card.addEventListener("mouseenter", () => light(card.id));
    card.addEventListener("mouseleave", () => light(current ? current.id : null));
    card.addEventListener("focusin", () => { current = card; light(card.id); });
  }
  for (const mark of marks) {
    const first = mark.dataset.s.split(" ")[0];
    mark.addEventListener("mouseenter", () => light(first));
    mark.addEventListener("mouseleave", () => light(current ? current.id : null));
    mark.addEventListener("click", () => choose(document.getElementById(first)));
  }

  for (const box of document.querySelectorAll(".filters")) box.hidden = false;
  const narrow = window.matchMedia("(max-width: 52rem)").matches;
  if (narrow) for (const list of document.querySelectorAll(".list")) list.open = false;
  document.addEventListener("change", (event) => {
    const key = event.target.dataset?.in;
    if (!key) return;
    const section = document.getElementById(key);
    const wanted = [...section.querySelectorAll("select")].filter((select) => select.value);
    let count = 0;
    for (const card of section.querySelectorAll(".card")) {
      card.hidden = wanted.some((select) => card.dataset[select.dataset.by] !== select.value);
      count += card.hidden ? 0 : 1;
    }
    section.querySelector("output").textContent = wanted.length ? `${count} shown` : "";
  });

  const keys = document.getElementById("keys");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input, dialog")) return;
    if (event.key === "j" || event.key === "ArrowDown") { event.preventDefault(); step(1); }
    else if (event.key === "k" || event.key === "ArrowUp") { event.preventDefault(); step(-1); }
    else if (event.key === "Enter" && document.activeElement === current && current) {
      document.getElementById(`${current.id}-words`).focus();
    } else if (event.key === "Escape" && current) { current.focus(); }
    else if (event.key === "?") { keys.showModal(); }
  });
})();
