"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  const marks = [...document.querySelectorAll("[data-s]")];
  const narrow = window.matchMedia("(max-width: 52rem)");
  const shown = () => cards.filter((card) => !card.hidden);
  let current = null;
  let lit = null;
  let rested = "";

  const light = (key) => {
    if (key === lit) return;
    lit = key;
    for (const mark of marks) mark.classList.toggle("on", key !== null && mark.dataset.s.split(" ").includes(key));
    for (const card of cards) card.classList.toggle("on", card.id === key);
  };
  const narrowList = (section) => {
    const wanted = [...section.querySelectorAll("select")].filter((select) => select.value);
    let count = 0;
    for (const card of section.querySelectorAll(".card")) {
      card.hidden = wanted.some((select) => card.dataset[select.dataset.by] !== select.value);
      count += card.hidden ? 0 : 1;
    }
    section.querySelector("output").textContent = wanted.length ? `${count} shown` : "";
  };
  const bringBack = (card) => {
    const section = card.closest(".record");
    for (const select of section.querySelectorAll("select")) select.value = "";
    narrowList(section);
  };
  const showWords = (card) => {
    // On a phone the list lies over the lower part of the page.
    const words = document.getElementById(`${card.id}-words`);
    words?.scrollIntoView({ block: narrow.matches ? "start" : "center" });
  };
  const choose = (card) => {
    if (card.hidden) bringBack(card);
    current = card;
    card.closest("details").open = true;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    showWords(card);
    light(card.id);
  };
  const step = (by) => {
    const list = shown();
    if (list.length === 0) return;
    const at = list.indexOf(current);
    choose(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length]);
  };

  for (const card of cards) {
    card.addEventListener("focusin", () => { current = card; light(card.id); });
    card.addEventListener("click", (event) => {
      if (!event.target.closest("a") && window.getSelection().isCollapsed) showWords(card);
    });
  }
  for (const mark of marks) {
    mark.addEventListener("click", () => choose(document.getElementById(mark.dataset.s.split(" ")[0])));
  }
  document.addEventListener("mousemove", (event) => {
    const place = `${event.clientX} ${event.clientY}`;
    if (place === rested) return; // the page moved under a resting mouse
    rested = place;
    const under = event.target.closest("[data-s], .card");
    light(under?.dataset.s?.split(" ")[0] ?? under?.id ?? current?.id ?? null);
  });

  for (const box of document.querySelectorAll(".filters, .ask")) box.hidden = false;
  if (narrow.matches) for (const list of document.querySelectorAll(".list")) list.open = false;
  document.addEventListener("change", (event) => {
    const key = event.target.dataset?.in;
    if (key) narrowList(document.getElementById(key));
  });

  const keys = document.getElementById("keys");
  document.querySelector(".ask").addEventListener("click", () => keys.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input, dialog")) return;
    if (event.key === "j" || event.key === "ArrowDown") { event.preventDefault(); step(1); }
    else if (event.key === "k" || event.key === "ArrowUp") { event.preventDefault(); step(-1); }
    else if (event.key === "Enter" && current && document.activeElement === current) {
      document.getElementById(`${current.id}-words`)?.focus();
    } else if (event.key === "Escape" && current) { current.focus(); }
    else if (event.key === "?") { keys.showModal(); }
  });
})();
