// Small islands. Every page works without this file; it only saves steps.
// Hooks are data-attributes, named beside each part. No dependency, no inline handler, no eval.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const store = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* storage is off */ } },
    drop: (key) => { try { localStorage.removeItem(key); } catch { /* storage is off */ } },
  };

  // ── Theme: [data-theme-toggle] ─────────────────────────────────────────
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-toggle]")) return;
    root.dataset.theme = isDark() ? "light" : "dark";
    store.set("theme", root.dataset.theme);
  });

  // ── Instant filter: [data-filter] box, rows [data-text], [data-facet] boxes,
  //    [data-group], [data-count], [data-none]. Without it the form is a GET search. ──
  const box = document.querySelector("[data-filter]");
  const facets = all("[data-facet]");
  if (box || facets.length) {
    const rows = all("[data-text]");
    const count = document.querySelector("[data-count]");
    const none = document.querySelector("[data-none]");
    const one = document.querySelector("[data-one]");
    const many = document.querySelector("[data-many]");
    const run = () => {
      const words = (box ? box.value : "").toLowerCase().normalize("NFC").split(/\s+/).filter(Boolean);
      const wanted = {};
      facets.filter((facet) => facet.checked).forEach((facet) => { (wanted[facet.name] ||= []).push(facet.value); });
      let found = 0;
      rows.forEach((row) => {
        const text = row.dataset.text.toLowerCase();
        const fits = words.every((word) => text.includes(word))
          && Object.entries(wanted).every(([name, values]) => (row.dataset[name] || "").split("|").some((value) => values.includes(value)));
        row.hidden = !fits;
        if (fits) found += 1;
      });
      all("[data-group]").forEach((group) => { group.hidden = !group.querySelector("[data-text]:not([hidden])"); });
      if (count) count.textContent = String(found);
      if (one && many) { one.hidden = found !== 1; many.hidden = found === 1; }
      if (none) none.hidden = found > 0;
    };
    // Only when the server sent every row; a paged list stays with the server.
    if (!box || box.form?.dataset.complete !== "no") {
      document.addEventListener("input", (event) => { if (event.target === box || facets.includes(event.target)) run(); });
      if (box?.form) box.form.addEventListener("submit", (event) => { if (rows.length) { event.preventDefault(); run(); } });
      if (rows.length && (box?.value || facets.some((facet) => facet.checked))) run();
    } else {
      facets.forEach((facet) => facet.addEventListener("change", () => facet.form?.requestSubmit()));
    }
  }

  // ── Drafts: <form data-draft="apply:k3x">, kept per field, cleared by
  //    any element with data-draft-done="apply:k3x" on the page after success. Files and passwords never. ──
  // First forgotten, then restored: the next page may hold the same form.
  all("[data-draft-done]").forEach((mark) => store.drop(`draft:${mark.dataset.draftDone}`));
  const draftFields = (form) => all("input, textarea, select", form).filter((field) =>
    field.name && !["file", "password", "hidden", "submit"].includes(field.type) && !field.hasAttribute("data-no-draft"));

  // ── Where the reader is: hidden fields [data-zone] tell the server, so that his dates are in his own hours ──
  all("[data-zone]").forEach((field) => { try { field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || ""; } catch { /* then the job's place it is */ } });
  all("form[data-draft]").forEach((form) => {
    const key = `draft:${form.dataset.draft}`;
    let kept = {};
    try { kept = JSON.parse(store.get(key) || "{}"); } catch { kept = {}; }
    const untouched = draftFields(form).every((field) =>
      ["checkbox", "radio"].includes(field.type) ? field.checked === field.defaultChecked : field.value === field.defaultValue || field.tagName === "SELECT");
    // data-typed: the server has answered a POST and drawn what was typed, or a letter made anew: that counts.
    if (untouched && !form.hasAttribute("data-typed") && !form.querySelector('[aria-invalid="true"]')) {
      let restored = false;
      draftFields(form).forEach((field) => {
        if (["checkbox", "radio"].includes(field.type)) {
          const values = kept[field.name];
          if (Array.isArray(values)) { field.checked = values.includes(field.value); restored ||= field.checked !== field.defaultChecked; }
        } else if (typeof kept[field.name] === "string" && kept[field.name] !== field.value) {
          field.value = kept[field.name]; restored = true;
        }
      });
      const note = form.querySelector("[data-draft-note]");
      if (restored && note) note.hidden = false;
    }
    let timer;
    const keep = () => {
      const now = {};
      draftFields(form).forEach((field) => {
        if (["checkbox", "radio"].includes(field.type)) { now[field.name] ||= []; if (field.checked) now[field.name].push(field.value); }
        else now[field.name] = field.value;
      });
      store.set(key, JSON.stringify(now));
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 400); });
    form.addEventListener("submit", () => { clearTimeout(timer); keep(); });
    form.querySelector("[data-draft-drop]")?.addEventListener("click", () => { store.drop(key); form.reset(); });
  });

  // ── Forms: once only, busy while away, asked once where it matters ─────
  //    [data-confirm="Sure?"] on a form or its button; [data-busy="Sending…"] on the button.
  let asked = null;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    if (event.defaultPrevented || form.method === "dialog") return;
    const question = button?.dataset.confirm || form.dataset.confirm;
    if (question && asked !== form) {
      event.preventDefault();
      ask(question, button, () => { asked = form; form.requestSubmit(button || undefined); asked = null; });
      return;
    }
    if (form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    if (button) setTimeout(() => { button.setAttribute("aria-busy", "true"); }, 0);
  });
  const wake = () => all("form[data-sent]").forEach((form) => { delete form.dataset.sent; all("[aria-busy]", form).forEach((button) => button.removeAttribute("aria-busy")); all("[aria-busy]").filter((button) => button.form === form).forEach((button) => button.removeAttribute("aria-busy")); });
  addEventListener("pageshow", wake);
  document.addEventListener("htmx:afterRequest", wake);

  // The question is a <template data-ask> of the page (translated there); without one, the browser's own.
  const ask = (question, from, yes) => {
    const shape = document.querySelector("template[data-ask]");
    if (!shape || !window.HTMLDialogElement) { if (window.confirm(question)) yes(); return; }
    const dialog = shape.content.firstElementChild.cloneNode(true);
    dialog.querySelector("[data-ask-text]").textContent = question;
    if (from?.textContent.trim()) dialog.querySelector("[data-ask-yes]").textContent = from.dataset.confirmYes || from.textContent.trim();
    dialog.querySelector("[data-ask-yes]").addEventListener("click", () => { dialog.close(); yes(); });
    dialog.addEventListener("close", () => { dialog.remove(); from?.focus(); });
    document.body.append(dialog);
    dialog.showModal();
  };

  // ── htmx: an answer that would overwrite what was typed meanwhile is left out; the next one brings it. ──
  const typedIn = (target) => all("textarea, input[type=text]", target).map((field) => field.value).join("\u0000");
  document.addEventListener("htmx:beforeRequest", (event) => { event.detail.target.typedBefore = typedIn(event.detail.target); });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    if (target.typedBefore !== undefined && target.typedBefore !== typedIn(target)) event.detail.shouldSwap = false;
  });

  // ── Dialogs: [data-dialog="id"] opens <dialog id>; [data-close] closes; focus returns.
  //    Without script the opener is a link or button to the same form as a page. ──
  const openers = new WeakMap();
  const openDialog = (dialog, opener) => {
    if (!dialog || !dialog.showModal) return false;
    if (dialog.open) dialog.close();
    if (opener) openers.set(dialog, opener);
    dialog.showModal();
    (dialog.querySelector("[autofocus]") || dialog.querySelector("input:not([type=hidden]), textarea, select, button"))?.focus();
    return true;
  };
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener && openDialog(document.getElementById(opener.dataset.dialog), opener)) event.preventDefault();
    const closer = event.target.closest("[data-close]");
    if (closer?.closest("dialog[open]")) { event.preventDefault(); closer.closest("dialog").close(); }
  });
  document.addEventListener("close", (event) => {
    if (event.target instanceof HTMLDialogElement) openers.get(event.target)?.focus();
  }, true);
  // What is fetched may take the focus before it opens; it goes back to where it was.
  let before = null;
  document.addEventListener("htmx:beforeRequest", () => { if (!document.activeElement?.closest("dialog")) before = document.activeElement; });
  const greet = (from) => all("dialog[data-open]", from).forEach((dialog) => { dialog.removeAttribute("open"); openDialog(dialog, dialog.contains(document.activeElement) ? before : document.activeElement); });
  greet(document);
  document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) greet(event.target.parentElement || document); });

  // ── Toast: [data-toast][data-seconds]; counts the undo down, stays while hovered or focused ──
  const startToast = (toast) => {
    if (toast.dataset.running) return;
    toast.dataset.running = "1";
    let left = Number(toast.dataset.seconds) || 8;
    const out = toast.querySelector("[data-left]");
    const sentence = out?.textContent.replace(/\d+/, "#");
    let held = false;
    const hold = (yes) => () => { held = yes; };
    toast.addEventListener("pointerenter", hold(true)); toast.addEventListener("pointerleave", hold(false));
    toast.addEventListener("focusin", hold(true)); toast.addEventListener("focusout", hold(false));
    const undo = Boolean(out);  // an undo window is the server's: holding the toast does not lengthen it
    const tick = setInterval(() => {
      if (held && !undo) return;
      left -= 1;
      if (out) out.textContent = sentence.replace("#", String(Math.max(left, 0)));
      if (left <= 0) { clearInterval(tick); if (toast.contains(document.activeElement)) document.querySelector("main")?.focus(); toast.remove(); }
    }, 1000);
  };
  all("[data-toast]").forEach(startToast);
  document.addEventListener("htmx:load", (event) => all("[data-toast]", event.target).forEach(startToast));

  // ── Copy: [data-copy="text"] or [data-copy-from="#id"], says so in its own label for 2 s ──
  all("[data-copy], [data-copy-from]").forEach((button) => { button.hidden = !navigator.clipboard; });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-copy-from]");
    if (!button) return;
    const from = button.dataset.copyFrom && document.querySelector(button.dataset.copyFrom);
    await navigator.clipboard.writeText(button.dataset.copy || (from && (from.value ?? from.textContent)) || "");
    const label = button.querySelector("[data-copy-label]") || button;
    const before = label.textContent;
    label.textContent = button.dataset.copied || "✓";
    setTimeout(() => { label.textContent = before; }, 2000);
  });

  // ── Length: <output data-length-of="id"> shows "n of max" from its own words ──
  const measure = (from) => all("[data-length-of]", from).forEach((out) => {
    const field = document.getElementById(out.dataset.lengthOf);
    if (!field) return;
    const shape = out.dataset.shape || "# / @";
    const show = () => {
      const text = field.value;
      const n = out.dataset.unit === "words" ? (text.match(/[\p{Script=Han}]|[^\s\p{Script=Han}]+/gu) || []).length : [...text].length;
      const max = Number(out.dataset.max) || field.maxLength;
      out.textContent = shape.replace("#", String(n)).replace("@", String(max));
      out.classList.toggle("fg-late", max > 0 && n > max);
    };
    field.addEventListener("input", show); show(); out.hidden = false;
  });
  measure(document);
  document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) measure(event.target); });

  // ── Follow-up fields: a radio or checkbox with data-shows="id" opens that part.
  //    Without script all parts are open. ──
  const shows = all("[data-shows]");
  const reveal = () => {
    const wanted = new Set(shows.filter((input) => input.checked).map((input) => input.dataset.shows));
    new Set(shows.map((input) => input.dataset.shows)).forEach((id) => {
      const part = document.getElementById(id);
      if (part) part.hidden = !wanted.has(id);
    });
  };
  if (shows.length) { document.addEventListener("change", (event) => { if (event.target.matches("input[type=radio], input[type=checkbox]")) reveal(); }); reveal(); }

  // ── Errors: the summary takes the focus once ───────────────────────────
  document.querySelector(".error-summary[data-focus]")?.focus();

  // ── Threads open at their newest line ──────────────────────────────────
  all("[data-to-end]").forEach((pane) => { pane.scrollTop = pane.scrollHeight; });

  // ── Keys. Off inside fields, off with <body data-keys="off">.
  //    Rows: [data-row] with [data-row-open], [data-key="r"] … inside it.
  //    Page: [data-key="n"] anywhere, pressed or focused. Picks: [data-pick="1"];
  //    [data-then="id"] on a pick is where one goes on typing. ──
  const keysOn = () => document.body.dataset.keys !== "off";
  const inField = (target) => target instanceof Element && (target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]") !== null);
  const rows = () => all("[data-row]").filter((row) => row.offsetParent !== null || row.getClientRects().length);
  const current = () => document.activeElement?.closest?.("[data-row]") || document.querySelector("[data-row][data-selected=key]");
  const focusRow = (row) => {
    all("[data-row][data-selected=key]").forEach((other) => other.removeAttribute("data-selected"));
    if (!row.hasAttribute("data-selected")) row.dataset.selected = "key";
    (row.querySelector("[data-row-open]") || row.querySelector("a, button"))?.focus();
    row.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const press = (element) => {
    if (!element || element.disabled) return false;
    if (element.matches("input, textarea, select")) { element.focus(); if (element.matches("[type=radio], [type=checkbox]")) element.click(); }
    else element.click();
    return true;
  };
  document.addEventListener("keydown", (event) => {
    const dialog = document.querySelector("dialog[open]");
    if ((event.metaKey || event.ctrlKey) && event.key === "Enter") {
      const form = document.activeElement?.closest("form") || document.querySelector("form[data-main]");
      const button = (form && (form.querySelector("[data-primary]") || document.querySelector(`[data-primary][form="${form.id}"]`) || form.querySelector(".btn--primary[type=submit], .btn--primary:not([type])")))
        || document.querySelector("[data-primary]");
      if (button) { event.preventDefault(); press(button); }
      return;
    }
    if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
      const search = document.querySelector("[data-search]");
      if (search) { event.preventDefault(); search.focus(); }
      return;
    }
    if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") {
      if (dialog) return;
      if (inField(event.target)) { event.target.blur(); return; }
      const leave = document.querySelector("[data-key='Escape']");
      if (leave) { event.preventDefault(); press(leave); }
      return;
    }
    if (!keysOn() || inField(event.target)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const scope = dialog || document;
    if (key === "/") {
      const search = box || document.querySelector("[data-search]");
      if (search && !dialog) { event.preventDefault(); search.focus(); }
      return;
    }
    if ((key === "j" || key === "k") && !dialog) {
      const list = rows();
      if (!list.length) return;
      event.preventDefault();
      const at = list.indexOf(current());
      focusRow(list[Math.min(Math.max(at + (key === "j" ? 1 : -1), 0), list.length - 1)]);
      return;
    }
    if (key === "?" && !dialog) {
      const help = document.getElementById("keys");
      if (help) { event.preventDefault(); openDialog(help, document.activeElement); }
      return;
    }
    if (/^[1-9]$/.test(key)) {
      const pick = all(`[data-pick="${key}"]`, scope).find((element) => element.offsetParent !== null || element.closest("label")?.offsetParent);
      if (pick) { event.preventDefault(); press(pick); document.getElementById(pick.dataset.then)?.focus(); }
      return;
    }
    if (key === "Enter" && !dialog) {
      const row = current();
      if (row && document.activeElement === document.body) { event.preventDefault(); press(row.querySelector("[data-row-open]")); }
      return;
    }
    if (key === " " && document.activeElement && document.activeElement !== document.body && document.activeElement.matches("button, a, summary, input, [tabindex]")) return;
    const wanted = CSS.escape(key);
    const row = dialog ? null : current();
    // Chosen cards go together, wherever the focus is.
    const together = dialog ? null : document.querySelector("[data-chosen]:not([hidden])")?.querySelector(`[data-key="${wanted}"]`);
    const hit = together || row?.querySelector(`[data-key="${wanted}"]`) || all(`[data-key="${wanted}"]`, scope).find((element) => !element.closest("[data-row]"));
    if (hit) { event.preventDefault(); press(hit); }
  });

  // ── Board: choosing cards [data-choose] fills the bar [data-chosen]; the form works without. ──
  const bar = document.querySelector("[data-chosen]");
  if (bar) {
    const count = bar.querySelector("[data-chosen-count]");
    const show = () => {
      const n = all("[data-choose]:checked").length;
      bar.hidden = n === 0;
      if (count) count.textContent = String(n);
    };
    document.addEventListener("change", (event) => { if (event.target.matches("[data-choose]")) show(); });
    bar.querySelector("[data-choose-none]")?.addEventListener("click", () => { all("[data-choose]:checked").forEach((pick) => { pick.checked = false; }); show(); });
    addEventListener("pageshow", show); show();
  }

  // ── Selects that act at once: <select data-go> in a GET form (the button beside it stays for no-JS) ──
  all("select[data-go]").forEach((select) => {
    select.addEventListener("change", () => select.form?.requestSubmit());
    select.form?.querySelector("[data-go-button]")?.setAttribute("hidden", "");
  });

  // ── Popovers where the browser has none: the menu button is a link's twin ──
  if (!HTMLElement.prototype.hasOwnProperty("popover")) {
    all("[popovertarget]").forEach((button) => button.addEventListener("click", () => {
      const menu = document.getElementById(button.getAttribute("popovertarget"));
      if (menu) menu.toggleAttribute("data-shown");
    }));
  }
})();
