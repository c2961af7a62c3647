"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const cards = all(".card");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  // panels: findings or charts; on a narrow screen the document is the third
  const tabs = all('[role="tab"]');
  const show = (name) => {
    document.body.dataset.view = name;
    for (const tab of tabs) {
      const on = tab.id === `tab-${name}`;
      tab.setAttribute("aria-selected", on);
      tab.tabIndex = on ? 0 : -1;
    }
  };
  for (const tab of tabs) {
    tab.addEventListener("click", () => show(tab.id.slice(4)));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const seen = tabs.filter((other) => other.offsetParent);
      const next = seen[(seen.indexOf(tab) + step + seen.length) % seen.length];
      show(next.id.slice(4));
      next.focus();
    });
  }

  // filters
  const state = $("state");
  const filter = () => {
    const on = (name) => new Set(all(`input[name="${name}"]:checked`).map((box) => box.value));
    const severities = on("severity"), packs = on("pack");
    const hidden = new Set();
    for (const card of cards) {
      card.hidden = !severities.has(card.dataset.severity) || !packs.has(card.dataset.pack);
      if (card.hidden) hidden.add(card.dataset.number);
    }
    for (const mark of all("mark")) {
      const numbers = `${mark.dataset.f || ""} ${mark.dataset.r || ""}`.trim().split(/\s+/);
      mark.classList.toggle("off", numbers.every((number) => hidden.has(number)));
    }
    const left = cards.length - hidden.size;
    if (state) state.textContent = left ? state.dataset.shown.replace("{}", left) : state.dataset.none;
    const first = cards.find((card) => !card.hidden);
    for (const card of cards) card.tabIndex = card === first ? 0 : -1;
  };
  for (const box of all(".filters input")) box.addEventListener("change", filter);
  filter();

  // from a finding to its places and back
  const light = (number) => {
    for (const lit of all(".lit")) lit.classList.remove("lit");
    if (!number) return;
    for (const mark of all("mark")) {
      const numbers = `${mark.dataset.f || ""} ${mark.dataset.r || ""}`.split(" ");
      mark.classList.toggle("lit", numbers.includes(String(number)));
    }
    const card = $(`f${number}`);
    if (card) card.classList.add("lit");
  };
  const enter = (card) => {
    for (const other of cards) other.tabIndex = other === card ? 0 : -1;
  };
  const narrow = () => getComputedStyle($("tab-document")).display !== "none";
  let back = null; // where Esc returns to
  const go = (target, from) => {
    const card = target.closest(".card");
    const chart = target.closest(".chart");
    if (card) {
      if (card.hidden) {
        for (const box of all(".filters input"))
          if ([card.dataset.severity, card.dataset.pack].includes(box.value)) box.checked = true;
        filter();
      }
      show("findings");
      enter(card);
      light(card.dataset.number);
      const place = $(`m${card.dataset.number}`);
      if (place && !narrow()) place.scrollIntoView({ block: "nearest" });
    } else if (chart) show("charts");
    else if (narrow()) show("document");
    back = from;
    const focus = card || chart || target.querySelector("a") || target.closest("a") || target;
    if (!card && !chart && focus === target) target.tabIndex = -1;
    focus.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const target = link && $(link.getAttribute("href").slice(1));
    const card = event.target.closest(".card");
    if (!target) {
      if (card && !getSelection().toString()) {
        enter(card);
        light(card.dataset.number);
        const place = $(`m${card.dataset.number}`);
        if (place && !narrow()) place.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
      }
      return;
    }
    event.preventDefault();
    if (card) {
      enter(card);
      light(card.dataset.number);
    }
    const mark = link.closest("mark");
    const numbers = mark ? (mark.dataset.f || mark.dataset.r).split(" ") : [];
    // several findings at one place: each click leads to the next of them
    const lit = numbers.findIndex((number) => $(`f${number}`).classList.contains("lit"));
    const next = numbers.length > 1 ? $(`f${numbers[(lit + 1) % numbers.length]}`) : target;
    go(next, card || link);
    history.replaceState(null, "", `#${next.id}`);
    const figure = target.nextElementSibling;
    if (target.classList.contains("at") && figure) {
      figure.classList.add("lit");
    }
  });

  // keys: arrows move among the findings, or among the marks; Enter goes to the place; Esc comes back
  document.addEventListener("keydown", (event) => {
    const at = document.activeElement;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && back) {
      const to = back;
      back = null;
      if (to.closest(".card")) show("findings");
      if (to.closest(".chart")) show("charts");
      if (to.closest(".documents") && narrow()) show("document");
      to.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const mark = at.closest("mark");
    if (at.classList.contains("card")) {
      const seen = cards.filter((card) => !card.hidden);
      const to = { Home: seen[0], End: seen[seen.length - 1] }[event.key] || (step && seen[seen.indexOf(at) + step]);
      if (to) {
        event.preventDefault();
        enter(to);
        light(to.dataset.number);
        to.focus({ preventScroll: true });
        to.scrollIntoView({ block: "nearest" });
      } else if (event.key === "Enter") {
        const place = at.querySelector("a.go");
        if (place) place.click();
      }
    } else if (mark && step) {
      const seen = all("mark:not(.off)");
      const to = seen[seen.indexOf(mark) + step];
      if (to) {
        event.preventDefault();
        to.querySelector("a").focus({ preventScroll: true });
        to.scrollIntoView({ block: "center" });
      }
    }
  });

  // light and dark, printing
  $("theme").addEventListener("click", () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = document.documentElement.dataset.theme || (dark ? "dark" : "light");
    document.documentElement.dataset.theme = now === "dark" ? "light" : "dark";
    $("theme").setAttribute("aria-pressed", document.documentElement.dataset.theme === "dark");
  });
  $("print").addEventListener("click", () => print());
  show("findings");
  document.documentElement.classList.add("ready");
  const asked = location.hash && $(location.hash.slice(1));
  if (asked) go(asked, null);
})();
