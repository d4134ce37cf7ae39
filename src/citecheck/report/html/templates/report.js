(() => {
  "use strict";

  const narrow = matchMedia("(max-width: 62rem)");
  const pages = [...document.querySelectorAll(".page")];
  const index = document.getElementById("index");
  const byId = (id) => document.getElementById(id);

  // --- what is opened --------------------------------------------------------------------------------------------

  /** A copy of something that stands once, to be read where it is asked for. */
  function copyOf(original) {
    const copy = original.cloneNode(true);
    for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
    copy.classList.add("copy");
    return copy;
  }

  /** The line of the list that has a name; the name is that of what the line opens. */
  const lineNamed = (id) => byId(id)?.closest(".entry > details");

  function fill(details) {
    const opened = details.querySelector(".opened");
    if (opened.querySelector(".copies")) return;
    const copies = document.createElement("ul");
    copies.className = "copies";
    for (const id of details.dataset.opens.split(" ")) {
      const original = id && byId(id);
      if (original) copies.append(copyOf(original));
    }
    if (copies.childElementCount) opened.append(copies);
  }

  function marked(details, on) {
    for (const claim of details.claims ?? []) claim.classList.toggle("current", on);
  }

  /** A line shows its sources while it is open, and one line is open at a time. */
  function settle(details) {
    marked(details, details.open);
    if (!details.open) {
      details.querySelector(".copies")?.remove();
      return;
    }
    fill(details);
    for (const other of details.closest(".entries").querySelectorAll(".entry > details[open]")) {
      if (other !== details) other.open = false;
    }
  }

  document.addEventListener("toggle", ({ target }) => {
    if (target.matches(".entry > details")) settle(target);
  }, true);

  /** The page of a rule, or what a reason means, below the line that names it. */
  function explain(link) {
    const line = link.closest("p");
    const shown = line.nextElementSibling;
    if (shown?.classList.contains("explained")) {
      shown.remove();
      link.setAttribute("aria-expanded", "false");
      return true;
    }
    const original = byId(link.hash.slice(1));
    if (!original) return false;
    line.after(copyOf(original));
    link.setAttribute("aria-expanded", "true");
    return true;
  }

  // --- the list --------------------------------------------------------------------------------------------------

  /** Scroll the list, and nothing around it, until a line is seen; to its top where it is open. */
  function within(scroller, line, toTop) {
    const heading = line.closest("section").firstElementChild.offsetHeight;
    const frame = scroller.getBoundingClientRect();
    const { top, bottom } = line.getBoundingClientRect();
    if (toTop || top < frame.top + heading) scroller.scrollTop += top - frame.top - heading;
    else if (bottom > frame.bottom) scroller.scrollTop += bottom - frame.bottom;
  }

  class List {
    constructor(page) {
      this.page = page;
      this.element = page.querySelector(".list");
      this.scroller = this.element.querySelector(".entries");
      this.form = this.element.querySelector(".filters");
      this.opener = page.querySelector(".open-list");
      this.cameFrom = null;
      const claims = new Map();
      for (const claim of page.querySelectorAll("a.claim")) {
        const parts = claims.get(claim.dataset.claim) ?? [];
        parts.push(claim);
        claims.set(claim.dataset.claim, parts);
      }
      this.lines = [...this.element.querySelectorAll(".entry")].map((entry, at) => {
        const details = entry.firstElementChild;
        details.claims = claims.get(details.lastElementChild.id);
        details.at = at;
        const facets = entry.dataset.facets.split(" ").filter(Boolean).map((facet) => facet.split(":"));
        return { entry, details, standing: entry.dataset.standing, facets };
      });
      this.current = -1;
      this.form.addEventListener("click", (event) => this.pressed(event));
      this.form.addEventListener("change", () => this.filter());
      this.form.addEventListener("reset", (event) => this.reset(event));
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.opener.addEventListener("click", () => this.show(true));
    }

    pressed(event) {
      const button = event.target.closest("button");
      if (button?.matches(".close")) this.leave();
      if (!button?.matches(".chip")) return;
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      this.filter();
    }

    reset(event) {
      event.preventDefault();
      for (const chip of this.form.querySelectorAll(".chip")) chip.setAttribute("aria-pressed", "false");
      for (const select of this.form.querySelectorAll("select")) select.value = "";
      this.filter();
      this.form.querySelector(".chip")?.focus();
    }

    filter() {
      const chosen = (name) => new Set(
        [...this.form.querySelectorAll(`.chip[data-${name}][aria-pressed=true]`)].map((chip) => chip.dataset[name]),
      );
      const standings = chosen("standing");
      const severities = chosen("severity");
      const family = this.form.querySelector("[data-family]")?.value ?? "";
      const ages = chosen("age");
      const faulty = severities.size > 0 || ages.size > 0 || family !== "";
      let shown = 0;
      for (const { entry, details, standing, facets } of this.lines) {
        const matches =
          (standings.size === 0 || standings.has(standing)) &&
          (!faulty || facets.some(([severity, of, age]) =>
            (severities.size === 0 || severities.has(severity)) && (ages.size === 0 || ages.has(age)) &&
            (family === "" || of === family)));
        entry.hidden = !matches;
        for (const claim of details.claims ?? []) claim.classList.toggle("off", !matches);
        shown += matches;
      }
      for (const section of this.scroller.children) section.hidden = !section.querySelector(".entry:not([hidden])");
      this.form.querySelector(".count").textContent = String(shown);
      this.form.querySelector(".clear").hidden = standings.size === 0 && !faulty;
    }

    show(on) {
      if (!narrow.matches && on) return;
      this.element.classList.toggle("up", on);
      this.opener.setAttribute("aria-expanded", String(on));
      if (on) this.form.querySelector("button")?.focus();
    }

    /** Move along what is shown; from outside, begin at what was visited last. */
    step(by) {
      let at = this.current + by;
      if (this.current < 0 && by < 0) return;
      while (this.lines[at]?.entry.hidden) at += by;
      if (this.lines[at]) this.visit(at);
    }

    visit(at) {
      if (narrow.matches) this.element.classList.add("up");
      const left = this.lines[this.current]?.details;
      if (left) marked(left, left.open);
      this.current = at;
      const { entry, details } = this.lines[at];
      entry.hidden = false;
      marked(details, true);
      details.firstElementChild.focus({ preventScroll: true });
      within(this.scroller, entry, details.open);
      details.firstElementChild.scrollIntoView({ block: "nearest" });
      if (!narrow.matches) this.intoSight(details);
    }

    intoSight(details) {
      const claim = details.claims?.[0];
      if (!claim) return;
      const { top, bottom } = claim.getBoundingClientRect();
      if (top < 64 || bottom > innerHeight - 40) claim.scrollIntoView({ block: "center" });
    }

    open(details, cameFrom) {
      this.cameFrom = cameFrom;
      details.open = true;
      settle(details);
      this.visit(details.at);
    }

    /** Close what is open, and give the focus back. */
    leave() {
      const open = this.element.querySelector(".entry > details[open]");
      const hadFocus = this.element.contains(document.activeElement);
      const back = this.cameFrom ?? open?.firstElementChild;
      if (open) open.open = false;
      if (this.element.classList.contains("up")) {
        this.element.classList.remove("up");
        this.opener.setAttribute("aria-expanded", "false");
        (this.cameFrom ?? this.opener).focus();
      } else if (open && hadFocus) {
        back?.focus();
      }
      this.cameFrom = null;
    }
  }

  const lists = new Map();
  function listOf(element) {
    const page = element?.closest(".page");
    if (page?.querySelector(".list") && !lists.has(page)) lists.set(page, new List(page));
    return lists.get(page);
  }
  const here = () => pages.find((page) => !page.hidden);

  // --- from place to place ---------------------------------------------------------------------------------------

  function turnTo(page) {
    for (const other of pages) other.hidden = other !== page;
    listOf(page);
    if (index) index.hidden = page !== undefined;
    document.title = `${(page ?? index).querySelector("h1").textContent} · citecheck`;
  }

  /** Show what the address names; where it names nothing, all stays as it is. */
  function go() {
    const target = byId(location.hash.slice(1));
    const line = lineNamed(location.hash.slice(1));
    const page = target?.closest(".page") ?? undefined;
    if (index && (page || target === index || !location.hash)) turnTo(page);
    if (!target) return;
    if (line) {
      listOf(line).open(line, null);
      return;
    }
    const meaning = target.closest(".meaning");
    if (meaning) meaning.open = true;
    if (target.matches(".page, #index")) scrollTo(0, 0);
    else (meaning ?? target).scrollIntoView({ block: meaning ? "start" : "center" });
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a");
    if (!link) return;
    if (link.matches(".claim")) {
      event.preventDefault();
      listOf(link)?.open(lineNamed(link.dataset.claim), link);
    } else if (link.matches(".explain")) {
      if (explain(link)) event.preventDefault();
    } else if (link.matches(".to-text, .up")) {
      event.preventDefault();
      toText(link);
    }
  });

  function toText(link) {
    const target = byId(link.hash.slice(1));
    const list = listOf(link);
    list?.element.classList.remove("up");
    target?.scrollIntoView({ block: "center" });
    if (target?.matches("a")) target.focus({ preventScroll: true });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const list = listOf(here());
    const at = document.activeElement;
    if (!list || (at.matches("input, select, textarea") && event.key !== "Escape")) return;
    const inList = list.element.contains(at);
    const line = at.closest(".entry");
    const moves = { j: 1, k: -1, ...(line && { ArrowDown: 1, ArrowUp: -1 }) };
    if (event.key in moves) {
      if (at.matches("a.claim")) list.current = lineNamed(at.dataset.claim).at;
      else if (line) list.current = line.firstElementChild.at;
      list.step(moves[event.key]);
    } else if (event.key === "Escape") {
      const keys = document.querySelector(".keys[open]");
      if (keys) keys.open = false;
      else list.leave();
    } else if (event.key === "f") {
      if (narrow.matches) list.show(true);
      list.form.querySelector(".chip, select")?.focus();
    } else if (event.key === "t" && inList && line) {
      toText(line.querySelector(".to-text"));
    } else {
      return;
    }
    event.preventDefault();
  });

  // --- the table of pages ----------------------------------------------------------------------------------------

  function sortable(heading, column) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    heading.replaceChildren(button);
    const words = heading.dataset.kind === "words";
    button.addEventListener("click", () => {
      const rising = heading.hasAttribute("aria-sort") ? heading.ariaSort !== "ascending" : words;
      for (const other of heading.parentElement.children) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", rising ? "ascending" : "descending");
      const body = heading.closest("table").tBodies[0];
      const key = (row) => words ? row.cells[column].textContent : Number(row.cells[column].dataset.value);
      const compare = words ? new Intl.Collator().compare : (one, other) => one - other;
      const rows = [...body.rows].map((row) => [key(row), row]);
      rows.sort(([one], [other]) => (rising ? compare(one, other) : compare(other, one)));
      body.append(...rows.map(([, row]) => row));
    });
  }

  if (index) {
    [...index.querySelectorAll("thead th")].forEach(sortable);
    byId("report").prepend(index);
  }
  for (const link of document.querySelectorAll("a.explain")) link.setAttribute("aria-expanded", "false");

  document.documentElement.classList.add("js");
  addEventListener("hashchange", go);
  if (index || pages.length === 1) turnTo(index ? undefined : pages[0]);
  go();
})();
