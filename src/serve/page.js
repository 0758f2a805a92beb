// What the page does: takes files or pasted text, sends each draft to be checked, shows and filters what comes back.
// Drafts stay in this page only; for a download the draft is sent again, because nothing is kept.
"use strict";
(function () {
  const $ = (id) => document.getElementById(id);
  const words = JSON.parse($("words").textContent);
  const say = (key, values) => words[key].replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? values[name] : whole));
  const limit = Number(document.body.dataset.limit);
  const SEVERITIES = ["error", "warning", "info"];
  let chosen = [];
  let results = [];
  let shown = null;
  let step = -1;

  function make(tag, options, ...children) {
    const element = Object.assign(document.createElement(tag), options);
    element.append(...children);
    return element;
  }
  function status(text, isFault) {
    $("status").textContent = text;
    $("status").className = isFault ? "fault" : "";
  }

  // Choosing.
  let isOver = false;
  function choose(files) {
    // What was chosen stays for another look; new files after a check are a new desk.
    if (isOver && files.length > 0) chosen = [];
    isOver = false;
    for (const file of files) {
      if (!chosen.some((other) => other.name === file.name && other.size === file.size && other.lastModified === file.lastModified)) chosen.push(file);
    }
    listChosen();
    if (chosen.length > 0) status(say("chosen", { n: chosen.length }));
  }
  function listChosen() {
    $("chosen").replaceChildren(...chosen.map((file) => {
      const remove = make("button", { type: "button", textContent: "✕" });
      remove.setAttribute("aria-label", say("remove", { name: file.name }));
      remove.addEventListener("click", () => {
        chosen = chosen.filter((other) => other !== file);
        listChosen();
        status("");
        $("files").focus();
      });
      return make("li", {}, make("span", { textContent: file.name }), remove);
    }));
  }
  $("files").addEventListener("change", () => {
    choose($("files").files);
    $("files").value = "";
  });
  // A file dropped anywhere is meant for us: otherwise the browser would leave the page and show it.
  let depth = 0;
  const carriesFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files");
  addEventListener("dragenter", (event) => { if (carriesFiles(event)) { depth += 1; $("drop").classList.add("over"); } });
  addEventListener("dragleave", (event) => { if (carriesFiles(event)) { depth -= 1; if (depth <= 0) $("drop").classList.remove("over"); } });
  addEventListener("dragover", (event) => { if (carriesFiles(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    $("drop").classList.remove("over");
    choose(event.dataTransfer.files);
  });

  // Asking.
  function settings() {
    const form = $("ask").elements;
    return { stage: form.stage.value, profile: form.profile.value, lang: document.body.dataset.lang };
  }
  // The bytes of a draft. A file that was saved anew, moved or is locked since it was chosen can no longer be read.
  async function bytes(draft) {
    if (draft.body.size > limit) throw new Error(say("large", { name: draft.name, limit: Math.max(1, Math.floor(limit / 1048576)) }));
    try {
      return await draft.body.arrayBuffer();
    } catch {
      throw new Error(say("stale", { name: draft.name }));
    }
  }
  async function ask(what, name, body, asked) {
    const query = new URLSearchParams({ ...asked, name });
    let response;
    try {
      response = await fetch(what + "?" + query, { method: "POST", body, headers: { "Content-Type": "application/octet-stream" } });
    } catch {
      throw new Error(say("away"));
    }
    if (response.ok) return response;
    const refusal = await response.json().catch(() => null);
    throw new Error(refusal && refusal.message ? refusal.message : say("away"));
  }
  function drafts() {
    const list = chosen.map((file) => ({ name: file.name, body: file }));
    const pasted = $("paste").value;
    if (pasted.trim() !== "") list.push({ name: say("pasted"), body: new Blob([pasted]) });
    return list;
  }
  $("ask").addEventListener("submit", async (event) => {
    event.preventDefault();
    const list = drafts();
    if (list.length === 0) {
      status(say("nothing"), true);
      $("files").focus();
      return;
    }
    const button = $("ask").querySelector("button.main");
    const asked = settings();
    button.disabled = true;
    results = [];
    show(null);
    for (const [i, draft] of list.entries()) {
      status(say("checking", { name: draft.name, i: i + 1, n: list.length }));
      const result = { draft, asked };
      try {
        // Kept, so that a download is of what was checked.
        result.bytes = await bytes(draft);
        result.answer = await (await ask("check", draft.name, result.bytes, asked)).json();
      } catch (error) {
        result.fault = error.message;
      }
      results.push(result);
      listResults();
    }
    button.disabled = false;
    isOver = true;
    status(say("done", { n: results.filter((result) => result.answer).length }));
    const first = results.find((result) => result.answer);
    show(first || null);
    $("result-title").focus();
    $("result").scrollIntoView();
  });
  $("ask").addEventListener("change", (event) => {
    if (event.target.type === "radio" && results.length > 0) status(say("changed"));
  });

  // Results.
  function told(counts) {
    const parts = SEVERITIES.filter((name) => counts[name] > 0).map((name) => counts[name] + " " + say(name));
    return parts.length > 0 ? parts.join(", ") : say("clean");
  }
  function listResults() {
    $("result").hidden = results.length === 0;
    $("list").replaceChildren(...results.map((result) => {
      if (result.fault) {
        const fault = result.fault.startsWith(result.draft.name) ? result.fault : result.draft.name + ": " + result.fault;
        return make("li", {}, make("p", { className: "fault", textContent: fault }));
      }
      const button = make("button", { type: "button" },
        make("span", { textContent: result.draft.name }), make("span", { className: "counts", textContent: told(result.answer.counts) }));
      button.setAttribute("aria-current", String(result === shown));
      button.addEventListener("click", () => { show(result); $("name").focus(); });
      return make("li", {}, button);
    }));
    // One draft that was read needs no list.
    $("list").hidden = results.length === 1 && !results[0].fault;
  }
  function show(result) {
    shown = result;
    step = -1;
    listResults();
    $("one").hidden = !result;
    if (!result) return;
    const answer = result.answer;
    $("name").textContent = answer.name;
    $("summary").replaceChildren(...answer.summary.map((textContent) => make("li", { textContent })));
    $("copying").hidden = !answer.copied;
    $("no-copy").hidden = answer.copied;
    $("severities").replaceChildren(...SEVERITIES.map((name) => {
      const box = make("input", { type: "checkbox", checked: true, name, id: "on-" + name });
      const swatch = make("span", { className: "swatch " + name });
      return make("label", {}, box, swatch, make("span", { textContent: say(name) + " (" + answer.counts[name] + ")" }));
    }));
    $("group").replaceChildren(make("option", { value: "", textContent: say("all") }),
      ...answer.groups.map((group) => make("option", { value: group.name, textContent: group.title + " (" + group.count + ")" })));
    $("only").checked = false;
    // The server made it of escaped text; no script of it would be run either (Content-Security-Policy).
    $("document").innerHTML = answer.html;
    filter();
  }
  const findings = () => Array.from($("document").querySelectorAll("article.finding"));
  const visible = () => findings().filter((finding) => !finding.classList.contains("hidden"));
  function filter() {
    const group = $("group").value;
    const on = SEVERITIES.filter((name) => $("severities").querySelector("[name=" + name + "]").checked);
    const off = new Set();
    for (const finding of findings()) {
      const isOn = on.some((name) => finding.classList.contains(name)) && (group === "" || finding.dataset.group === group);
      finding.classList.toggle("hidden", !isOn);
      if (!isOn) off.add("#" + finding.id);
    }
    for (const mark of $("document").querySelectorAll("mark")) mark.classList.toggle("off", off.has(mark.firstElementChild.getAttribute("href")));
    for (const row of $("document").querySelectorAll(".row.found")) row.classList.toggle("quiet", !row.querySelector("article.finding:not(.hidden)"));
    $("document").classList.toggle("only", $("only").checked);
    step = -1;
    tellStep();
  }
  $("filters").addEventListener("change", filter);
  function tellStep() {
    const n = visible().length;
    $("at").textContent = n === 0 && findings().length > 0 ? say("none") : step < 0 ? (n > 0 ? say("count", { n }) : "") : say("at", { i: step + 1, n });
    $("back").disabled = $("on").disabled = n === 0;
  }
  function go(by) {
    const list = visible();
    if (list.length === 0) return;
    step = step < 0 ? (by > 0 ? 0 : list.length - 1) : (step + by + list.length) % list.length;
    for (const finding of findings()) finding.classList.remove("here");
    const finding = list[step];
    finding.classList.add("here");
    finding.tabIndex = -1;
    finding.focus({ preventScroll: true });
    finding.scrollIntoView({ block: "center" });
    tellStep();
  }
  $("back").addEventListener("click", () => go(-1));
  $("on").addEventListener("click", () => go(1));

  // Taking away.
  async function save(what, more) {
    const result = shown;
    if (!result) return;
    status(say("saving"));
    try {
      const response = await ask(what, result.draft.name, result.bytes, { ...result.asked, ...more });
      const header = response.headers.get("Content-Disposition") || "";
      const name = decodeURIComponent((header.match(/filename\*=UTF-8''(.+)$/) || ["", result.draft.name])[1]);
      const href = URL.createObjectURL(await response.blob());
      const link = make("a", { href, download: name });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(href), 60000);
      status(say("saved", { name }));
    } catch (error) {
      status(error.message, true);
    }
  }
  $("copy").addEventListener("click", () => save("copy", $("track").checked ? { track: "1" } : {}));
  $("sheet").addEventListener("click", () => save("sheet", {}));
  $("print").addEventListener("click", () => print());
})();
